import type { AppContext } from '../../../app/call.ts';
import type { Done, Room, View } from '../view.ts';
import { sendAgain } from './again.ts';
import { linkTo, livePath, readAsked } from './asked.ts';
import type { Told } from './calls.tsx';
import { livePage } from './live-page.tsx';
import { detailOf, setFor } from './set.ts';

/** What came, what was answered, and why; as it comes. */
export const liveView: View = {
  path: livePath,
  title: 'Live',
  styles: ['live.css'],
  scripts: ['live.js'],
  show: (c, room) => livePage(room, readAsked(c)),
  actions: {
    again: (_form, room, c) => withCall(c, room, (told) => again(told, room, c)),
    always: (form, room, c) => withCall(c, room, (told) => always(told, form, room, c)),
  },
};

async function withCall(c: AppContext, room: Room, act: (told: Told) => Promise<Done>): Promise<Done> {
  const { status, body } = await room.admin('GET', `/request/${encodeURIComponent(readAsked(c).open ?? '')}`);
  return status === 200 ? act(body as Told) : refused(detailOf(body), room, { ...readAsked(c), open: undefined }, 404);
}

async function again(told: Told, room: Room, c: AppContext): Promise<Done> {
  const asked = readAsked(c);
  const sent = await sendAgain(told, room);
  return 'problem' in sent
    ? refused(sent.problem, room, asked, 502)
    : { to: `${linkTo(asked, { open: sent.id, done: 'sent' })}#entry` };
}

async function always(told: Told, form: FormData, room: Room, c: AppContext): Promise<Done> {
  const asked = readAsked(c);
  const problem = await setFor(told, String(form.get('session') ?? ''), room);
  return problem === undefined
    ? { to: `${linkTo(asked, { open: asked.open, done: 'set' })}#entry` }
    : refused(problem, room, asked, 400);
}

async function refused(problem: string, room: Room, asked: ReturnType<typeof readAsked>, status: 400 | 404 | 502) {
  return { show: await livePage(room, asked, problem), status };
}
