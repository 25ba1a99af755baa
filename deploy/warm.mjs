// Runs the bundle once and keeps beside it what V8 has compiled of the app by then: the start, an answer and a refusal.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';

const [dist] = process.argv.slice(2);
const key = 'a-key-to-warm-up-with';
const port = await freePort();
// Nothing of the builder's own settings.
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, { HOST: '127.0.0.1', API_KEYS: key, LOG_LEVEL: 'silent', ENVIRONMENT: 'production' });
process.env.PORT = String(port);

const { app } = createRequire(import.meta.url)(join(dist, 'main.cjs'));
for (const pan of ['ABCDE1234F', 'ERROR0103X']) await ask(pan);
writeFileSync(join(dist, 'app.cache'), app.createCachedData());
process.exit(0);

/** Asks until the server listens. */
async function ask(pan_number) {
  const headers = { 'X-API-Key': key, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ pan_number });
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/pan-to-gst`, { method: 'POST', headers, body }).catch(
      () => {},
    );
    if (answer) return answer.text();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The bundle does not come to listen.');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
