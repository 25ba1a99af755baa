declare module '*/live-figures.js' {
  type Counts = Record<string, number>;

  export interface Minute {
    codes: Counts;
    faults: Counts;
    services: Record<string, Counts>;
  }

  /** By their number since the epoch. */
  export type Minutes = Record<number, Minute>;

  interface Counted {
    time: number;
    code: number;
    ms: number;
    service?: string | undefined;
    fault?: string | undefined;
  }

  export const minutesKept: number;
  export const families: Record<string, string>;
  export function addCall(minutes: Minutes, call: Counted): void;
  export function countsOf(
    minutes: Minutes,
    what: 'codes' | 'faults',
  ): { keys: string[]; rows: { time: number; counts: number[] }[] };
  export function latenciesOf(
    minutes: Minutes,
  ): { service: string; calls: number; p50: number; p95: number; p99: number }[];
}

declare module '*/live-words.js' {
  export interface Names {
    vendors: Record<string, string>;
    outcomes: Record<number, { text: string; kind: string }>;
  }

  interface Said {
    method: string;
    path: string;
    dialect?: string | undefined;
    service?: string | undefined;
    subject?: string | undefined;
    session?: string | undefined;
    fault?: string | undefined;
    by: string;
    code: number;
    response: { status: number };
    ms: number;
  }

  type Word = 'what' | 'subject' | 'vendor' | 'outcome' | 'kind' | 'status' | 'fault' | 'took';

  export function wordsOf(call: Said, names: Names): Record<Word, string>;
  export function took(ms: number): string;
}
