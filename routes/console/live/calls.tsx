import type { z } from '@hono/zod-openapi';
import type { ToldEntry } from '../../admin/told-entry.ts';
import { type Names, wordsOf } from '../assets/live-words.js';
import { type Asked, linkTo } from './asked.ts';

export type Told = z.infer<typeof ToldEntry>;

/** A page of calls, newest first. */
export interface Listed {
  requests: Told[];
  next?: string;
}

interface CallsProps {
  listed: Listed;
  asked: Asked;
  names: Names;
}

/** The list; its script adds rows by the template. */
export function Calls({ listed: { requests }, asked, names }: CallsProps) {
  return (
    <section class="calls" aria-label="Calls, newest first" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Call</th>
            <th scope="col">Answer</th>
            <th scope="col" class="number">
              Took
            </th>
          </tr>
        </thead>
        <tbody id="rows">
          {requests.map((told) => (
            <Row told={told} asked={asked} names={names} />
          ))}
        </tbody>
      </table>
      <template id="row">
        <Row told={blank} asked={asked} names={names} />
      </template>
    </section>
  );
}

function Row({ told, asked, names }: { told: Told; asked: Asked; names: Names }) {
  const id = String(told.id);
  const words = wordsOf(told, names);
  return (
    <tr data-id={id}>
      <td>
        <Time at={told.time} />
      </td>
      <td>
        <div class="cell">
          <a
            href={`${linkTo(asked, { open: id, next: asked.next })}#entry`}
            id={`call-${id}`}
            data-swap
            aria-current={asked.open === id ? 'true' : undefined}
          >
            <bdi data-word="what">{words.what}</bdi>
          </a>
          <bdi class="mono" data-word="subject">
            {words.subject}
          </bdi>
          <bdi class="hint" data-word="vendor">
            {words.vendor}
          </bdi>
        </div>
      </td>
      <td>
        <div class="cell">
          <span class={`chip ${words.kind}`} data-word="outcome">
            {words.outcome}
          </span>
          <span class="hint" data-word="status">
            {words.status}
          </span>
          <bdi class="hint mono" data-word="fault">
            {words.fault}
          </bdi>
        </div>
      </td>
      <td class="number" data-word="took">
        {words.took}
      </td>
    </tr>
  );
}

const blank = { id: 0, time: '', method: '', path: '', by: '', code: 0, response: { status: 0 }, ms: 0 } as Told;

/** A time of day: UTC, until a script tells it by the reader's own clock. */
export function Time({ at }: { at: string }) {
  return <time datetime={at}>{at.slice(11, 19)}</time>;
}
