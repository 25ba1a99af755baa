import type { Acting, Kind } from './kind.ts';

/** Faults that end the connection without an answer. */
export const cutFaults: Kind[] = [
  cut('reset', 'cuts the connection with RST', 'reset'),
  cut('empty', 'closes the connection without a byte', 'empty'),
  cut('garbage', 'sends bytes that are no HTTP, and closes', 'garbage'),
  {
    ...cut('timeout', 'never answers: closes the connection after the longest delay that is allowed', 'empty'),
    async act(_params, acting) {
      await acting.wait(acting.hold.maxDelayMs);
      closeAs('empty', acting);
      return undefined;
    },
  },
];

function cut(name: string, title: string, how: 'reset' | 'empty' | 'garbage'): Kind {
  return {
    ...{ name, title, usages: [name], socket: true, params: () => ({}), forms: [] },
    act(_params, acting) {
      closeAs(how, acting);
      return undefined;
    },
  };
}

function closeAs(how: 'reset' | 'empty' | 'garbage', { bend }: Acting): void {
  bend((answer) => {
    answer.cut ??= how;
  });
}
