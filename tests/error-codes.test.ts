import { describe, expect, it } from 'vitest';
import { outcomeByCode, outcomeByHttp, outcomes } from '../app/outcomes.ts';
import release from '../package.json' with { type: 'json' };
import { dialects } from '../routes/index.ts';
import { key, testApp } from './support/app.ts';
import { exampleOf } from './support/bad-requests.ts';
import { carried, toFetch } from './support/carried.ts';

const adminKey = 'the-admin-key-9';
const production = testApp({ ENVIRONMENT: 'production', ADMIN_KEY: adminKey });
const names = Object.keys(outcomes).filter((name) => name !== 'valid') as (keyof typeof outcomes)[];
const codes = [...outcomeByCode.keys()].slice(1);
const signs: Record<string, string> = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The texts of each row's cells. */
function cellsOf(text: string): string[][] {
  const rows = [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => [...row!.matchAll(/<td>(.*?)<\/td>/gs)]);
  const plain = (cell: string) => cell.replace(/<[^>]+>/g, '').replace(/&[#\w]+;/g, (sign) => signs[sign]!);
  return rows.slice(1).map((row) => row.map(([, cell]) => plain(cell!)));
}

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  'the error codes of %s',
  (_name, dialect) => {
    const open = (app = production) => app.fetch(`${dialect.prefix}/errors`);

    it('are all there, in the words of our table', async () => {
      const rows = cellsOf(await (await open()).text());
      expect([...new Set(rows.map(([, name]) => name))]).toEqual(names);
      for (const [code, name, message, , status, body] of rows) {
        const row = outcomes[name as keyof typeof outcomes];
        expect([Number(code), message]).toEqual([row.code, row.message]);
        expect([Number(status) >= 200, body]).toEqual([true, expect.stringMatching(/./)]);
      }
    });

    it('are what each endpoint answers to who asks for one', async () => {
      const rows = cellsOf(await (await open()).text());
      const faults = new Set(rows.flatMap(([, , , fault]) => (fault === '' ? [] : [fault!])));
      expect([...faults].map(Number).sort()).toEqual([...codes, ...outcomeByHttp.keys()].sort());
      // All that there is at one endpoint, the outcomes at each.
      const calls = dialect.phrases.flatMap((phrase, i) =>
        [...faults]
          .filter((fault) => i === 0 || codes.includes(Number(fault)))
          .map((fault) => [phrase, fault] as const),
      );
      const told = calls.map(([{ method, path }, fault]) => {
        const own = (endpoints: string) =>
          endpoints === 'all' || endpoints.includes(`${method.toUpperCase()} ${path} `);
        return rows.filter((row) => row[3] === fault && own(row[6]!)).map((row) => `${fault} ${path} ${row[4]}`);
      });
      const met = calls.map(async ([phrase, fault]) => {
        const { headers, ...rest } = await carried(exampleOf(dialect, phrase), dialect.keys[0]!, key);
        const request = { ...rest, headers: { ...headers, 'X-Mock-Fault': fault } };
        return [`${fault} ${phrase.path} ${(await production.fetch(...toFetch(request))).status}`];
      });
      expect(await Promise.all(met)).toEqual(told);
    });

    it('tell nothing but that, to anybody, and load nothing from elsewhere', async () => {
      const [one, other] = await Promise.all([open(), open(testApp())]);
      const text = await one.text();
      expect([one.status, (await other.text()) === text]).toEqual([200, true]);
      const told = [key, adminKey, release.version, '<script'].filter((secret) => text.includes(secret));
      expect([told, /(?:src|href)="(?:https?:)?\/\//.test(text)]).toEqual([[], false]);
      expect(one.headers.get('content-security-policy')).toContain("default-src 'none'");
      const style = await production.fetch(`${dialect.prefix}/errors/style.css`);
      expect(style.headers.get('content-type')).toContain('text/css');
      for (const [, path] of text.matchAll(/href="(\/[^"]*\/errors)"/g)) {
        expect((await production.fetch(path!)).status).toBe(200);
      }
    });
  },
);
