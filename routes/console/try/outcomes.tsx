import { wordKinds } from '../../../app/faults/kinds.ts';
import { outcomeByHttp } from '../../../app/outcomes.ts';
import { kindOf, outcomeRows } from '../outcome.tsx';
import { Token } from '../page.tsx';
import { type Chosen, endpointOf } from './chosen.ts';

/** A button for every outcome: pressing it sends the request that meets it. */
export function Outcomes({ chosen, token }: { chosen: Chosen; token: string }) {
  const { meet } = chosen;
  const custom = meet !== '' && !outcomeRows.some(({ code }) => String(code) === meet);
  return (
    <>
      <form method="post" action="/console/send" class="outcomes">
        <Picked chosen={chosen} token={token} />
        <fieldset>
          <legend>Send it, to meet</legend>
          <div class="buttons">
            <Outcome id="meet-nothing" value="" now={meet === ''} kind="good" title="What is there">
              The world's own answer
            </Outcome>
            {outcomeRows
              .filter(({ code }) => code !== 101)
              .map(({ code, name, message }) => (
                <Outcome
                  id={`meet-${code}`}
                  value={String(code)}
                  now={meet === String(code)}
                  kind={kindOf(code)}
                  title={`${code} ${name.replaceAll('_', ' ')}`}
                >
                  {message}
                </Outcome>
              ))}
          </div>
        </fieldset>
      </form>
      <form method="post" action="/console/send" class="row">
        <Picked chosen={chosen} token={token} />
        <label class="grow">
          Or an HTTP error, a delay or anything of the fault grammar
          <input
            id="other"
            name="meet"
            list="faults"
            value={custom ? meet : ''}
            autocomplete="off"
            spellcheck={false}
            placeholder="503;retry-after=2"
          />
          <datalist id="faults">
            {[...[...outcomeByHttp.keys()].map(String), ...wordKinds.flatMap(({ usages }) => usages)].map((one) => (
              <option value={one} />
            ))}
          </datalist>
        </label>
        <button type="submit" id="meet-other">
          Send
        </button>
      </form>
    </>
  );
}

/** What was picked beside the outcome. */
function Picked({ chosen, token }: { chosen: Chosen; token: string }) {
  const { dialect, phrase, about, way, key, session } = chosen;
  const fields = { vendor: dialect.name, endpoint: endpointOf(phrase), about: about?.id ?? '', way, key, session };
  return (
    <>
      <Token token={token} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

interface OutcomeProps {
  id: string;
  value: string;
  now: boolean;
  kind: string;
  title: string;
  children: string;
}

function Outcome({ id, value, now, kind, title, children }: OutcomeProps) {
  return (
    <button
      type="submit"
      name="meet"
      value={value}
      id={id}
      class={`outcome ${kind}`}
      aria-pressed={now ? 'true' : 'false'}
    >
      <span class="word">{title}</span>
      <span class="hint">{children}</span>
    </button>
  );
}
