import type { Dialect } from '../app/dialect.ts';
import { faultHeader, faultQuery } from '../app/faults/inject.ts';
import { wordKinds } from '../app/faults/kinds.ts';
import { outcomeByCode, outcomes } from '../app/outcomes.ts';
import release from '../package.json' with { type: 'json' };
import { adminTag } from './admin/tag.ts';

const outcomeRows = [...outcomeByCode].map(([code, name]) => {
  const { http, message } = outcomes[name];
  return `| ${code} | ${name} | ${http} | ${message} |`;
});

const faultRows = wordKinds.map(
  (kind) => `| ${kind.usages.map((usage) => `\`${usage}\``).join(', ')} | ${kind.title} |`,
);

const description = `A stand-in for the APIs that verify people and businesses in India, with every documented outcome on demand.
All people and companies in it are invented.

| code | outcome | HTTP | message |
|---|---|---|---|
${outcomeRows.join('\n')}

Reach an outcome by a magic identifier (each request below has an example for it), by the header \`${faultHeader}\`
or by the query parameter \`${faultQuery}\`; the header wins. Besides outcomes and HTTP errors (\`503;retry-after=2\`) there are:

| fault | what it does |
|---|---|
${faultRows.join('\n')}
`;

/** The head of a dialect's OpenAPI document. */
export const documentInfo = ({ title, prefix }: Dialect) => ({
  openapi: '3.1.0',
  info: {
    title: prefix === '' ? 'Namuna' : `Namuna: ${title}`,
    version: release.version,
    description: prefix === '' ? description : `${vendorNote(title)}\n\n${description}`,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    contact: { name: 'The maintainers of Namuna' },
  },
  servers: [{ url: '/', description: 'This server' }],
  tags:
    prefix === ''
      ? [{ name: title, description: 'The services in their own words.' }, adminTag]
      : [{ name: title, description: `The services in the words of ${title}.` }],
});

function vendorNote(title: string): string {
  return `A stand-in that speaks as ${title} does. Names belong to their owners; nothing here is affiliated with them.`;
}
