import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordKinds } from '../app/faults/kinds.ts';
import { outcomeByCode, outcomeByHttp, outcomes } from '../app/outcomes.ts';
import companies from '../data/companies.json' with { type: 'json' };
import people from '../data/people.json' with { type: 'json' };
import { dependencies, devDependencies } from '../package.json';
import { Llpin } from '../routes/fields/company.ts';
import { Pan } from '../routes/fields/tax.ts';
import { dialects, services } from '../routes/index.ts';
import { bodyOf, json, key, testApp } from './support/app.ts';

const readme = readFileSync('README.md', 'utf8');
const code = (text: string) => `\`${text}\``;
const { fetch } = testApp({ API_KEYS: 'development:my-secret-key-123' });

describe('the README lists', () => {
  it('every heading in its contents, and no other', () => {
    const [contents = ''] = readme.split('\n## ');
    const linked = [...contents.matchAll(/\[([^\]]+)\]\(#/g)].map(([, title]) => title!);
    const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, title]) => title!);
    expect(linked.sort()).toEqual(headings.sort());
  });

  it('every service, with its path, a body that it answers and its consent', () => {
    const [native] = dialects.slice(-1);
    const declared = native!.phrases.map(({ path, service, example }) => {
      return [service.title, code(path), code(JSON.stringify(example(service.example))), service.personal ? 'Y' : ''];
    });
    expect(table('Services').map(([title, path, body, , consent]) => [title, path, body, consent])).toEqual(declared);
  });

  it('names of services that follow from their paths', () => {
    for (const { name, path } of services) expect(path.slice(1).replaceAll('/', '-')).toBe(name);
  });

  it('every outcome that can be asked for', () => {
    const declared = [...outcomeByCode].map(([number, name]) => {
      const { http, message } = outcomes[name];
      return [`${number}`, name, `${http}`, message, code(Pan.magic(`${number}`)!)];
    });
    expect(table('Make it fail')).toEqual(declared);
  });

  it('every fault', () => {
    const rows = table('Faults').map(([usages = '']) => usages);
    for (const { name, usages } of wordKinds) {
      for (const usage of usages) expect(rows, name).toContain(code(usage));
    }
    expect(section('Faults')).toContain(`: ${[...outcomeByHttp.keys()].join(' ')} |`);
  });

  it('every kind of identifier, with its magic', () => {
    const asked = services.map((service) => service.subject(service.input.parse(service.example)).field);
    const declared = new Map([...asked, Llpin].map((field) => [field.name, field]));
    const rows = table('Magic identifiers').map(([name, , missed, late]) => [name, missed, late]);
    expect(rows).toEqual(
      [...declared.values()].map(({ name, magic }) => [name, code(magic('103')!), code(magic('delay;ms=2000')!)]),
    );
  });

  it('every vendor, with its prefix, hosts, credentials and endpoints', () => {
    const vendors = dialects.filter(({ prefix }) => prefix !== '').sort((a, b) => a.title.localeCompare(b.title));
    const declared = vendors.map(({ title, prefix, hosts, keys, phrases, exchanges = [] }) => {
      const paths = [...exchanges, ...phrases].map(({ path }) => code(path)).join(' ');
      return [title, code(prefix), hosts.map(code).join(' '), keys.map(({ name }) => name).join('; or '), paths];
    });
    expect(table('Point your client here')).toEqual(declared);
  });

  it('the cast', () => {
    expect(table('Companies')).toEqual(
      companies.map(({ pan, name, role, ...rest }) => {
        const number = 'cin' in rest ? rest.cin : 'llpin' in rest ? rest.llpin : undefined;
        return [code(pan), name, number ? code(number) : '', role];
      }),
    );
    expect(table('People')).toEqual(people.map(({ pan, name, role }) => [code(pan), name, role]));
  });

  it('every dependency, and what it is for', () => {
    const rows = table('Dependencies');
    expect(rows.map(([name]) => name)).toEqual(
      [...Object.keys(dependencies), ...Object.keys(devDependencies)].map(code),
    );
    for (const [name, use] of rows) expect(use, name).not.toBe('');
  });
});

it('/openapi.json describes the same outcomes', async () => {
  const { info } = await bodyOf(await fetch('/openapi.json'));
  const rows = table('Make it fail').map((cells) => `| ${cells.slice(0, 4).join(' | ')} |`);
  expect(info.description).toContain(rows.join('\n'));
});

describe('what the README tries', () => {
  const paths = dialects.flatMap(({ prefix, phrases }) =>
    phrases.flatMap(({ path, aliases = [] }) => [path, ...aliases].map((one) => prefix + one)),
  );
  const calls = shellBlocks().flatMap(({ lines, answer, heading }) => {
    // What a line sets holds for the lines below it in its block, and no further.
    const { fetch } = testApp({ API_KEYS: 'development:my-secret-key-123' });
    return lines.flatMap((line) => {
      const call = toCall(line);
      // Answers of a team's own data are tested with the files of such data.
      const elsewhere = heading === 'Your own data' || call?.path.startsWith('/__admin');
      return call ? [{ ...call, line, fetch, answer: elsewhere ? undefined : answer }] : [];
    });
  });

  it('is a good deal', () => {
    expect(calls.length).toBeGreaterThan(15);
    expect(calls.filter(({ answer }) => answer !== undefined).length).toBeGreaterThan(10);
  });

  it.each(calls.map((call) => [call.line, call] as const))('%s', async (line, { path, answer, fetch, ...init }) => {
    const response = await fetch(path, init);
    const text = await response.text();
    if (path.startsWith('/__admin')) expect(text).not.toContain('"about:blank"');
    else expect(paths).toContain(path.replace(/\?.*/, ''));
    const [, code] = / # (\d{3})$/.exec(line) ?? [];
    if (code !== undefined) expect(JSON.parse(text).internal_status_code).toBe(Number(code));
    if (answer !== undefined) expect(withoutIds(JSON.parse(text))).toEqual(withoutIds(JSON.parse(answer)));
  });
});

/** A section without its heading, to the next one of any level. */
function section(heading: string): string {
  const [, text = ''] = new RegExp(`^##+ ${heading}\\n(.*?)(?=^##|(?![^]))`, 'ms').exec(readme) ?? [];
  return text;
}

/** The rows of the tables under a heading, without their heads, as cells. */
function table(heading: string): string[][] {
  const lines = section(heading).split('\n');
  return lines.flatMap((line, i) => {
    const head = !line.startsWith('|') || line.startsWith('|--') || lines[i + 1]?.startsWith('|--');
    return head ? [] : [line.split('|').slice(1, -1)].map((cells) => cells.map((cell) => cell.trim()));
  });
}

interface Block {
  heading: string;
  lines: string[];
  /** The JSON that stands right below. */
  answer?: string;
}

function shellBlocks(): Block[] {
  return readme.split(/^## /m).flatMap((text) => {
    const blocks = text.matchAll(/^```sh\n(.*?)^```\n(?:```json\n(.*?)^```)?/gms);
    const heading = text.split('\n')[0]!;
    return [...blocks].map(([, lines = '', answer]) => {
      return { heading, lines: lines.trim().split('\n'), ...(answer !== undefined && { answer }) };
    });
  });
}

/** What a line of the shell asks, where its body is written out. */
function toCall(line: string): { path: string; method: string; body: string; headers: HeadersInit } | undefined {
  const [, path, body] =
    /(?:^|\s)ask '?([^\s']+)'? '(\{.*?\})'/.exec(line) ?? /localhost:8000\/([^\s']+).* -d '(\{.*?\})'/.exec(line) ?? [];
  if (path === undefined || body === undefined) return undefined;
  const headers = [...line.matchAll(/-H '([\w-]+): ([^']*)'/g)].map(([, name, value]) => [name!, value!]);
  const [, method = 'POST'] = / -X ([A-Z]+)/.exec(line) ?? [];
  return { path: `/${path}`, method, body, headers: { 'X-API-Key': key, ...json, ...Object.fromEntries(headers) } };
}

/** An answer without what differs from call to call. */
function withoutIds(answer: { request_id?: string; value?: { ticket?: string } }): object {
  const ticketed = answer.value?.ticket !== undefined && { value: { ...answer.value, ticket: 'any' } };
  return { ...answer, ...ticketed, ...(answer.request_id !== undefined && { request_id: 'any' }) };
}
