import { took } from '../assets/live-words.js';
import { OutcomeChip } from '../outcome.tsx';
import { Notice, Token } from '../page.tsx';
import type { SetAnswer } from '../set-answer.ts';
import type { Room } from '../view.ts';
import { Always } from './always.tsx';
import { type Asked, linkTo, livePath, queryOf } from './asked.ts';
import { Time, type Told } from './calls.tsx';
import type { Curl } from './curl.ts';
import { Replay } from './replay.tsx';
import { Sides } from './sides.tsx';
import { Why } from './why.tsx';

export interface Opened {
  told: Told;
  curl: Curl;
  /** What was set for its identifier already. */
  records: SetAnswer[];
}

interface OpenedProps {
  opened: Opened;
  asked: Asked;
  room: Room;
}

/** A call that was opened: what it was, why it was answered so, both sides, and what can be made of it. */
export function OpenedCall({ opened, asked, room }: OpenedProps) {
  const { told, curl, records } = opened;
  const query = queryOf(asked, { open: String(told.id) });
  const form = (name: string) => ({ action: `${livePath}/${name}?${query}`, token: <Token token={room.token} /> });
  return (
    <section class="panel entry" aria-labelledby="entry">
      <div class="row spread">
        <h2 id="entry" tabindex={-1}>
          <bdi>{told.service ?? `${told.method} ${told.path.slice(0, 80)}`}</bdi> <OutcomeChip code={told.code} />
        </h2>
        <a href={linkTo(asked, { next: asked.next })} class="button quiet" data-swap id="close">
          Close
        </a>
      </div>
      {asked.done === 'sent' && <Notice>This is what came of sending it again.</Notice>}
      <Why told={told} />
      <Facts told={told} deps={room.deps} />
      <Sides told={told} />
      <Replay curl={curl} told={told} form={form('again')} />
      <Always told={told} records={records} form={form('always')} fresh={asked.done === 'set'} />
    </section>
  );
}

function Facts({ told, deps: { native, vendors } }: { told: Told; deps: Room['deps'] }) {
  const { method, path, key, session, subject, dialect, response, fault, rule, delay_ms, ms } = told;
  const forced = delay_ms > 0 ? `, of which ${took(delay_ms)} were a delay that was asked for` : '';
  const rows = [
    ['Vendor', [native, ...vendors].find(({ name }) => name === dialect)?.title],
    ['Identifier', subject?.slice(0, 500)],
    ['Asked', `${method} ${path.slice(0, 500)}`],
    ['Answered', response.status === 0 ? 'the connection was cut' : `HTTP ${response.status}`],
    ['Took', took(ms) + forced],
    ['Key', key ?? 'none that is known'],
    ['Session', session],
    ['Faults', fault],
    ['Rule', rule],
  ];
  return (
    <dl class="facts">
      <div>
        <dt>Time</dt>
        <dd>
          <Time at={told.time} />
        </dd>
      </div>
      {rows
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}
