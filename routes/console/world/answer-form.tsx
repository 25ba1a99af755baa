import { Copyable } from '../copyable.tsx';
import { OutcomeChip, outcomeRows, outcomeWords } from '../outcome.tsx';
import { Token } from '../page.tsx';
import type { SetAnswer } from '../set-answer.ts';
import type { Answer } from './answers.ts';

/** One answer, what was set in its place, and the form that sets it. */
export function AnswerItem({ answer, token, pan, at }: { answer: Answer; token: string; pan: string; at: number }) {
  const { service, question, code, value, set } = answer;
  const which = { pan, service: service.name, subject: question.id };
  return (
    <details class="answer-item" open={set.length > 0}>
      <summary>
        <span class="title">{service.title}</span> <code>{question.id}</code> <OutcomeChip code={code} />
        {set.length > 0 && <span class="chip care">set by somebody</span>}
      </summary>
      {value !== undefined && <Copyable id={`answer-${at}`} text={JSON.stringify(value, null, 2)} />}
      {set.map((one) => (
        <WasSet set={one} which={which} token={token} />
      ))}
      <form method="post" action="/console/world/set" class="set">
        <Token token={token} />
        <Which which={which} />
        <div class="row">
          <label>
            Let it always meet
            <select name="outcome" id={`outcome-${at}`}>
              {outcomeRows.map((one) => (
                <option value={String(one.code)} selected={one.code === 108}>
                  {outcomeWords(one.code)}
                </option>
              ))}
              <option value="">the answer below</option>
            </select>
          </label>
          <label>
            in session
            <input name="session" placeholder="all" autocomplete="off" id={`session-${at}`} />
          </label>
          <button type="submit" id={`set-${at}`}>
            Set
          </button>
        </div>
        <label class="value">
          Its answer, as JSON
          <textarea name="value" rows={6} spellcheck={false} id={`value-${at}`}>
            {JSON.stringify(value ?? null, null, 2)}
          </textarea>
        </label>
      </form>
    </details>
  );
}

function Which({ which }: { which: Record<string, string> }) {
  return Object.entries(which).map(([name, value]) => <input type="hidden" name={name} value={value} />);
}

function WasSet({ set, which, token }: { set: SetAnswer; which: Record<string, string>; token: string }) {
  const what =
    set.outcome !== undefined ? outcomeWords(set.outcome) : (set.fault ?? `answers ${JSON.stringify(set.value)}`);
  return (
    <form method="post" action="/console/world/remove" class="notice row spread">
      <Token token={token} />
      <Which which={{ ...which, session: set.session ?? '' }} />
      <span>
        {set.session === undefined ? 'For all calls: ' : `In session "${set.session}": `}
        <bdi>{what.slice(0, 300)}</bdi>
      </span>
      <button type="submit" id={`undo-${set.service}-${set.subject}-${set.session ?? ''}`}>
        Undo
      </button>
    </form>
  );
}
