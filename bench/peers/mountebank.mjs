import { join } from 'node:path';
import { freePort } from '../port.mjs';
import { answers, asked, key, panShape } from './answers.mjs';
import { npmPackage } from './npm.mjs';
import { writeJson } from './write-json.mjs';

const version = '2.9.1';
const pack = npmPackage('mountebank', version);

/** It closes each connection after its answer, unless the answer says otherwise. */
const keepAlive = { Connection: 'keep-alive' };

export const mountebank = {
  title: `mountebank ${version}`,
  install: pack.install,
  variants: {
    mountebank: start({}, []),
    'mountebank-tuned': start(keepAlive, ['--nologfile', '--loglevel', 'error']),
  },
};

function start(headers, flags) {
  return async ({ port, folder, scratch }) => {
    const files = ['imposters.json', 'mb.log', 'mb.pid'].map((name) => join(scratch, `mountebank-${port}-${name}`));
    writeJson(files[0], { imposters: [{ port, host: '127.0.0.1', protocol: 'http', stubs: stubs(headers) }] });
    const place = ['--port', String(await freePort()), '--host', '127.0.0.1', '--configfile', files[0]];
    const kept = ['--pidfile', files[2], ...(flags.length === 0 ? ['--logfile', files[1]] : flags)];
    return {
      argv: [process.execPath, pack.file(folder, 'bin/mb'), 'start', ...place, ...kept],
      env: { HOME: scratch },
      disk: pack.disk(folder),
    };
  };
}

function stubs(headers) {
  const place = { equals: { method: 'POST', path: asked.path } };
  const rightKey = { equals: { headers: { 'X-API-Key': key } }, caseSensitive: true };
  const known = { equals: { body: { pan_number: asked.pan_number } }, caseSensitive: true };
  const wellFormed = { matches: { body: { pan_number: panShape } }, caseSensitive: true };
  const stub = (predicates, { status, body }) => ({
    predicates: [place, ...predicates],
    responses: [{ is: { statusCode: status, headers: { 'Content-Type': 'application/json', ...headers }, body } }],
  });
  return [
    stub([rightKey, known], answers.known),
    stub([rightKey, wellFormed], answers.unknown),
    stub([rightKey], answers.malformed),
    stub([], answers.stranger),
  ];
}
