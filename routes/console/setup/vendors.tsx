import type { Config } from '../../../app/config.ts';
import type { Dialect } from '../../../app/dialect.ts';
import { plainSecret } from '../../../app/secrets.ts';
import { Wide } from '../page.tsx';

interface VendorsProps {
  dialects: readonly Dialect[];
  origin: string;
  config: Config;
}

/** Where each vendor's client finds its own words here. */
export function Vendors({ dialects, origin, config }: VendorsProps) {
  return (
    <section class="panel" aria-labelledby="vendors">
      <h2 id="vendors">Base URLs and credentials</h2>
      <p>
        The secret of each is one of the keys of this house; an id beside it may be anything. A name after{' '}
        <code>~</code>, as in <code>key~checkout-7</code>, makes a session with rules and counts of its own.
      </p>
      <Wide label="Base URLs and credentials">
        <table>
          <thead>
            <tr>
              {['Vendor', 'Base URL', 'Credentials', 'Host names', 'Port of its own', 'Documents'].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dialects.map((dialect) => (
              <Vendor dialect={dialect} origin={origin} config={config} />
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function Vendor({ dialect, origin, config }: { dialect: Dialect; origin: string; config: Config }) {
  const { name, title, prefix, hosts, keys, exchanges = [] } = dialect;
  const added = [...config.DIALECT_HOSTS].filter(([, dialect]) => dialect === name).map(([host]) => host);
  const hashed = config.API_KEYS.some((key) => plainSecret(key) === undefined);
  const ports = [...config.DIALECT_PORTS].filter(([, dialect]) => dialect === name).map(([port]) => port);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <code>{origin + prefix}</code>
      </td>
      <td>
        {keys.map((key, i) => (
          <>
            {i > 0 && ', or '}
            <code>{key.name}</code>
            {key.signs && hashed && ', by a key that was not given hashed'}
          </>
        ))}
        {exchanges.map(({ method, path }) => (
          <>
            ; a token by{' '}
            <code>
              {method.toUpperCase()} {path}
            </code>
          </>
        ))}
      </td>
      <td>{[...hosts, ...added].join(', ') || 'none'}</td>
      <td>{ports.join(', ') || 'none'}</td>
      <td>
        <a href={`${prefix}/docs`}>Swagger{name === 'native' ? '' : ` of ${title}`}</a>,{' '}
        <a href={`${prefix}/errors`}>error codes{name === 'native' ? '' : ` of ${title}`}</a>
      </td>
    </tr>
  );
}
