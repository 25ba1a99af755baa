import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fastapi } from './peers/fastapi.mjs';
import { mockoon } from './peers/mockoon.mjs';
import { mountebank } from './peers/mountebank.mjs';
import { prism } from './peers/prism.mjs';
import { wiremock } from './peers/wiremock.mjs';
import { success } from './requests.mjs';
import { startServer } from './server.mjs';
import { servers } from './servers.mjs';

const cache = fileURLToPath(new URL('../node_modules/.cache/namuna-bench', import.meta.url));

/** json-server is none: a POST there stores what it was sent and answers it, with a 201 and no key asked for. */
const peers = { wiremock, mockoon, prism, mountebank, fastapi };

/** Every peer's name, as it comes and, with `-tuned`, as its documentation has it for load. */
export const peerNames = Object.values(peers).flatMap(({ variants }) => Object.keys(variants));

/** Installs those that are wanted and tries each; what cannot be had or answers otherwise is left out, and said. */
export async function preparePeers(wanted, scratch) {
  const about = [];
  const scenarios = [];
  for (const [id, peer] of Object.entries(peers)) {
    const names = Object.keys(peer.variants).filter((name) => wanted.includes(name));
    if (names.length === 0) continue;
    try {
      const folder = join(cache, id);
      peer.install(folder);
      const rows = names.map((name) => scenarioOf(name, peer.variants[name], folder));
      for (const row of rows) await (await startServer(row, scratch)).stop();
      scenarios.push(...rows);
      about.push(`Peer: ${peer.title}`);
    } catch (error) {
      about.push(`Left out: ${peer.title}, since ${error.message}`);
    }
  }
  return { scenarios, about };
}

function scenarioOf(name, start, folder) {
  servers.set(name, ({ port, built }) => start({ port, folder, scratch: built }));
  return { name, server: name, isPeer: true, ...success };
}
