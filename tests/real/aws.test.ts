import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { json } from '../support/app.ts';
import { given, userData } from '../support/aws.ts';
import { dockerByPodman, openPodman, type Podman } from '../support/aws-podman.ts';
import { running } from '../support/aws-running.ts';
import { makeStage, type Stage } from '../support/aws-stage.ts';

const parts: Partial<Record<string, string>> = inject('parts');
const behindCaddy = { ...given, Domain: 'kyc.example.in', PlainRange: '' };
const variants = [
  ['with a range', given],
  ['with a domain', behindCaddy],
] as const;
const made: string[] = [];

function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'namuna-aws-'));
  made.push(dir);
  return dir;
}

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A script that another writes to a file. */
function inner(script: string, path: string): string {
  const [, text] = script.split(`cat >${path} <<'END'\n`);
  return text!.split('\nEND\n')[0]!.concat('\n');
}

describe.skipIf(!parts.shellcheck)('shellcheck', () => {
  it.each(variants)('finds nothing in the script of a stack %s', (_name, parameters) => {
    const dir = newDir();
    const script = userData(parameters);
    const settings = inner(script, '/etc/namuna/settings');
    const files = { settings, script, up: inner(script, '/usr/local/sbin/namuna-up') };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(dir, name), text.replaceAll('/etc/namuna/settings', join(dir, 'settings')));
    }
    for (const name of ['script', 'up']) {
      execFileSync(parts.shellcheck!, ['-x', '-s', 'bash', '-S', 'style', join(dir, name)], { stdio: 'pipe' });
    }
  });
});

const secret = (api: unknown, admin?: unknown) => JSON.stringify({ API_KEYS: api, ADMIN_KEY: admin });

describe.skipIf(!parts.jq || process.platform !== 'linux')('the script', { timeout: 60_000 }, () => {
  const stageWith = async () => makeStage({ dir: newDir(), port: await freePort(), docker: '' });
  const curlThat = ({ dir }: Stage, end: string) =>
    writeFileSync(join(dir, 'bin/curl'), `#!/bin/sh\n${end}\n`, { mode: 0o755 });

  it.each([
    ['is no JSON', 'lending:a-key-of-a-test'],
    ['has no API_KEYS', secret(undefined, 'a-key-of-an-admin')],
    ['has a key with a quote', secret('lending:a-"key"-of-a-test')],
    ['has a key with a line break', secret('a-key-of-a-test\nHOST=x')],
    ['has an ADMIN_KEY that is no text', secret('a-key-of-a-test', 4711)],
  ])('fails the stack, and says nothing of the keys, where the secret %s', async (_name, text) => {
    const stage = await stageWith();
    stage.setSecret(text);
    const { code, said } = await stage.run(userData());
    expect(code).not.toBe(0);
    expect(stage.asked('cfn-signal')).toEqual([expect.arrayContaining(['--exit-code', `${code}`, 'Instance'])]);
    expect(stage.asked('docker').map(([verb]) => verb)).not.toContain('run');
    expect(said).not.toMatch(/of-a-test|"key"|4711|of-an-admin/);
  });

  it('fails the stack where the app does not come to answer', async () => {
    const stage = await stageWith();
    curlThat(stage, 'exit 7');
    stage.setSecret(secret('a-key-of-a-test'));
    const { code, said } = await stage.run(userData());
    expect(said).toContain('no answer from /readyz');
    expect(stage.asked('cfn-signal')).toEqual([expect.arrayContaining(['--exit-code', `${code}`])]);
    expect(code).not.toBe(0);
  });

  it('fails the stack where a package cannot be had', async () => {
    const stage = await stageWith();
    writeFileSync(join(stage.dir, 'bin/dnf'), '#!/bin/sh\nexit 1\n');
    const { code, said } = await stage.run(userData());
    expect(said.match(/try \d failed: dnf/g)).toHaveLength(5);
    expect(code).toBe(1);
    expect(stage.asked('cfn-signal')).toHaveLength(1);
  });

  it('puts Caddy on 443 where a domain is given, and the app on the loopback alone', async () => {
    const stage = await stageWith();
    curlThat(stage, 'exit 0');
    stage.setSecret(secret('a-key-of-a-test'));
    expect(await stage.run(userData(behindCaddy))).toMatchObject({ code: 0 });
    const [app, caddy] = stage.asked('docker').filter(([verb]) => verb === 'run');
    expect(app![app!.indexOf('--publish') + 1]).toBe(`127.0.0.1:${stage.port}:8000`);
    expect(caddy).toEqual(expect.arrayContaining(['443:443', 'DOMAIN=kyc.example.in', '--read-only', '128m']));
    expect(stage.file('etc/namuna/Caddyfile')).toContain('reverse_proxy namuna:8000');
  });

  it('does no harm when it runs again', async () => {
    const stage = await stageWith();
    curlThat(stage, 'exit 0');
    stage.setSecret(secret('a-key-of-a-test'));
    const files = ['etc/namuna/settings', 'etc/dnf/automatic.conf', 'etc/systemd/system/namuna.service'];
    await stage.run(userData());
    const before = files.map(stage.file);
    expect(await stage.run(userData())).toMatchObject({ code: 0 });
    expect(files.map(stage.file)).toEqual(before);
    expect(stage.file('etc/dnf/automatic.conf')).toBe('[commands]\nupgrade_type = security\n');
  });
});

// Only root may give the key's file to the container's user.
const runs = parts.podman && parts.jq && parts.curl && process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!runs)('the container', { timeout: 60_000 }, () => {
  const key = 'lending-key-of-a-real-run';
  const admin = 'admin-key-of-a-real-run';
  let podman: Podman;
  let stage: Stage;
  let url: string;
  let first: { code: number; said: string };

  beforeAll(async () => {
    const port = await freePort();
    podman = openPodman(parts.podman!, join(newDir(), 'podman'), inject('bundle'));
    stage = makeStage({ dir: newDir(), port, docker: dockerByPodman, real: ['chown', 'sleep'], env: podman.env });
    stage.setSecret(secret(`lending:${key}`, admin));
    url = `http://127.0.0.1:${port}`;
    first = await stage.run(userData());
  }, 180_000);
  afterAll(() => podman?.close());

  const ask = async (given: string) =>
    (
      await fetch(`${url}/pan-to-gst`, {
        method: 'POST',
        headers: { ...json, 'X-API-Key': given },
        body: '{"pan_number":"ABCDE1234F"}',
      })
    ).status;

  it('comes up, and the stack is told', () => {
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('answers on port 8000') });
    expect(stage.asked('cfn-signal')).toEqual([expect.arrayContaining(['--exit-code', '0', '--stack', 'namuna'])]);
    expect(stage.file('dev/console')).toBe(first.said);
  });

  it('answers /health, and calls with the keys that the secret holds alone', async () => {
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await ask(key)).toBe(200);
    expect(await ask('another-key-of-nobody')).toBe(401);
    const rules = (given: string) => fetch(`${url}/__admin/rules`, { headers: { 'X-Admin-Key': given } });
    expect((await rules(admin)).status).toBe(200);
    expect((await rules(key)).status).toBe(401);
  });

  it('was pulled from ECR with a password that stands on no command line', () => {
    const verbs = stage.asked('docker').map(([verb]) => verb);
    expect(verbs.indexOf('login')).toBeLessThan(verbs.indexOf('pull'));
    expect(stage.asked('docker').find(([verb]) => verb === 'login')).toContain('--password-stdin');
  });

  it('is read-only, has its limits and restarts by itself', () => {
    const [{ HostConfig: host, Config: config }] = JSON.parse(podman.ask('inspect', 'namuna'));
    expect(host).toMatchObject({
      ReadonlyRootfs: true,
      Memory: 384 * 2 ** 20,
      MemorySwap: 384 * 2 ** 20,
      NanoCpus: 1.5e9,
      PidsLimit: 128,
      RestartPolicy: { Name: 'unless-stopped' },
    });
    expect(config.User).toBe('1000:1000');
    const tried = `const fs = require('node:fs');
      const write = (path) => { try { fs.writeFileSync(path, ''); return 'written'; } catch (error) { return error.code; } };
      const [, caps] = /CapEff:\\s*(\\w+)/.exec(fs.readFileSync('/proc/1/status', 'utf8'));
      console.log(write('/app/x'), write('/tmp/x'), write('/run/keys.env'), caps);`;
    expect(podman.ask('exec', 'namuna', 'node', '-e', tried).trim()).toBe('EROFS EROFS EROFS 0000000000000000');
  });

  it('has a heap that fits its memory', () => {
    const [, heap] = /max-old-space-size=(\d+)/.exec(podman.ask('inspect', 'namuna'))!;
    expect(Number(heap)).toBeLessThanOrEqual(384 / 2);
  });

  it('keeps its keys from the script, from every command line and environment, and from inspect', () => {
    const secrets = new RegExp(`${key}|${admin}`);
    expect(userData()).not.toMatch(secrets);
    expect(stage.file('asked')).not.toMatch(secrets);
    expect(stage.file('etc/namuna/settings')).not.toMatch(secrets);
    expect(podman.ask('inspect', 'namuna')).not.toMatch(secrets);
    // Not as a text: what another process holds has no place in a report.
    expect(running('cmdline', 'environ').some((text) => secrets.test(text))).toBe(false);
  });

  it('logs lines of JSON that nest nothing, and no key', async () => {
    await expect.poll(() => podman.ask('logs', 'namuna')).toContain('/pan-to-gst');
    const lines = podman.ask('logs', 'namuna').trim().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level');
    expect(lines.join()).not.toMatch(new RegExp(`${key}|${admin}`));
  });

  it('takes new keys when the unit is restarted', async () => {
    const next = 'lending-key-after-rotation';
    stage.setSecret(secret(`lending:${next}`));
    expect(await stage.restart()).toMatchObject({ code: 0 });
    expect(await ask(next)).toBe(200);
    expect(await ask(key)).toBe(401);
  });
});
