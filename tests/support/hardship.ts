/** How often something hard is done: once among all tests, so often where they are about nothing else. */
export const rounds = (often: number): number => (process.env.HARDSHIP === 'true' ? often : 1);

/** Prints a figure, for who wants to know more than that it was well. */
export function figure(...words: (string | number)[]): void {
  if (process.env.HARDSHIP === 'true')
    console.log(words.map((word) => (typeof word === 'number' ? brief(word) : word)).join(' '));
}

function brief(number: number): string {
  return String(Math.abs(number) < 10 ? Math.round(number * 10) / 10 : Math.round(number));
}

/** Resident memory of a process, in MB. */
export function residentMb(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) / 1024;
}
