import { toCurl } from '../../../app/ways.ts';
import { Copyable } from '../copyable.tsx';
import { problemOf, textIn } from '../form.ts';
import { Notice } from '../page.tsx';
import type { Done, Room, View } from '../view.ts';
import { RuleForm } from './form.tsx';
import { ruleWords } from './rule-words.ts';
import { type Rule, Standing } from './standing.tsx';
import { readWanted, ruleOf, type Wanted } from './wanted.ts';

const path = '/console/break';

/** Rules in words: which calls meet what, and for how long. */
export const breakView: View = {
  path,
  title: 'Break it',
  styles: ['break.css'],
  scripts: ['break.js'],
  show: (c, room) =>
    shown(
      readWanted((name) => c.req.query(name)),
      room,
    ),
  actions: {
    stand,
    stop: (form, room) => remove(`/rules/${encodeURIComponent(textIn(form, 'id'))}`, room),
    'stop-all': (_form, room) => remove('/rules', room),
  },
};

async function stand(form: FormData, room: Room): Promise<Done> {
  const wanted = readWanted((name) => textIn(form, name));
  const { status, body } = await room.admin('POST', '/rules', ruleOf(wanted));
  if (status === 201) return { to: path };
  return { show: await shown(wanted, room, problemOf(body)), status: 400 };
}

/** One that is gone already is no trouble. */
async function remove(which: string, room: Room): Promise<Done> {
  const { status, body } = await room.admin('DELETE', which);
  if (status < 300 || status === 404) return { to: path };
  return {
    show: await shown(
      readWanted(() => undefined),
      room,
      problemOf(body),
    ),
    status: 503,
  };
}

async function shown(wanted: Wanted, room: Room, problem?: string) {
  const dialects = await room.dialects();
  const rule = ruleOf(wanted);
  const { body } = await room.admin('GET', '/rules');
  const { rules = [] } = body as { rules?: Rule[] };
  return (
    <>
      <h1>Make it fail</h1>
      <p class="lead">For an app that cannot send a header: what you set here stands for every call that fits.</p>
      {problem !== undefined && <Notice kind="wrong">{problem}</Notice>}
      <div class="columns">
        <section class="panel" aria-label="A new rule">
          <RuleForm wanted={wanted} room={room} dialects={dialects} />
          <p class="words" role="status">
            <bdi>{ruleWords(rule, dialects)}</bdi>.
          </p>
          <details open>
            <summary>The same as a call</summary>
            <Copyable id="rule-call" text={callOf(rule, room)} />
          </details>
        </section>
        <Standing rules={rules} dialects={dialects} token={room.token} now={room.deps.now()} />
      </div>
    </>
  );
}

/** With words in the place of the key: the admin key never stands in a page. */
function callOf(rule: object, { origin, deps }: Room): string {
  const headers = {
    [deps.config.ADMIN_KEY ? 'X-Admin-Key' : 'X-API-Key']: 'YOUR-KEY',
    'Content-Type': 'application/json',
  };
  return toCurl(origin, { method: 'POST', path: '/__admin/rules', headers, body: JSON.stringify(rule) });
}
