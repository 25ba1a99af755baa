import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A made-up instance: the script's files below a folder, and what it calls in our hands. */
export interface Stage {
  dir: string;
  port: number;
  /** Runs the script to its end. */
  run(script: string): Promise<{ code: number; said: string }>;
  /** What systemd would do of a restart. */
  restart(): Promise<{ code: number; said: string }>;
  /** The calls of a command, as its arguments. */
  asked(command: string): string[][];
  /** A file that the script has written, by its path on the instance. */
  file(path: string): string;
  /** What Secrets Manager answers. */
  setSecret(text: string): void;
}

interface StageOptions {
  dir: string;
  /** Port of the app here, in place of 8000. */
  port: number;
  /** Lines of the command `docker`, after its call has been recorded. */
  docker: string;
  /** Commands that are to run as they are. */
  real?: string[];
  env?: Record<string, string>;
}

const record = `#!/bin/bash
printf '%s\\t' "\${0##*/}" "$@" >>"$STAGE/asked"; echo >>"$STAGE/asked"
`;

/** A restart runs the unit's own lines, as systemd would. */
const systemctl = `
if [ "$1" != restart ]; then exit 0; fi
unit=$STAGE/etc/systemd/system/$2
while IFS= read -r line; do $line >/dev/null 2>&1; done < <(sed -nE 's/^ExecStop(Post)?=-?//p' "$unit")
exec $(sed -n 's/^ExecStart=//p' "$unit")
`;

const aws = `
case "$1" in
  secretsmanager) cat "$STAGE/secret" ;;
  ecr) echo password-of-ecr ;;
esac
`;

/** A path that the script writes to or reads from; what a container calls by the same name stays. */
const ownPath = /(?<=[\s'"=>]|^)(?<!target=|--env-file=)\/(dev\/console|etc|opt|run|usr\/local)(?=[/\s")]|$)/gm;

/** Commands that nothing of is wanted but that they were called; a pause is not waited for. */
const stubs = { dnf: '', 'cfn-signal': '', journalctl: '', chown: '', sleep: '', systemctl, aws };

/** Stands in for the instance: no path outside `dir` is written, and nothing of AWS is there. */
export function makeStage({ dir, port, docker, real = [], env = {} }: StageOptions): Stage {
  for (const folder of ['bin', 'dev', 'etc/dnf/vars', 'etc/systemd/system', 'opt/aws/bin', 'run', 'usr/local/sbin']) {
    mkdirSync(join(dir, folder), { recursive: true });
  }
  writeFileSync(join(dir, 'etc/dnf/automatic.conf'), '[commands]\nupgrade_type = default\n');
  for (const [name, lines] of Object.entries({ ...stubs, docker })) {
    if (real.includes(name)) continue;
    const path = join(dir, name === 'cfn-signal' ? 'opt/aws/bin' : 'bin', name);
    writeFileSync(path, record + lines);
    chmodSync(path, 0o755);
  }
  const relocate = (script: string) =>
    script
      .replace(ownPath, `${dir}/$1`)
      .replaceAll('/usr/bin/docker', 'docker')
      .replaceAll('127.0.0.1:8000', `127.0.0.1:${port}`);
  const start = async (...command: string[]) => {
    const child = spawn('bash', command, {
      env: { PATH: `${join(dir, 'bin')}:${process.env.PATH}`, STAGE: dir, PORT: `${port}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(`${chunk}`));
    const [code] = (await once(child, 'close')) as [number];
    return { code, said: said.join('') };
  };
  return {
    dir,
    port,
    run(script) {
      const path = join(dir, 'user-data');
      writeFileSync(path, relocate(script));
      return start(path);
    },
    restart: () => start('-c', 'systemctl restart namuna.service'),
    asked(command) {
      const path = join(dir, 'asked');
      const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
      const calls = lines.map((line) => line.split('\t').slice(0, -1));
      return calls.filter(([name]) => name === command).map(([, ...args]) => args);
    },
    file: (path) => readFileSync(join(dir, path), 'utf8'),
    setSecret: (text) => writeFileSync(join(dir, 'secret'), text),
  };
}
