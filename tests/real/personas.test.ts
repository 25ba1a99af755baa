import { execFileSync, spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { wholeWorld } from '../../data/whole.ts';

const run = (...args: string[]) => spawnSync('node', ['dist/personas.js', ...args], { encoding: 'utf8' });

beforeAll(() => execFileSync('node', ['deploy/build.mjs', 'personas']));

describe('personas', () => {
  it.each(['person', 'company', 'firm', 'huf'])('writes %s identifiers that the world knows', (kind) => {
    const world = wholeWorld();
    const lines = run('--kind', kind, '--from', '1000', '--count', '50', '--format', 'jsonl').stdout.trim().split('\n');
    expect(lines).toHaveLength(50);
    for (const line of lines) {
      const { pan, name, account } = JSON.parse(line);
      expect([world.find('pan', pan)?.name, world.find('account', account)?.pan]).toEqual([name, pan]);
    }
  });

  it('writes CSV with a row of names', () => {
    const [head, first] = execFileSync('node', ['dist/personas.js', '--count', '1'], { encoding: 'utf8' }).split('\n');
    expect(head).toMatch(/^pan,name,ifsc,/);
    expect(first!.split(',')).toHaveLength(head!.split(',').length);
  });

  it.each([
    ['--kind', 'ghost', '--kind is "ghost"'],
    ['--format', 'xml', '--format is "xml"'],
    ['--count', '-1', '--count is "-1"'],
    ['--from', '99999999', '--from is "99999999", at most 11881376'],
  ])('refuses %s %s', (option, value, message) => {
    const { status, stderr } = run(`${option}=${value}`);
    expect([status, stderr.includes(message)]).toEqual([1, true]);
  });
});
