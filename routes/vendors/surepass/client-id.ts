import type { Call } from '../../../app/call.ts';
import { hash32 } from '../../../data/hash.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The twenty letters that end a client id; of a ticket they are all that is kept. */
export function twentyLetters(seed: string): string {
  return Array.from({ length: 20 }, (_, at) => letters[hash32(`${seed} ${at}`) % letters.length]).join('');
}

/**
 * Surepass's name of one call: the product and twenty letters [D].
 * @example clientId('pan', call) // 'pan_dpzjKVcQJPFjmulSWpTj'
 */
export function clientId(product: string, call: Call): string {
  return `${product}_${twentyLetters(call.id)}`;
}
