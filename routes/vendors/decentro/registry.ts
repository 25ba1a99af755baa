import { z } from '@hono/zod-openapi';
import { andThen } from '../../../app/and-then.ts';
import { type Part, service } from '../../../app/service.ts';
import { Pan } from '../../fields/tax.ts';
import type { Document } from './document.ts';
import { cin, llpin } from './documents/company.ts';
import { din } from './documents/din.ts';
import { fssai } from './documents/fssai.ts';
import { gstin } from './documents/gstin.ts';
import { gstinDetailed } from './documents/gstin-detailed.ts';
import { licence } from './documents/licence.ts';
import { pan, panDetailed } from './documents/pan.ts';
import { rc } from './documents/rc.ts';
import { voter } from './documents/voter.ts';

const documents = [pan, panDetailed, gstin, gstinDetailed, voter, licence, rc, cin, din, llpin, fssai];

const byType: ReadonlyMap<string, Document> = new Map(documents.map((document) => [document.type, document]));

export const documentTypes = [...byType.keys()];

/** The document of a type; hyphens stand for underscores and small letters for large ones, as the vendor's samples do. */
export function documentOf(type: string): Document | undefined {
  return byType.get(tidyType(type));
}

export function tidyType(type: string): string {
  return type.trim().toUpperCase().replaceAll('-', '_');
}

/** What was asked of a registry, and which; the value is the native service's. */
export interface Registered {
  document_type: string;
  value: unknown;
}

interface Asked {
  document_type: string;
  id_number: string;
  dob?: string | undefined;
}

function partOf({ document_type, id_number, dob }: Asked): Part {
  const { service, input } = documentOf(document_type)!;
  return { service, input: input(id_number, dob), as: (value) => registered(document_type, value) };
}

function registered(document_type: string, value: unknown): Registered | undefined {
  return value === undefined ? undefined : { document_type, value };
}

/** One path for several registries: it asks the native service of the document type. */
export const registry = service({
  name: 'decentro-registry',
  title: 'Public registry',
  description: `What a public registry says of a number: ${documentTypes.join(', ')}.`,
  input: z.object({ document_type: z.string(), id_number: z.string(), dob: z.string().optional() }),
  output: z.object({ document_type: z.string(), value: z.unknown() }),
  example: { document_type: 'PAN', id_number: Pan.example },
  subject(input) {
    const { service, input: asked } = partOf(input);
    return service.subject(asked);
  },
  part: partOf,
  answer(input, world, desk) {
    const { service, input: asked } = partOf(input);
    return andThen(service.answer(asked, world, desk), (value) => registered(input.document_type, value));
  },
});
