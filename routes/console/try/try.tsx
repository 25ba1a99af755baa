import { textIn } from '../form.ts';
import type { Done, Room, View } from '../view.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { type Chosen, choose } from './chosen.ts';
import { Outcomes } from './outcomes.tsx';
import { Picker } from './picker.tsx';
import { RequestPanel } from './request-panel.tsx';
import { type Sent, send } from './sent.ts';

/** Any service in any vendor's words, with any outcome: the request to copy, and what comes back. */
export const tryView: View = {
  path: '/',
  title: 'Try',
  styles: ['try.css'],
  show: async (c, room) => shown(await choose((name) => c.req.query(name), room), room),
  actions: { send: sendIt },
};

async function sendIt(form: FormData, room: Room): Promise<Done> {
  const chosen = await choose((name) => textIn(form, name), room);
  return { show: await shown(chosen, room, await send(chosen, room)) };
}

async function shown(chosen: Chosen, room: Room, sent?: Sent) {
  return (
    <>
      <h1>What would your app get?</h1>
      <p class="lead">
        Pick what it asks and what it should meet. Nothing here is real: people, companies and numbers are invented.
      </p>
      <div class="try">
        <section class="panel" aria-label="What to ask">
          <Picker chosen={chosen} config={room.deps.config} />
        </section>
        <div>
          <section class="panel" aria-label="What to meet">
            <Outcomes chosen={chosen} token={room.token} />
          </section>
          <AnswerPanel sent={sent} />
          <RequestPanel chosen={chosen} room={room} />
        </div>
      </div>
    </>
  );
}
