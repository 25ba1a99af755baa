import type { Ask, Deps } from '../../app/app.ts';
import type { AppContext } from '../../app/call.ts';
import { loadedOnce } from '../../app/loaded-once.ts';
import { ownSecret } from '../../app/secrets.ts';
import { adminKey } from '../admin/door.ts';
import type { Room } from './view.ts';

/** Makes the room for each request: views are clients of the admin API, and see no more than it tells. */
export function createRooms(deps: Deps, ask: Ask) {
  const { config, native, vendors } = deps;
  const secret = ownSecret(config.ADMIN_KEY ?? config.API_KEYS[0]!);
  const dialects = loadedOnce(async () => [native, ...(await Promise.all(vendors.map((vendor) => vendor.load())))]);
  return (c: AppContext, token: string): Room => {
    const origin = originOf(c);
    const headers = { [adminKey.name]: secret, 'Content-Type': 'application/json' };
    return {
      ...{ deps, origin, token, dialects },
      async admin(method, path, body) {
        const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
        const response = await ask(new Request(`${origin}/__admin${path}`, init));
        const text = await response.text();
        return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
      },
      send: async (request) => ask(request),
    };
  };
}

/** Not by URL, which refuses some hosts that Node lets through. */
function originOf(c: AppContext): string {
  const { url } = c.req;
  const end = url.indexOf('/', 'https://'.length);
  return end < 0 ? url : url.slice(0, end);
}
