/**
 * What packages bring and we never use, each as little as its importers need. It halves the time to load the bundle:
 * zod's messages in fifty languages (ours are our own), its compiler and its reader of JSON Schema, HTTP/2 (we serve
 * HTTP/1.1), pino's worker threads (we log in-process), methods for each of Redis's commands (we send commands as they
 * are), its clusters and sentinels.
 */
export function leaveOut() {
  return {
    name: 'leave-out',
    setup(build) {
      build.onResolve({ filter: /^(?:node:http2|thread-stream)$/ }, ({ path }) => ({ path, namespace: 'unused' }));
      build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({ contents: modules[path] }));
      for (const [filter, contents] of files) build.onLoad({ filter }, () => ({ contents }));
    },
  };
}

const modules = {
  'node:http2': 'export class Http2ServerRequest {} export const constants = {};',
  'thread-stream': '',
};

const nothing = 'exports.default = { create() {}, extend() {} }; exports.RedisClientPool = { create() {} };';
const plain = 'exports.defaultCommandMetadata = {}; exports.isCacheable = () => false;';
const compiler = ['compile', 'withParser', 'INVALID', 'ZodCompileAsyncError', 'ZodCompileUnsupportedError'];

const files = [
  [/@redis[/]client[/]dist[/]lib[/]commands[/]index\.js$/, "exports.default = { AUTH: require('./AUTH').default };"],
  [/@redis[/]client[/]dist[/]lib[/](?:cluster[/]index|sentinel[/]index|client[/](?:pool|legacy-mode))\.js$/, nothing],
  [/@redis[/]client[/]dist[/]lib[/]command-metadata[/]index\.js$/, plain],
  [/zod[/]v4[/]locales[/]index\.js$/, "export { default as en } from './en.js';"],
  [/zod[/]v4[/]core[/]compile\.js$/, absent(compiler)],
  [/zod[/]v4[/]classic[/]from-json-schema\.js$/, absent(['fromJSONSchema'])],
];

/** Whoever comes to use one of these learns where it went. */
function absent(names) {
  const says = (name) => `throw new Error('${name} is left out of the bundle by deploy/leave-out.mjs.');`;
  return names.map((name) => `export function ${name}() { ${says(name)} }`).join('\n');
}
