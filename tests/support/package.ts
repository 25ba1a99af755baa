import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end with nothing of npm's or Vitest's own in its environment, and does not mind how it ends. */
export function run(file: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<Ran> {
  const options = {
    cwd,
    env: { ...plainEnv(cwd), ...env },
    timeout: 120_000,
    killSignal: 'SIGKILL',
    maxBuffer: 20_000_000,
  } as const;
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
  });
}

/** npm keeps what it downloads in a folder that is empty, so that nothing can come from anywhere but the tarball. */
export function plainEnv(cwd: string): Record<string, string> {
  const { PATH = '', HOME = cwd } = process.env;
  return { PATH, HOME, npm_config_cache: join(cwd, '.npm'), npm_config_update_notifier: 'false' };
}

export interface Packed {
  tarball: string;
  /** Paths in it. */
  files: string[];
  /** Of the tarball, in bytes. */
  size: number;
  /** Of what is in it. */
  unpackedSize: number;
}

export interface Workshop {
  folder: string;
  /** The copy of this project that was packed. */
  source: string;
  packed: Packed;
  /** A new project with these files, and the package installed from the tarball alone. */
  project(name: string, files: Record<string, string>): Promise<string>;
  remove(): void;
}

/** `npm pack`, in a copy of this project, since it writes beside what other tests read. */
export async function openWorkshop(): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), 'namuna-package-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const source = join(folder, 'source');
    const packed = await pack(source, folder);
    return { folder, source, packed, project: (name, files) => project(join(folder, name), files, packed), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function pack(copy: string, folder: string): Promise<Packed> {
  const left = new Set(['node_modules', 'dist', '.git', 'coverage']);
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const { code, stdout, stderr } = await run('npm', ['pack', '--json', '--pack-destination', folder], copy);
  if (code !== 0) throw new Error(`npm pack ended with ${code}: ${stderr}`);
  // Scripts of the package speak first.
  const [told] = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  const { filename, files, size, unpackedSize } = told;
  return {
    tarball: join(folder, filename),
    files: files.map(({ path }: { path: string }) => path),
    size,
    unpackedSize,
  };
}

async function project(folder: string, files: Record<string, string>, { tarball }: Packed): Promise<string> {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, stderr } = await run('npm', ['install', tarball, ...flags], folder);
  if (code !== 0) throw new Error(`npm install ended with ${code}: ${stderr}`);
  return folder;
}

/** Lets a project have packages of ours too, as if it had installed them. */
export function lend(folder: string, names: string[]): void {
  for (const name of names) {
    const to = join(folder, 'node_modules', name);
    mkdirSync(join(to, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), to);
  }
}

/** Files of an example by their names. */
export function exampleFiles(name: string, files: string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, 'examples', name, file), 'utf8')]));
}

const strict = { target: 'ES2023', noEmit: true, strict: true, exactOptionalPropertyTypes: true, types: ['node'] };

/** What TypeScript's own compiler says of a project that is as strict as can be, with these options besides. */
export function typeCheck(folder: string, include: string[], compilerOptions: object): Promise<Ran> {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...strict, ...compilerOptions }, include }),
  );
  return run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], folder);
}
