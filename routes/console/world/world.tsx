import type { Holder } from '../../../data/entities.ts';
import { problemOf, textIn } from '../form.ts';
import { Notice } from '../page.tsx';
import type { Done, Room, View } from '../view.ts';
import { Entity } from './entity.tsx';
import { List } from './list.tsx';
import { byIdentifier, readAsked, search } from './search.ts';

const path = '/console/world';

/** Who there is, what each service says of them, and answers set in its place. */
export const worldView: View = {
  path,
  title: 'World',
  styles: ['world.css'],
  show: (c, room) => shown((name) => c.req.query(name), room),
  actions: { set, remove, reset },
};

type Given = (name: string) => string | undefined;

function shown(given: Given, room: Room, problem?: string) {
  const { world } = room.deps;
  const pan = given('pan');
  const asked = readAsked(given);
  const found = search(asked, world);
  const holder: Holder | undefined = pan === undefined ? undefined : byIdentifier(pan.slice(0, 100), world);
  const one = holder ?? (found.exact ? found.holders[0] : undefined);
  return (
    <>
      {problem !== undefined && <Notice kind="wrong">{problem}</Notice>}
      {pan !== undefined && !holder && <Notice kind="wrong">Nobody has the PAN {pan.slice(0, 100)}.</Notice>}
      {one ? <Entity holder={one} room={room} /> : <List asked={asked} found={found} token={room.token} />}
    </>
  );
}

async function set(form: FormData, room: Room): Promise<Done> {
  const outcome = textIn(form, 'outcome');
  const given = outcome === '' ? read(textIn(form, 'value')) : { outcome: Number(outcome) };
  if (given === undefined) return wrong(form, room, 'The answer is no JSON.');
  return done(await room.admin('PUT', addressOf(form), given), form, room);
}

async function remove(form: FormData, room: Room): Promise<Done> {
  const answer = await room.admin('DELETE', addressOf(form));
  return done(answer.status === 404 ? { ...answer, status: 204 } : answer, form, room);
}

async function reset(form: FormData, room: Room): Promise<Done> {
  const session = textIn(form, 'session');
  return done(
    await room.admin('POST', `/reset${session === '' ? '' : `?session=${encodeURIComponent(session)}`}`),
    form,
    room,
  );
}

function addressOf(form: FormData): string {
  const [service, subject, session] = ['service', 'subject', 'session'].map((name) =>
    encodeURIComponent(textIn(form, name)),
  );
  return `/records/${service}/${subject}${session === '' ? '' : `?session=${session}`}`;
}

function done({ status, body }: { status: number; body: unknown }, form: FormData, room: Room): Done | Promise<Done> {
  const pan = textIn(form, 'pan');
  if (status < 300) return { to: pan === '' ? path : `${path}?pan=${encodeURIComponent(pan)}` };
  return wrong(form, room, problemOf(body));
}

async function wrong(form: FormData, room: Room, problem: string): Promise<Done> {
  const pan = textIn(form, 'pan');
  return { show: await shown((name) => (name === 'pan' && pan !== '' ? pan : undefined), room, problem), status: 400 };
}

/** JSON, or undefined where it is none. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
