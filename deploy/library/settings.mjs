import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const contents = `
  export { settings } from './app/settings.ts';
  export { ofListeners } from './deploy/library/options.ts';
  export { z } from 'zod';
`;

/** Every setting of app/settings.ts: its name, meaning and default, the words it takes, whether only a listener has a use for it. */
export async function listSettings(root) {
  const folder = mkdtempSync(join(tmpdir(), 'namuna-settings-'));
  const outfile = join(folder, 'settings.mjs');
  try {
    await build({
      stdin: { contents, resolveDir: root },
      ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' },
    });
    const { settings, ofListeners, z } = await import(pathToFileURL(outfile).href);
    return Object.entries(settings).map(([name, shape]) => {
      return { name, ...read(z, shape), listens: ofListeners.includes(name) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(z, shape) {
  const [given, taken] = ['input', 'output'].map((io) => z.toJSONSchema(shape, { io, unrepresentable: 'any' }));
  const [initial] = [taken.default, given.default].filter((one) => ['string', 'number'].includes(typeof one));
  return { meaning: taken.description, default: initial, words: given.enum };
}
