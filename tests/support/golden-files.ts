import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const command = 'UPDATE_GOLDEN=1 npx vitest run --config tests/vitest.config.ts tests/golden-dialects.test.ts';

/** Whether golden files are to be written; @throws where a pipeline asks for it */
export function updating({ UPDATE_GOLDEN, CI }: NodeJS.ProcessEnv): boolean {
  const asked = UPDATE_GOLDEN === '1';
  if (asked && CI) throw new Error('UPDATE_GOLDEN is set where CI is: a pipeline holds golden files, and writes none.');
  return asked;
}

/** The golden files of a folder, one a dialect. */
export function goldenFiles(folder: string) {
  const path = (name: string) => join(folder, `${name}.txt`);
  return {
    /** @throws where there is none, and tells how to make it */
    read(name: string): string {
      if (existsSync(path(name))) return readFileSync(path(name), 'utf8');
      throw new Error(
        `${name} has no golden file. Write ${path(name)} with\n${command}\nand read it before it is kept.`,
      );
    },
    write(name: string, text: string): void {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path(name), text);
    },
    /** What is wrong with each file that belongs to no dialect. */
    strangers(names: readonly string[]): string[] {
      const known = new Set(names.map(path));
      const stale = readdirSync(folder).filter((file) => !known.has(join(folder, file)));
      return stale.map((file) => `${join(folder, file)} is the golden file of no dialect: delete it.`);
    },
  };
}

/** The parts of two texts in which they differ, with the titles of each. */
export function differences(golden: string, now: string): { golden: string; now: string } {
  const parts = (text: string) => text.split('\n\n');
  const only = (text: string, other: string) => {
    const known = new Set(parts(other));
    return parts(text)
      .filter((part) => !known.has(part))
      .join('\n\n');
  };
  return { golden: only(golden, now), now: only(now, golden) };
}

/** For whoever sees a golden file fail. */
export const advice = `It no longer answers as its golden file says. If that is meant: ${command}`;
