import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { success } from './requests.mjs';
import { baseline, scenarios } from './scenarios.mjs';
import { byHand, servers, us } from './servers.mjs';

const warm = fileURLToPath(new URL('../deploy/warm.mjs', import.meta.url));
const question = 'const { bun, node } = process.versions; console.log(bun ? "bun-" + bun : "node-" + node)';

/** What is measured on another runtime: the server by hand and ours, beside the same on this one. */
export function runtimeScenarios(programs, scratch) {
  const here = scenarios.filter(({ name }) => name === baseline || name === 'native-success');
  return [...here, ...programs.flatMap((program) => onRuntime(program, scratch))];
}

function onRuntime(program, scratch) {
  const name = nameOf(program);
  const folder = join(scratch, name);
  cpSync(join(scratch, 'dist'), join(folder, 'dist'), { recursive: true });
  const isNode = name.startsWith('node');
  // As an image does that is built on it: what V8 has compiled is of use to the same version only.
  if (isNode) warmUp(program, folder);
  else rmSync(join(folder, 'dist/app.cache'));
  servers.set(`bare-${name}`, byHand('bare.mjs', program));
  // Bun takes what a script in CommonJS exports for a server of its own.
  servers.set(`us-${name}`, us({ node: program, folder, entry: isNode ? 'main.cjs' : 'main.js' }));
  return [
    { name: `bare-${name}`, server: `bare-${name}`, ...success },
    { name: `native-success-${name}`, server: `us-${name}`, ...success },
  ];
}

function nameOf(program) {
  const { stdout, stderr, error } = spawnSync(program, ['-e', question], { encoding: 'utf8' });
  const name = stdout?.trim();
  if (/^(?:bun|node)-[\d.]+/.test(name ?? '')) return name;
  throw new Error(`--node ${program} does not run: ${error?.message ?? stderr.trim()}`);
}

function warmUp(program, folder) {
  const { status } = spawnSync(program, [warm, join(folder, 'dist')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${program} could not warm the bundle up.`);
}
