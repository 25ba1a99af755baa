import { describe, expect, it } from 'vitest';
import { Refusal } from '../app/outcomes.ts';
import { defaultLimits, memoryStore } from '../app/store/memory/store.ts';
import { bodyOf } from './support/app.ts';
import { type Visitor, visit } from './support/console.ts';
import { pan } from './support/journal.ts';

const path = '/console/break';

const stand = (visitor: Visitor, fields: Record<string, string>) =>
  visitor.send(`${path}/stand`, { many: 'every', meet: '108', seconds: '', ...fields });

describe('a rule in words', () => {
  it.each([
    [{}, 'The next 2 calls meet 108 unavailable'],
    [{ many: 'every' }, 'Every call meets 108 unavailable'],
    [{ many: 'next', count: '1' }, 'The next call meets 108 unavailable'],
    [{ many: 'share', percent: '12.5' }, '12.5 percent of the calls meet 108 unavailable'],
    [{ many: 'nobody knows' }, 'The next 2 calls meet 108 unavailable'],
    [{ many: 'every', meet: 'other', fault: '503;retry-after=2' }, 'Every call meets HTTP 503;retry-after=2'],
    [{ many: 'every', meet: 'other', fault: 'delay;ms=800, 103' }, 'Every call meets delay;ms=800, then 103 not found'],
    [{ many: 'every', meet: 'other', fault: '108;every=3' }, 'One in 3 calls meets 108 unavailable'],
    [{ many: 'every', meet: 'other', fault: '108;every=1' }, 'Every call meets 108 unavailable'],
    [
      { many: 'every', meet: 'other', fault: '108;times=2;after=3' },
      'The next 2 calls, after the first 3, meet 108 unavailable',
    ],
    [{ many: 'every', meet: 'other', fault: 'dely' }, 'Every call meets dely'],
    [{ many: 'every', meet: 'other', fault: '' }, 'Every call meets nothing yet'],
    [
      { many: 'every', service: 'pan-to-gst', vendor: 'karza', key: 'key-1', session: 's-1', subject: 'AAACN0000A' },
      'Every call of PAN to GST in the words of Karza by key &quot;key-1&quot; in session &quot;s-1&quot; about AAACN0000A meets 108 unavailable',
    ],
    [{ many: 'every', service: 'x', vendor: 'y' }, 'Every call of x in the words of y meets 108 unavailable'],
  ] as [Record<string, string>, string][])('%j: %s', async (asked, words) => {
    const { text } = await (await visit()).open(`${path}?${new URLSearchParams(asked)}`);
    expect(text).toContain(`<p class="words" role="status"><bdi>${words}</bdi>.</p>`);
  });

  it('has a gap for what is no outcome, where that is wanted', async () => {
    const { open } = await visit();
    expect((await open(path)).text).not.toContain('id="fault"');
    const { text } = await open(`${path}?meet=other&fault=reset`);
    expect(text).toContain('id="fault" name="fault" list="faults" value="reset"');
    expect(text).toContain('<option value="delay;ms=800"></option>');
  });
});

describe('a rule that stands', () => {
  it.each([
    ['', ''],
    ['89', ', 89 s left'],
    ['90', ', 2 min left'],
    ['3600', ', 60 min left'],
    ['5400', ', 2 h left'],
    ['86400', ', 24 h left'],
    ['172800', ', 2 days left'],
  ])('for %j seconds says how long it has', async (seconds, left) => {
    const visitor = await visit();
    expect((await stand(visitor, { seconds })).headers.get('location')).toBe(path);
    expect((await visitor.open(path)).text).toContain(
      `<span class="hint">not met yet${left} · <code>108</code></span>`,
    );
  });

  it('says how often it was met, and why it is there', async () => {
    const visitor = await visit();
    await stand(visitor, { note: 'the <bank> is down' });
    for (const words of ['met by 1 call', 'met by 2 calls']) {
      const { internal_status_code } = await bodyOf(await visitor.app.post('/pan-to-gst', pan('ABCDE1234F')));
      expect(internal_status_code).toBe(108);
      expect((await visitor.open(path)).text).toContain(
        `<span class="hint">${words} · <bdi>the &lt;bank&gt; is down</bdi> · <code>108</code></span>`,
      );
    }
  });

  it('can be stopped, alone or with all others', async () => {
    const visitor = await visit();
    for (const subject of ['AAACN0000A', 'ABCDE1234F', 'AAACM0000Z']) await stand(visitor, { subject });
    const { text } = await visitor.open(path);
    expect(text).toContain('Stop all 3');
    const [, id] = /id="stop-(r-[^"]+)"/.exec(text)!;
    for (const gone of [id!, id!, 'r-nope']) {
      const stopped = await visitor.send(`${path}/stop`, { id: gone });
      expect([stopped.status, stopped.headers.get('location')]).toEqual([303, path]);
    }
    expect((await visitor.open(path)).text).toContain('Stop all 2');
    expect((await visitor.send(`${path}/stop-all`, {})).status).toBe(303);
    const { text: none } = await visitor.open(path);
    expect(none).toContain('Nothing: every call meets the world as it is.');
    expect(none).not.toContain('stop-all');
  });

  it('that cannot be is refused in words, with the form as it was', async () => {
    const response = await stand(await visit(), { meet: 'other', fault: 'dely', note: 'kept' });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain('Unknown fault. Use an outcome');
    expect(html).toContain('value="kept"');
  });

  it('cannot be stopped where the store is gone, and that is said', async () => {
    const store = memoryStore(() => 0, defaultLimits);
    const remove = () => {
      throw new Refusal('source_unavailable');
    };
    const visitor = await visit({}, { store: { ...store, standing: { ...store.standing, remove } } });
    await stand(visitor, {});
    const response = await visitor.send(`${path}/stop-all`, {});
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('class="notice wrong"');
  });
});
