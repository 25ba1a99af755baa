import { type Detail, Refusal } from '../outcomes.ts';
import { chanceParams } from './chance.ts';
import type { Bounds, Kind, Limits, Params } from './kind.ts';
import { allowedFaults, kinds } from './kinds.ts';
import { type Item, parseStructuredList, SyntaxProblem } from './structured-list.ts';

/** A fault as it was asked for: a kind with its parameters. */
export interface Fault {
  text: string;
  kind: Kind;
  params: Params;
}

/** Nobody needs more, and what is read is remembered: a list without bounds would be a way to fill the memory. */
const longestText = 1000;
const mostFaults = 16;

/**
 * Reads faults, in the order in which they act.
 * @example parseFaults('delay;ms=800, 503', { maxDelayMs: 60_000 })
 * @throws Refusal `invalid_fault`, which says what is allowed in both environments
 */
export function parseFaults(text: string, limits: Limits): Fault[] {
  if (text.length > longestText) throw invalid(`Write at most ${longestText} characters.`, '', text);
  let items: Item[];
  try {
    items = parseStructuredList(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxProblem)) throw problem;
    throw invalid(
      `A fault is a word or a number, with parameters after ";". ${allowedFaults()}`,
      problem.message,
      text,
    );
  }
  if (items.length > mostFaults) throw invalid(`Write at most ${mostFaults} faults.`, '', text);
  return items.map((item) => readFault(item, limits));
}

function readFault(item: Item, limits: Limits): Fault {
  const name = String(item.value);
  const kind = kinds.get(name);
  if (!kind) throw invalid(`Unknown fault. ${allowedFaults()}`, `Unknown fault "${name}".`, item.text);
  const bounds = { ...kind.params(limits), ...chanceParams };
  const params = new Map<string, number>();
  for (const [param, value] of item.params) params.set(param, readParam(kind, param, value, bounds, item));
  checkForms(kind, params, item);
  return { text: item.text, kind, params };
}

function readParam(kind: Kind, param: string, value: unknown, bounds: Record<string, Bounds>, item: Item): number {
  const bound = Object.hasOwn(bounds, param) ? bounds[param] : undefined;
  if (!bound) {
    const allowed = `${kind.name} takes ${Object.keys(bounds).join(', ')}.`;
    throw invalid(`Unknown parameter. ${allowed}`, `Unknown parameter "${param}".`, item.text);
  }
  const { min, max, decimals } = bound;
  if (typeof value === 'number' && value >= min && value <= max && (decimals || Number.isInteger(value))) return value;
  const range = `${param} must be a ${decimals ? '' : 'whole '}number from ${min} to ${max}.`;
  throw invalid(range, `${param}=${String(value)} is outside what is allowed.`, item.text);
}

function checkForms(kind: Kind, params: Params, item: Item): void {
  if (kind.forms.length === 0) return;
  const own = [...params.keys()].filter((param) => !Object.hasOwn(chanceParams, param));
  const fits = kind.forms.some((form) => form.length === own.length && form.every((param) => params.has(param)));
  const ordered = (params.get('min') ?? 0) <= (params.get('max') ?? Number.POSITIVE_INFINITY);
  if (fits && ordered) return;
  const usages = kind.usages.join(', or ');
  const problem = fits ? 'min is above max.' : `${kind.name} was given ${own.join(', ') || 'nothing'}.`;
  throw invalid(`Write ${usages}.`, problem, item.text);
}

/** Refuses a fault; `allowed` is told in both environments: it is our own language, no secret. */
function invalid(allowed: string, problem: string, given: string): Refusal {
  const detail: Detail = { problem: problem || allowed, given: given.slice(0, 200) };
  return new Refusal('invalid_fault', { by: 'fault', message: allowed, detail });
}
