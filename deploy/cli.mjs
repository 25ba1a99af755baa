#!/usr/bin/env node
// The program of the npm package: flags become the settings that they are named after, then the server starts as ever.
// What flags there are stands in about.json, drawn from app/settings.ts by deploy/package.mjs.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const about = JSON.parse(readFileSync(new URL('about.json', import.meta.url), 'utf8'));
const flags = new Map(about.settings.map((setting) => [setting.name.toLowerCase().replaceAll('_', '-'), setting]));
const own = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } };
const given = readFlags();

if (given.help) console.log(help());
else if (given.version) console.log(about.version);
else {
  for (const [flag, value] of Object.entries(given)) process.env[flags.get(flag).name] = value;
  await import('./main.js');
}

function readFlags() {
  const settings = Object.fromEntries([...flags.keys()].map((flag) => [flag, { type: 'string' }]));
  const options = { ...settings, port: { type: 'string', short: 'p' }, ...own };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    if (!error.code?.startsWith('ERR_PARSE_ARGS_')) throw error;
    // Node goes on to explain positional arguments, of which there are none.
    const [problem] = error.message.split(/\. |\.?\n/);
    const unknown = error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    const allowed = Object.keys(options).map((flag) => `--${flag}`);
    console.error(`${problem}${unknown ? `; allowed: ${allowed.join(', ')}` : ''}. See namuna --help.`);
    process.exit(1);
  }
}

function help() {
  const rows = [...flags].map(([flag, { meaning, default: initial }]) => {
    return [flag === 'port' ? '-p, --port' : `--${flag}`, initial ? `${meaning} (${initial})` : meaning];
  });
  rows.push(['-h, --help', 'Print this'], ['-v, --version', 'Print the version']);
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, meaning]) => `  ${flag.padEnd(width)}  ${meaning.replaceAll('`', '')}`);
  return `Usage: namuna [--setting value ...]

${about.description}.

${lines.join('\n')}

Each is an environment variable too, by its name in capitals (PORT=9000); a flag wins.
Other users of the machine can read the flags of a process: give keys by the environment.`;
}
