import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aptInstall } from '../apt.mjs';
import { findOnPath } from '../on-path.mjs';
import { answers, asked, key, panShape } from './answers.mjs';
import { npmPackage } from './npm.mjs';
import { writeJson } from './write-json.mjs';

const version = '3.13.2';
const pack = npmPackage('wiremock', version);

/** As its page on performance has it: no journal of requests, no log of them, answers sent asynchronously. */
const tuned = [
  ...['--no-request-journal', '--disable-request-logging', '--async-response-enabled', 'true', '--disable-gzip'],
  ...['--disable-http2-plain', '--disable-response-templating', '--disable-extensions-scanning', '--disable-banner'],
];

export const wiremock = {
  title: `WireMock ${version}`,
  install(folder) {
    pack.install(folder);
    if (!findOnPath('java')) aptInstall('default-jre-headless');
    if (!findOnPath('java')) throw new Error('java is not on PATH');
    writeJson(join(folder, 'root/mappings/pan-to-gst.json'), { mappings });
  },
  variants: { wiremock: start([]), 'wiremock-tuned': start(tuned) },
};

const rightKey = { headers: { 'X-API-Key': { equalTo: key } } };
const panThat = (matcher) => ({ bodyPatterns: [{ matchesJsonPath: { expression: '$.pan_number', ...matcher } }] });
const mappings = [
  mapping(1, { ...rightKey, ...panThat({ equalTo: asked.pan_number }) }, answers.known),
  mapping(2, { ...rightKey, ...panThat({ matches: panShape }) }, answers.unknown),
  mapping(3, rightKey, answers.malformed),
  mapping(4, {}, answers.stranger),
];

function mapping(priority, request, { status, body }) {
  const response = { status, headers: { 'Content-Type': 'application/json' }, body };
  return { priority, request: { method: 'POST', urlPath: asked.path, ...request }, response };
}

function start(flags) {
  return ({ port, folder }) => {
    const java = realpathSync(findOnPath('java'));
    const jar = pack.file(folder, `build/wiremock-standalone-${version}.jar`);
    const place = ['--port', String(port), '--bind-address', '127.0.0.1', '--root-dir', join(folder, 'root')];
    return {
      argv: [java, '-jar', jar, ...place, ...flags],
      env: {},
      disk: { own: [jar], runtime: ['bin', 'conf', 'lib'].map((name) => join(dirname(dirname(java)), name)) },
    };
  };
}
