import { join } from 'node:path';
import { answers, asked, panShape } from './answers.mjs';
import { npmPackage } from './npm.mjs';
import { writeJson } from './write-json.mjs';

// The newest that Node 20 runs.
const version = '5.14.2';
const pack = npmPackage('@stoplight/prism-cli', version);

export const prism = {
  title: `Prism ${version} (asks for a key, whichever it is)`,
  install(folder) {
    pack.install(folder);
    writeJson(join(folder, 'openapi.json'), document);
  },
  variants: { prism: start([]), 'prism-tuned': start(['-v', 'silent']) },
};

function start(flags) {
  return ({ port, folder, scratch }) => ({
    argv: [
      ...[process.execPath, pack.file(folder, 'dist/index.js'), 'mock', '-p', String(port), '-h', '127.0.0.1'],
      ...[...flags, join(folder, 'openapi.json')],
    ],
    env: { HOME: scratch },
    disk: pack.disk(folder),
  });
}

const text = { type: 'string' };
const shape = (fields) => ({ type: 'object', required: Object.keys(fields), properties: fields });
const schemas = {
  Ok: shape({ status: text, internal_status_code: { type: 'integer' }, value: text }),
  Error: shape({ status: text, internal_status_code: { type: 'integer' }, message: text }),
};
const json = (schema, more) => ({ content: { 'application/json': { schema, ...more } } });

const responses = Object.entries(answers).map(([description, { status, body }]) => {
  const schema = { $ref: `#/components/schemas/${status === 200 ? 'Ok' : 'Error'}` };
  return [status, { description, ...json(schema, { examples: { one: { value: JSON.parse(body) } } }) }];
});

const document = {
  openapi: '3.0.3',
  info: { title: 'PAN to GST', version: '1.0.0' },
  components: { schemas, securitySchemes: { ApiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } },
  paths: {
    [asked.path]: {
      post: {
        security: [{ ApiKey: [] }],
        requestBody: { required: true, ...json(shape({ pan_number: { ...text, pattern: panShape } })) },
        responses: Object.fromEntries(responses),
      },
    },
  },
};
