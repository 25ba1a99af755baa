// dist/main.cjs: loads app.cjs, and a part when it is asked for. What V8 compiled of the app when it was built stands beside
// it; another Node refuses that and compiles. It is no ES module, since Node starts those later.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

require('./late-web.cjs');

const { href } = pathToFileURL(__filename);
// The build writes ASCII, of which V8 so keeps one byte a character.
const app = script('app.cjs', readFileSync(join(__dirname, 'app.cjs'), 'latin1'), compiled());
const modules = new Map();
for (const [name, exports] of Object.entries(run(app))) modules.set(`./${name}`, exports);

/** For the build, which keeps what V8 has compiled of it. */
exports.app = app;

function script(name, text, cachedData) {
  return new Script(text, { filename: join(__dirname, name), cachedData });
}

function run(read) {
  const module = { exports: {} };
  read.runInThisContext()(requireModule, module, module.exports, href);
  return module.exports;
}

function requireModule(id) {
  if (!id.startsWith('./')) return require(id);
  if (!modules.has(id)) modules.set(id, id.endsWith('.json') ? facts(id) : run(part(id)));
  return modules.get(id);
}

function facts(id) {
  return JSON.parse(readFileSync(join(__dirname, id), 'utf8'));
}

function part(id) {
  // Only here: it takes two milliseconds of a start.
  const { gunzipSync } = require('node:zlib');
  const name = join('parts', id.replace(/js$/, 'cjs'));
  return script(name, gunzipSync(readFileSync(join(__dirname, `${name}.gz`))).toString('latin1'));
}

function compiled() {
  try {
    return readFileSync(join(__dirname, 'app.cache'));
  } catch {
    return undefined;
  }
}
