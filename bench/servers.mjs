import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redisUrl } from './redis.mjs';
import { adminKey, key } from './scenarios.mjs';

const node = process.execPath;
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/** One row, one server: how it is started on a port; `built` is the folder that holds our dist. */
export const servers = new Map([
  ['bare', ({ port }) => ({ argv: [node, beside('bare.mjs')], env: { PORT: port, API_KEY: key } })],
  ['us', us()],
  ['us-without-journal', us({ JOURNAL_SIZE: '0' })],
  ['us-redis', async (place) => us({ REDIS_URL: await redisUrl() })(place)],
]);

function us(more) {
  return ({ port, built }) => ({
    argv: [node, join(built, 'dist/main.js')],
    env: { PORT: port, HOST: '127.0.0.1', ENVIRONMENT: 'production', API_KEYS: key, ADMIN_KEY: adminKey, ...more },
  });
}
