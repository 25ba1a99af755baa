import { z } from '@hono/zod-openapi';
import type { Field } from '../../app/field.ts';
import { maskMiddle } from '../../app/mask.ts';
import { toFault, toWord } from '../magic.ts';

interface Declaration {
  name: string;
  shape: RegExp;
  /** An identifier that the world knows. */
  example: string;
  /** The shape in words. */
  description: string;
  /** How many characters a log shows at the start and at the end. */
  shown: [head: number, tail: number];
  magic: Pick<Field, 'fault' | 'magic'>;
  /** Brings usual ways of writing into the one that is stored; it gets upper case. */
  tidy?(text: string): string;
}

/** Declares a kind of identifier; text is trimmed and in upper case, as every identifier here is written. */
export function identifier({ name, shape, example, description, shown, magic, tidy }: Declaration): Field {
  return { name, example, schema: text(name, shape, example, description, tidy), mask: masked(shown), ...magic };
}

/** The schema of an identifier, for those whose magic is their own. */
export function text(name: string, shape: RegExp, example: string, description: string, tidy = (text: string) => text) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be a string') })
    .trim()
    .toUpperCase()
    .overwrite(tidy)
    .regex(shape, `is no ${name}: ${description}`)
    .openapi({ example, description });
}

/** Without the spaces and hyphens that people put between groups. */
export function ungrouped(text: string): string {
  return text.replace(/[\s-]/g, '');
}

/**
 * Magic of identifiers that are a prefix which no authority issues, a word of `magic.ts`, and an ending made from both;
 * a check digit in the ending is written right and not asked for.
 * @example reserved('9999') // DIN 99990103 is not found
 */
export function reserved(prefix: string, ending: (body: string) => string = () => ''): Pick<Field, 'fault' | 'magic'> {
  const write = (word: string) => prefix + word + ending(prefix + word);
  const { length } = write('0101');
  return {
    fault(id) {
      const word = id.slice(prefix.length, prefix.length + 4);
      return id.length === length && id.startsWith(prefix) && /^\d{4}$/.test(word) ? toFault(word) : undefined;
    },
    magic(fault) {
      const word = toWord(fault);
      return word && write(word);
    },
  };
}

function masked([head, tail]: [number, number]): Field['mask'] {
  return (id) => maskMiddle(id, head, tail);
}
