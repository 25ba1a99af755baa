import type { Config } from '../../../app/config.ts';
import type { Key } from '../../../app/key-auth.ts';
import { plainSecret } from '../../../app/secrets.ts';
import { settings } from '../../../app/settings.ts';
import { Wide } from '../page.tsx';

type Name = keyof typeof settings;

/** What is told of a setting; a secret is told by its name, or that it is there. */
function told(name: Name, config: Config): string {
  const value = config[name];
  if (value === undefined) return 'not set';
  if (name === 'API_KEYS') return (value as Key[]).map((key) => `${key.name} (${how(key)})`).join(', ');
  if (name === 'ADMIN_KEY') return `set (${how(value as Key)})`;
  if (name === 'REDIS_URL') return 'set (hidden)';
  if (value instanceof Map) return [...value].map(([key, dialect]) => `${dialect}:${key}`).join(', ') || 'none';
  if (Array.isArray(value)) return value.join(', ') || 'none';
  if (typeof value === 'object') {
    const { points, seconds } = value as { points: number; seconds: number };
    return `${points} in ${seconds} s`;
  }
  return name === 'SESSION_IDLE' ? `${value} s` : String(value);
}

/** A key that was given hashed can do less. */
function how(key: Key): string {
  return plainSecret(key) === undefined ? 'hashed' : 'hidden';
}

/** Every setting, with what it is here. */
export function SettingsInForce({ config }: { config: Config }) {
  return (
    <section class="panel" aria-labelledby="settings">
      <h2 id="settings">Settings in force</h2>
      <Wide label="Settings in force">
        <table>
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Here</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(settings) as Name[]).map((name) => (
              <tr>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{told(name, config)}</td>
                <td>{settings[name].description?.replaceAll('`', '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
