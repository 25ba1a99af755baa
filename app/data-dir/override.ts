import { parseFaults } from '../faults/grammar.ts';
import type { Limits } from '../faults/kind.ts';
import { outcomeByCode, Refusal } from '../outcomes.ts';
import type { Override } from '../overrides.ts';
import type { Service } from '../service.ts';
import { namesAt } from './columns.ts';
import { held, unknownField } from './issue.ts';
import { type Path, shown, Wrong } from './wrong.ts';

/** What a record says, held against its service; @throws Wrong, whose path begins with `at` */
export function toOverride(service: Service, given: unknown, at: Path, limits: Limits): Override {
  if (isOnly('outcome', given)) return { fault: outcomeOf(given.outcome, [...at, 'outcome']) };
  if (isOnly('fault', given)) return { fault: faultOf(given.fault, [...at, 'fault'], limits) };
  const value = held(service.output, given, at);
  const stray = strayField(given, value);
  if (stray) throw unknownField([...at, ...stray], namesAt(service.output, stray.slice(0, -1)));
  return { value };
}

/** Whether a record is an object with this and nothing else. */
export function isOnly<Name extends string>(name: Name, given: unknown): given is Record<Name, unknown> {
  return typeof given === 'object' && given !== null && Object.hasOwn(given, name) && Object.keys(given).length === 1;
}

/** The kind of identifier that a service is asked about. */
export function fieldOf(service: Service) {
  return service.subject(service.input.parse(service.example)).field;
}

function outcomeOf(given: unknown, at: Path): string {
  // A cell of CSV is text.
  const code = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
  if (typeof code === 'number' && outcomeByCode.has(code)) return String(code);
  throw new Wrong(at, shown(given), [...outcomeByCode.keys()].join(', '));
}

function faultOf(given: unknown, at: Path, limits: Limits): string {
  if (typeof given !== 'string' || given.trim() === '')
    throw new Wrong(at, shown(given), 'a fault such as delay;ms=500, 503');
  try {
    parseFaults(given, limits);
    return given;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Its first sentence only says that something is unknown.
    throw new Wrong(at, shown(given), error.message.replace(/^Unknown \w+\. |\.$/g, ''));
  }
}

/** The path of a field that was given and that the schema dropped: nothing knows it. */
function strayField(given: unknown, kept: unknown): PropertyKey[] | undefined {
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null) return undefined;
  for (const [name, value] of Object.entries(given)) {
    const step = Array.isArray(given) ? Number(name) : name;
    if (!Object.hasOwn(kept, name)) return [step];
    const inner = strayField(value, (kept as Record<string, unknown>)[name]);
    if (inner) return [step, ...inner];
  }
  return undefined;
}
