import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { running } from './aws-running.ts';

/** podman with a storage of its own, and an image as the Dockerfile would make it. */
export interface Podman {
  env: Record<string, string>;
  ask(...args: string[]): string;
  /** Ends what runs and lets go of the storage. */
  close(): Promise<void>;
}

/** Lines for the stage's `docker`: what podman knows goes to podman, on this machine's own loopback. */
export const dockerByPodman = `
case "$1 $2" in
  'network inspect') exit 1 ;;
  network*) exit 0 ;;
  login*) cat >/dev/null; exit 0 ;;
  pull*) exec podman tag namuna-built "\${@: -1}" ;;
esac
if [ "$1" != run ]; then exec podman "$@"; fi
shift
args=()
while [ $# -gt 0 ]; do
  case "$1" in
    --log-driver | --log-opt | --network | --publish) shift 2 ;;
    *) args+=("$1"); shift ;;
  esac
done
# Whatever becomes of the test, the container ends.
exec podman run --timeout 300 --read-only-tmpfs=false --network host --env HOST=127.0.0.1 --env PORT="$PORT" "\${args[@]}"
`;

/** Works as root, also where no systemd makes cgroups and nobody may raise limits. */
export function openPodman(podman: string, dir: string, bundle: string): Podman {
  mkdirSync(dir, { recursive: true });
  const env = {
    CONTAINERS_STORAGE_CONF: join(dir, 'storage.conf'),
    CONTAINERS_CONF: join(dir, 'containers.conf'),
    TMPDIR: dir,
  };
  writeFileSync(
    env.CONTAINERS_STORAGE_CONF,
    `[storage]\ndriver = "overlay"\ngraphroot = "${dir}/storage"\nrunroot = "${dir}/run"\n`,
  );
  writeFileSync(
    env.CONTAINERS_CONF,
    `[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
`,
  );
  const ask = (...args: string[]) =>
    execFileSync(podman, args, { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 60_000, stdio: 'pipe' });
  const root = join(dir, 'root');
  fillRoot(root, bundle);
  const tar = join(dir, 'image.tar');
  execFileSync('tar', ['-C', root, '--owner=0', '--group=0', '--mode=a+rX', '-cf', tar, '.']);
  ask('import', ...changes(), tar, 'namuna-built');
  return {
    env,
    ask,
    async close() {
      ask('rm', '--force', '--all', '--time', '0');
      // What cleans up after a container would mount the storage once more.
      await vi.waitFor(
        () => {
          const left = running('cmdline').filter((line) => line.includes(dir));
          if (left.length > 0) throw new Error(left.join('\n'));
        },
        { timeout: 30_000, interval: 100 },
      );
      // podman keeps its storage mounted on itself.
      const mounts = readFileSync('/proc/mounts', 'utf8').match(/(?<= )\/\S+/g) ?? [];
      for (const mount of mounts.filter((path) => path.startsWith(`${dir}/`)).reverse())
        execFileSync('umount', [mount]);
    },
  };
}

/** What the image's last stage says of itself. */
function changes(): string[] {
  const stage = readFileSync('Dockerfile', 'utf8')
    .split(/^FROM /m)
    .at(-1)!;
  const lines = [...stage.matchAll(/^(ENV|USER|WORKDIR) .+$/gm)].map(([line]) => line);
  return ['ENV PATH=/usr/local/bin:/usr/bin', ...lines].flatMap((line) => ['--change', line]);
}

/** Node of this machine with the libraries that it names, and the bundle where the Dockerfile puts it. */
function fillRoot(root: string, bundle: string): void {
  for (const folder of ['usr/lib', 'usr/lib64', 'usr/local/bin', 'etc', 'dev', 'proc', 'sys', 'tmp', 'app']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const folder of ['lib', 'lib64']) symlinkSync(`usr/${folder}`, join(root, folder));
  const put = (from: string, to: string) => {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    if (!existsSync(join(root, to))) cpSync(realpathSync(from), join(root, to));
  };
  put(process.execPath, '/usr/local/bin/node');
  const libraries = execFileSync('ldd', [process.execPath], { encoding: 'utf8' }).match(/\/[^ \n]+/g) ?? [];
  for (const library of libraries) put(library, library);
  cpSync(dirname(bundle), join(root, 'app/dist'), { recursive: true });
  cpSync(join(dirname(bundle), 'package.json'), join(root, 'app/package.json'));
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/:\nnode:x:1000:1000::/:\n');
}
