import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redisUrl } from './redis.mjs';
import { adminKey, key } from './requests.mjs';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * One row, one server: how it is started on a port; `built` is the folder that holds our dist.
 * `disk` names its files and those of the runtime that it needs.
 */
export const servers = new Map([
  ['bare', byHand('bare.mjs')],
  ['static', byHand('static.mjs')],
  ['us', us()],
  ['us-without-journal', us({ more: { JOURNAL_SIZE: '0' } })],
  ['us-redis', async (place) => us({ more: { REDIS_URL: await redisUrl() } })(place)],
]);

export function byHand(name, node = process.execPath) {
  const file = beside(name);
  return ({ port }) => ({
    argv: [node, file],
    env: { PORT: port, API_KEY: key },
    disk: { own: [file], runtime: [node] },
  });
}

export function us({ node = process.execPath, entry = 'main.cjs', folder, more } = {}) {
  return ({ port, built }) => {
    const dist = join(folder ?? built, 'dist');
    return {
      argv: [node, join(dist, entry)],
      env: { PORT: port, HOST: '127.0.0.1', ENVIRONMENT: 'production', API_KEYS: key, ADMIN_KEY: adminKey, ...more },
      disk: { own: [dist], runtime: [node] },
    };
  };
}
