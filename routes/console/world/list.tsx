import type { Holder } from '../../../data/entities.ts';
import { stateOf, states } from '../../../data/states.ts';
import { Token, Wide } from '../page.tsx';
import type { Asked, Found } from './search.ts';
import { kindTitles, traits } from './traits.ts';

/** Who there is, as far as a search goes. */
export function List({ asked, found, token }: { asked: Asked; found: Found; token: string }) {
  return (
    <>
      <h1>Who lives here</h1>
      <p class="lead">
        People and companies that agree across all services and vendors. Any PAN with the serial 0000, such as
        BCDPA0000X, is somebody too: look one up.
      </p>
      <Search asked={asked} />
      <section class="panel" aria-label="Found">
        <p role="status">{found.holders.length === 1 ? 'One is found.' : `${found.holders.length} are found.`}</p>
        {found.holders.length === 0 ? (
          <p class="empty">Nobody fits. Names are searched among those written by hand.</p>
        ) : (
          <Holders holders={found.holders} />
        )}
      </section>
      <section class="panel" aria-labelledby="reset">
        <h2 id="reset">Begin anew</h2>
        <form method="post" action="/console/world/reset" class="row">
          <Token token={token} />
          <label>
            Session
            <input id="reset-session" name="session" placeholder="all" autocomplete="off" />
            <span class="hint">
              Forgets rules, answers that were set, counts and calls: of this session, or of all.
            </span>
          </label>
          <button type="submit" class="danger" id="reset-now">
            Reset
          </button>
        </form>
      </section>
    </>
  );
}

function Search({ asked: { text, state, trait } }: { asked: Asked }) {
  return (
    <form method="get" action="/console/world" class="panel row">
      <label class="grow">
        Any identifier, or a name
        <input id="q" name="q" type="search" value={text} autocomplete="off" spellcheck={false} />
      </label>
      <label>
        State
        <select id="state" name="state" data-send>
          <option value="">any</option>
          {[...states.values()].map(({ code, name }) => (
            <option value={code} selected={code === state}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Who is or has
        <select id="trait" name="trait" data-send>
          <option value="">anything</option>
          {traits.map(({ name, title }) => (
            <option value={name} selected={name === trait?.name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="primary" id="search">
        Search
      </button>
    </form>
  );
}

function Holders({ holders }: { holders: readonly Holder[] }) {
  return (
    <Wide label="People and companies">
      <table>
        <thead>
          <tr>
            {['Name', 'PAN', 'Kind', 'State', 'What for'].map((title) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {holders.map(({ name, pan, kind, address, role }) => (
            <tr>
              <th scope="row">
                <a href={`/console/world?pan=${pan}`} data-swap id={`holder-${pan}`}>
                  <bdi>{name}</bdi>
                </a>
              </th>
              <td>
                <code>{pan}</code>
              </td>
              <td>{kindTitles[kind]}</td>
              <td>{stateOf(address.state).name}</td>
              <td>{role}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
