// dist/main.js: loads the bundle with what V8 compiled of it when it was built. Another Node refuses that and compiles.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const filename = fileURLToPath(new URL('app.cjs', import.meta.url));
const compiled = fileURLToPath(new URL('app.cache', import.meta.url));
const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData });
script.runInThisContext()(createRequire(filename), filename);
