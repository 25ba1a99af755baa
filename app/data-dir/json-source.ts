import { JsonProblem, walkJson } from './json-walk.ts';
import type { Source } from './source.ts';
import { DataError, type Path, type Wrong } from './wrong.ts';

/** A file of JSON; lines are looked for only where something is wrong. */
export interface JsonSource extends Source {
  text: string;
}

export function jsonSource(file: string, text: string): JsonSource {
  const explain = (wrong: Wrong) => {
    const offset = wrong instanceof JsonProblem ? wrong.offset : offsetOf(text, wrong.path);
    const line = text.slice(0, offset).split('\n').length;
    return new DataError(`${file} line ${line}`, `, ${jsonPath(wrong.path)}: ${wrong.message}`);
  };
  return { file, text, explain };
}

/** The value of a text; @throws JsonProblem, which knows where, as the error of `JSON.parse` does not always */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    walkJson(text, () => {});
    throw error;
  }
}

/** Where the value at this path starts, the last one where names stand twice; where it is missing, what should hold it. */
function offsetOf(text: string, wanted: Path): number {
  let best = 0;
  let depth = 0;
  const see = (path: Path, offset: number) => {
    if (path.length < depth || !path.every((step, i) => step === wanted[i])) return;
    best = offset;
    depth = path.length;
  };
  try {
    walkJson(text, see);
  } catch (problem) {
    // What is no JSON further on is the next mistake.
    if (!(problem instanceof JsonProblem)) throw problem;
  }
  return best;
}

/** @example jsonPath(['AAACN0000A', 'accounts', 0]) // $.AAACN0000A.accounts[0] */
function jsonPath(path: Path): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^[A-Za-z_]\w*$/.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(step)}]`;
  });
  return `$${steps.join('')}`;
}
