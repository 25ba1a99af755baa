import { outcomeWords } from '../outcome.tsx';
import type { SetAnswer } from '../set-answer.ts';
import type { Told } from './calls.tsx';
import type { FormProps } from './replay.tsx';
import { saidOf } from './set.ts';

interface AlwaysProps {
  told: Told;
  records: SetAnswer[];
  form: FormProps;
  /** One was set just now. */
  fresh: boolean;
}

/** Lets what this identifier met be what it always meets. */
export function Always({ told, records, form, fresh }: AlwaysProps) {
  const { service, subject, session } = told;
  if (service === undefined || subject === undefined) return null;
  return (
    <section class="part" aria-labelledby="always">
      <h3 id="always">Make this identifier always answer so</h3>
      <Standing records={records} fresh={fresh} subject={subject} />
      <form method="post" action={form.action} class="row">
        {form.token}
        <p class="grow">
          <bdi class="mono">{subject.slice(0, 200)}</bdi> in {service} then always meets {wordsFor(told)}, before files,
          magic identifiers and the world.
        </p>
        {session !== undefined && (
          <label>
            For
            <select name="session" id="always-for">
              <option value={session}>session {session} alone</option>
              <option value="">all calls</option>
            </select>
          </label>
        )}
        <button type="submit" id="always-set">
          Always answer so
        </button>
      </form>
    </section>
  );
}

function Standing({ records, fresh, subject }: { records: SetAnswer[]; fresh: boolean; subject: string }) {
  if (records.length === 0) return null;
  return (
    <div class="notice done" role={fresh ? 'status' : undefined}>
      {records.map((record) => (
        <p>
          Set for {record.session === undefined ? 'all calls' : `session ${record.session}`}:{' '}
          <bdi class="mono">{record.subject}</bdi> always meets {metBy(record)}.
        </p>
      ))}
      <a href={`/console/world?q=${encodeURIComponent(subject)}`} id="undo">
        See it and undo it in World
      </a>
    </div>
  );
}

function wordsFor(told: Told): string {
  const said = saidOf(told);
  if ('fault' in said) return `the fault ${said.fault}`;
  return told.code === 101 ? 'this success' : outcomeWords(told.code);
}

function metBy({ outcome, fault }: SetAnswer): string {
  if (outcome !== undefined) return outcomeWords(outcome);
  return fault === undefined ? 'a success with the value of this call' : `the fault ${fault}`;
}
