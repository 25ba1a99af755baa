import type { Child } from 'hono/jsx';
import { Copyable } from '../copyable.tsx';
import type { Told } from './calls.tsx';
import type { Curl } from './curl.ts';

export interface FormProps {
  action: string;
  token: Child;
}

interface ReplayProps {
  told: Told;
  curl: Curl;
  form: FormProps;
}

/** The call as a line for a shell, and a button that sends it from here. */
export function Replay({ told, curl, form }: ReplayProps) {
  return (
    <section class="part" aria-labelledby="replay">
      <h3 id="replay">Replay as curl</h3>
      <Copyable id="curl" text={curl.text} />
      {curl.notes.map((note) => (
        <p class="hint">{note}</p>
      ))}
      <form method="post" action={form.action}>
        {form.token}
        <button type="submit" id="again" aria-describedby="again-hint">
          Send again
        </button>{' '}
        <span class="hint" id="again-hint">
          {sentWith(told)}
        </span>
      </form>
    </section>
  );
}

function sentWith({ key, session }: Told): string {
  if (key === undefined) return 'As it came: its key is none that is known.';
  return session === undefined ? `With the key "${key}".` : `With the key "${key}", in session "${session}".`;
}
