import type { Child } from 'hono/jsx';
import { Notice } from '../page.tsx';
import type { Room } from '../view.ts';
import { type Asked, linkTo, queryOf } from './asked.ts';
import { Calls, type Listed, type Told } from './calls.tsx';
import { Charts } from './charts.tsx';
import { curlOf } from './curl.ts';
import { type Figures, readFigures } from './figures.ts';
import { Filters } from './filters.tsx';
import { JournalOff } from './journal-off.tsx';
import { namesOf } from './names.ts';
import { type Opened, OpenedCall } from './opened.tsx';
import { detailOf, readRecords } from './set.ts';
import { Toolbar } from './toolbar.tsx';

/** The view as the address bar asks for it; `problem` is what was wrong with what was done in it. */
export async function livePage(room: Room, asked: Asked, problem?: string): Promise<Child> {
  const { journal, config } = room.deps;
  if (!journal) return <JournalOff config={config} />;
  const list = await room.admin('GET', `/requests?${queryOf(asked, { next: asked.next })}`);
  const wrong = list.status === 200 ? undefined : detailOf(list.body);
  const listed = wrong === undefined ? (list.body as Listed) : { requests: [] };
  const live = wrong === undefined && asked.next === undefined;
  const figures = live ? await readFigures(journal, room.deps, asked, listed.requests[0]?.id) : undefined;
  const opened = asked.open === undefined ? undefined : await readOpened(asked.open, room);
  return (
    <>
      <h1>Live</h1>
      <p class="lead">What your app just sent, what it got, and why.</p>
      {[problem, wrong, typeof opened === 'string' ? opened : undefined].map(
        (text) => text !== undefined && <Notice kind="wrong">{text}</Notice>,
      )}
      <Filters asked={asked} deps={room.deps} />
      <Followed asked={asked} room={room} figures={figures} listed={listed}>
        {typeof opened === 'object' && <OpenedCall opened={opened} asked={asked} room={room} />}
      </Followed>
    </>
  );
}

interface FollowedProps {
  asked: Asked;
  room: Room;
  /** Absent on an older page, which stays as it is, and where nothing can be followed. */
  figures: Figures | undefined;
  listed: Listed;
  children: Child;
}

/** What the script keeps up to date, and what it needs for that. */
function Followed({ asked, room, figures, listed, children }: FollowedProps) {
  const names = namesOf(room.deps);
  const data = figures && {
    'data-query': queryOf(asked),
    'data-after': String(figures.newest),
    'data-minutes': JSON.stringify(figures.minutes),
    'data-names': JSON.stringify(names),
  };
  return (
    <div id="live" {...data}>
      {figures && <Charts minutes={figures.minutes} names={names} />}
      <div class="both">
        <section class="panel" aria-labelledby="calls">
          <Toolbar asked={asked} />
          <Calls listed={listed} asked={asked} names={names} />
          <p class="empty" id="none" hidden={listed.requests.length > 0}>
            No calls here yet. Point your client at <code>{room.origin}</code>, or send one from <a href="/">Try</a>.
          </p>
          {listed.next !== undefined && (
            <a class="button" href={linkTo(asked, { next: listed.next })} data-swap id="older">
              Older calls
            </a>
          )}
        </section>
        {children}
      </div>
    </div>
  );
}

/** The call that is open, with what can be made of it; a text where there is no such call. */
async function readOpened(id: string, room: Room): Promise<Opened | string> {
  const { status, body } = await room.admin('GET', `/request/${encodeURIComponent(id)}`);
  if (status !== 200) return detailOf(body);
  const told = body as Told;
  const dialects = await room.dialects();
  const dialect = dialects.find(({ name }) => name === told.dialect) ?? dialects[0]!;
  return { told, curl: await curlOf(told, dialect, room), records: await readRecords(told, room) };
}
