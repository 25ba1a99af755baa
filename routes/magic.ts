import { kinds } from '../app/faults/kinds.ts';
import { outcomeByCode, outcomeByHttp } from '../app/outcomes.ts';

/** Wire faults have words of two digits, in this order from `0001`; they are frozen, so add at the end. */
const wireFaults = ['reset', 'empty', 'garbage', 'truncate', 'malformed', 'html', 'timeout'];

/**
 * The fault of a four-digit word, the last digits of a magic identifier:
 * `0103` is outcome 103, `0503` HTTP 503, `0001` a reset, `2000` an answer after 2,000 ms.
 */
export function toFault(word: string): string | undefined {
  const number = Number(word);
  if (number >= 1000) return `delay;ms=${number}`;
  if (outcomeByCode.has(number) || outcomeByHttp.has(number)) return String(number);
  return wireFaults[number - 1];
}

/** The four-digit word of a fault; undefined where it has none. */
export function toWord(fault: string): string | undefined {
  const ms = /^delay;ms=([1-9]\d{3})$/.exec(fault)?.[1];
  if (ms !== undefined) return ms;
  if (/^\d{3}$/.test(fault) && kinds.has(fault)) return fault.padStart(4, '0');
  const wire = wireFaults.indexOf(fault);
  return wire < 0 ? undefined : String(wire + 1).padStart(4, '0');
}
