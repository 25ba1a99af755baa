import { join } from 'node:path';
import { answers, asked, key, panShape } from './answers.mjs';
import { npmPackage } from './npm.mjs';
import { writeJson } from './write-json.mjs';

const version = '9.9.0';
const pack = npmPackage('@mockoon/cli', version);

/** Fewer things kept and logged, as its list of flags has it; the answer is no template. */
const tuned = ['--disable-log-to-file', '--disable-admin-api', '--max-transaction-logs', '1'];

export const mockoon = {
  title: `Mockoon CLI ${version}`,
  install(folder) {
    pack.install(folder);
    writeJson(join(folder, 'env.json'), environment(false));
    writeJson(join(folder, 'env-tuned.json'), environment(true));
  },
  variants: { mockoon: start('env.json', []), 'mockoon-tuned': start('env-tuned.json', tuned) },
};

function start(file, flags) {
  return ({ port, folder, scratch }) => ({
    argv: [
      ...[process.execPath, pack.file(folder, 'bin/run.js'), 'start', '--data', join(folder, file)],
      ...['--port', String(port), '--hostname', '127.0.0.1', ...flags],
    ],
    env: { HOME: scratch },
    disk: pack.disk(folder),
  });
}

const id = (i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
const rule = (target, modifier, operator, value) => ({ target, modifier, operator, value, invert: false });
const rightKey = rule('header', 'X-API-Key', 'equals', key);

function environment(disableTemplating) {
  const cases = [
    ['known', [rightKey, rule('body', 'pan_number', 'equals', asked.pan_number)]],
    ['unknown', [rightKey, rule('body', 'pan_number', 'regex', panShape)]],
    ['malformed', [rightKey]],
    ['stranger', []],
  ];
  const responses = cases.map(([label, rules], i) => response({ label, rules, disableTemplating }, i + 3));
  const route = {
    ...{ uuid: id(2), type: 'http', documentation: '', method: 'post', endpoint: asked.path.slice(1), responses },
    ...{ responseMode: null, streamingMode: null, streamingInterval: 0 },
  };
  return {
    ...{
      uuid: id(1),
      lastMigration: 33,
      name: 'pan',
      endpointPrefix: '',
      latency: 0,
      port: 3000,
      hostname: '127.0.0.1',
    },
    ...{ folders: [], routes: [route], rootChildren: [{ type: 'route', uuid: route.uuid }] },
    ...{ proxyMode: false, proxyHost: '', proxyRemovePrefix: false, proxyReqHeaders: [], proxyResHeaders: [] },
    tlsOptions: { enabled: false, type: 'CERT', pfxPath: '', certPath: '', keyPath: '', caPath: '', passphrase: '' },
    ...{ cors: true, headers: [], data: [], callbacks: [] },
  };
}

function response({ label, rules, disableTemplating }, i) {
  const { status, body } = answers[label];
  return {
    ...{ uuid: id(i), label, statusCode: status, body, bodyType: 'INLINE', latency: 0 },
    headers: [{ key: 'Content-Type', value: 'application/json' }],
    ...{ filePath: '', databucketID: '', sendFileAsBody: false, fallbackTo404: false, crudKey: 'id', callbacks: [] },
    ...{ rules, rulesOperator: 'AND', disableTemplating, default: rules.length === 0 },
  };
}
