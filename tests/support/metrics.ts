import type { Deps } from '../../app/app.ts';
import { readConfig } from '../../app/config.ts';
import { journalFor } from '../../app/journal/journal.ts';
import { prometheus } from '../../app/metrics/prometheus.ts';
import { storeLimits } from '../../app/store/limits.ts';
import { memoryStore } from '../../app/store/memory/store.ts';
import { key, testApp } from './app.ts';

export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** What stands at `/metrics`. */
export interface Scraped {
  /** Each family's type, by its name. */
  types: Map<string, string>;
  samples: Sample[];
  /** The value of the one sample that has these labels. */
  value(name: string, labels?: Record<string, string>): number | undefined;
}

const familyShape = /^# (HELP|TYPE) ([a-z_:][a-z0-9_:]*) (.+)$/i;
const sampleShape = /^([a-z_:][a-z0-9_:]*)(?:\{(.*)\})? (\S+)$/i;
const labelShape = /([a-z_][a-z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/gy;
const numberShape = /^(?:[+-]?Inf|NaN|-?\d+(?:\.\d+)?(?:e[+-]\d+)?)$/i;

/** Reads Prometheus's text, or OpenMetrics, as strictly as their formats are written; throws at what is in neither. */
export function parseMetrics(text: string, { open = false } = {}): Scraped {
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const samples: Sample[] = [];
  const seen = new Set<string>();
  for (const line of linesOf(text, open)) {
    const [, kind, family = '', said = ''] = familyShape.exec(line) ?? [];
    if (kind === 'HELP') once(helped, family, line);
    else if (kind === 'TYPE') types.set(once(types, family, line), said);
    else {
      const sample = parseSample(line);
      checkFamily(sample, types, open);
      once(seen, identityOf(sample), line);
      samples.push(sample);
    }
  }
  for (const [family, type] of types) if (type === 'histogram') checkHistogram(family, samples);
  return { types, samples, value: (name, labels = {}) => find(samples, name, labels)?.value };
}

/** In OpenMetrics no line is empty, and there is an end. */
function linesOf(text: string, open: boolean): string[] {
  const end = open ? '\n# EOF\n' : '\n';
  if (!text.endsWith(end)) throw new Error(`ends in ${JSON.stringify(text.slice(-20))}`);
  const lines = text.slice(0, -end.length).split('\n');
  return open ? lines : lines.filter((line) => line !== '');
}

function once(known: { has(one: string): boolean; add?(one: string): unknown }, one: string, line: string): string {
  if (known.has(one)) throw new Error(`twice: ${line}`);
  known.add?.(one);
  return one;
}

function parseSample(line: string): Sample {
  const [, name, text = '', value = ''] = sampleShape.exec(line) ?? [];
  if (name === undefined || !numberShape.test(value)) throw new Error(`no sample: ${line}`);
  const found = [...text.matchAll(labelShape)];
  if (found.map(([whole]) => whole).join('') !== text) throw new Error(`wrong labels: ${line}`);
  const labels = Object.fromEntries(found.map(([, label, said]) => [label!, said!]));
  if (Object.keys(labels).length !== found.length) throw new Error(`a label twice: ${line}`);
  return { name, labels, value: numberOf(value) };
}

/** A sample stands below the family that it is of. */
function checkFamily({ name }: Sample, types: Map<string, string>, open: boolean): void {
  const counter = open && name.endsWith('_total') ? types.get(name.slice(0, -'_total'.length)) === 'counter' : false;
  const plain = types.get(name);
  const own = plain === 'gauge' || (!open && plain === 'counter');
  const part = types.get(name.replace(/_(?:bucket|sum|count)$/, '')) === 'histogram' && plain === undefined;
  if (!counter && !own && !part) throw new Error(`of no family: ${name}`);
}

function checkHistogram(family: string, samples: Sample[]): void {
  const buckets = new Map<string, Sample[]>();
  for (const sample of samples.filter(({ name }) => name === `${family}_bucket`)) {
    const { le, ...labels } = sample.labels;
    const of = identityOf({ name: `${family}_count`, labels });
    buckets.set(of, [...(buckets.get(of) ?? []), { ...sample, labels: { le: le! } }]);
  }
  for (const [of, all] of buckets) {
    const counts = all.map(({ value }) => value);
    const bounds = all.map(({ labels }) => numberOf(labels.le!));
    const count = samples.find((sample) => identityOf(sample) === of)?.value;
    if (!rises(counts) || !rises(bounds) || bounds.at(-1) !== Number.POSITIVE_INFINITY || counts.at(-1) !== count) {
      throw new Error(`wrong buckets: ${of}`);
    }
  }
}

function rises(numbers: number[]): boolean {
  return numbers.every((number, i) => i === 0 || number >= numbers[i - 1]!);
}

function numberOf(text: string): number {
  return Number(text.replace('Inf', 'Infinity'));
}

function identityOf({ name, labels }: Pick<Sample, 'name' | 'labels'>): string {
  return JSON.stringify([name, Object.entries(labels).sort()]);
}

function find(samples: Sample[], name: string, labels: Record<string, string>): Sample | undefined {
  const wanted = identityOf({ name, labels });
  return samples.find((sample) => identityOf(sample) === wanted);
}

/** The whole app in this process, with its metrics switched on. */
export function meteredApp(env: Record<string, string> = {}, deps: Partial<Deps> = {}) {
  const settings = { METRICS: 'prometheus', ...env };
  const config = readConfig({ API_KEYS: key, ...settings });
  const store = deps.store ?? memoryStore(Date.now, storeLimits(config));
  const journal = journalFor(config, store);
  const metrics = prometheus({ store, journal });
  const app = testApp(settings, { store, journal, metrics, ...deps });
  return { ...app, scrape: async () => parseMetrics(await (await app.fetch('/metrics')).text()) };
}
