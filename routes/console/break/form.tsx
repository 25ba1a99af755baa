import type { Dialect } from '../../../app/dialect.ts';
import { wordKinds } from '../../../app/faults/kinds.ts';
import { outcomeByHttp } from '../../../app/outcomes.ts';
import { outcomeRows, outcomeWords } from '../outcome.tsx';
import type { Room } from '../view.ts';
import { Choice, Text } from './controls.tsx';
import { HowMany } from './how-many.tsx';
import { spans, type Wanted } from './wanted.ts';

interface FormProps {
  wanted: Wanted;
  room: Room;
  dialects: readonly Dialect[];
}

/** A rule as a sentence with gaps; every choice shows it in words, and as a call of the admin API. */
export function RuleForm({ wanted, room, dialects }: FormProps) {
  return (
    <form method="get" action="/console/break" class="rule">
      <HowMany wanted={wanted} />
      <Whose wanted={wanted} room={room} dialects={dialects} />
      <What wanted={wanted} />
      <div class="row">
        <button
          type="submit"
          class="primary"
          id="stand"
          name="token"
          value={room.token}
          formmethod="post"
          formaction="/console/break/stand"
        >
          Make it so
        </button>
        <noscript>
          <button type="submit">Show it in words</button>
        </noscript>
      </div>
    </form>
  );
}

function Whose({ wanted, room, dialects }: FormProps) {
  const services = room.deps.native.phrases.map(({ service }) => [service.name, service.title] as const);
  const vendors = dialects.map(({ name, title }) => [name, name === 'native' ? 'our own words' : title] as const);
  const keys = room.deps.config.API_KEYS.map(({ name }) => [name, name] as const);
  return (
    <div class="fields">
      <Choice name="service" title="of" none="any service" options={services} value={wanted.service} />
      <Choice name="vendor" title="in the words of" none="anybody" options={vendors} value={wanted.vendor} />
      <Choice name="key" title="by key" none="any" options={keys} value={wanted.key} />
      <Text name="session" title="in session" value={wanted.session} hint="any" />
      <Text name="subject" title="about" value={wanted.subject} hint="any identifier" />
    </div>
  );
}

function What({ wanted: { meet, fault, seconds, note } }: { wanted: Wanted }) {
  const meets = outcomeRows.map(({ code }) => [String(code), outcomeWords(code)] as const);
  const known = [...[...outcomeByHttp.keys()].map(String), ...wordKinds.flatMap(({ usages }) => usages)];
  return (
    <div class="fields">
      <Choice
        name="meet"
        title="meet"
        options={[...meets, ['other', 'an HTTP error, a delay, a broken connection ...']]}
        value={meet}
      />
      {meet === 'other' && (
        <label>
          namely
          <input
            id="fault"
            name="fault"
            list="faults"
            value={fault}
            required
            data-send
            autocomplete="off"
            spellcheck={false}
          />
          <datalist id="faults">
            {known.map((one) => (
              <option value={one} />
            ))}
          </datalist>
        </label>
      )}
      <Choice name="seconds" title="for how long" options={spans} value={seconds} />
      <Text name="note" title="Note" value={note} hint="why, for the others" />
    </div>
  );
}
