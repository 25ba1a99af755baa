import type { Config } from '../../../app/config.ts';
import { hasMagic } from './asked-request.ts';
import { addressOf, type Chosen, endpointOf, ways } from './chosen.ts';

const wayTitles = { header: 'a header', query: 'the query', magic: 'a magic identifier' };

/** What to ask, whom about, and as whom; each choice shows its request at once. */
export function Picker({ chosen, config }: { chosen: Chosen; config: Config }) {
  const { dialects, dialect, phrase, about, cast, meet, way, key, session } = chosen;
  return (
    <form method="get" action="/" class="picker">
      <input type="hidden" name="meet" value={meet} />
      <label>
        Vendor
        <select id="vendor" name="vendor" data-send>
          {dialects.map(({ name, title }) => (
            <option value={name} selected={name === dialect.name}>
              {name === 'native' ? 'None: our own words' : title}
            </option>
          ))}
        </select>
      </label>
      <Endpoints chosen={chosen} />
      <input type="hidden" name="endpoint" value={endpointOf(phrase)} />
      {cast.length > 0 && (
        <label>
          About
          <select id="about" name="about" data-send>
            {cast.map(({ id, name, role }) => (
              <option value={id} selected={id === about?.id}>
                {[id, name, role].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </label>
      )}
      <details open={way !== 'header' || session !== '' || key !== config.API_KEYS[0]?.name}>
        <summary>How, and with which key</summary>
        <label>
          Ask for an outcome by
          <select id="way" name="way" data-send>
            {ways.map((one) => (
              <option value={one} selected={one === way} disabled={one === 'magic' && meet !== '' && !hasMagic(chosen)}>
                {wayTitles[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Key
          <select id="key" name="key" data-send>
            {config.API_KEYS.map(({ name }) => (
              <option selected={name === key}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Session
          <input
            id="session"
            name="session"
            value={session}
            pattern="[A-Za-z0-9_.\-]{1,64}"
            data-send
            autocomplete="off"
          />
          <span class="hint">Optional: rules and counts of its own.</span>
        </label>
      </details>
      <noscript>
        <button type="submit">Show the request</button>
      </noscript>
    </form>
  );
}

/** Every endpoint as a link, since there may be forty. */
function Endpoints({ chosen }: { chosen: Chosen }) {
  const { dialect, phrase } = chosen;
  return (
    <fieldset>
      <legend>{dialect.name === 'native' ? 'Service' : 'Endpoint'}</legend>
      <ul class="endpoints">
        {dialect.phrases.map((one, i) => (
          <li>
            <a
              id={`endpoint-${i}`}
              href={addressOf(chosen, { endpoint: endpointOf(one), about: '', meet: '' })}
              data-swap
              aria-current={one === phrase ? 'true' : undefined}
            >
              {one.service.title}
              <code>{dialect.name === 'native' ? one.path : endpointOf(one)}</code>
            </a>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
