import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { aptInstall } from '../apt.mjs';
import { key } from './answers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const packages = ['python3-fastapi', 'python3-uvicorn', 'python3-uvloop', 'python3-httptools'];
const modules = 'fastapi starlette pydantic uvicorn uvloop httptools h11 click anyio sniffio typing_extensions';

/** Debian's Python: another on PATH does not see Debian's packages. */
const python = '/usr/bin/python3';

/** Versions in the first line, then the folder of Python's own library, then the files of the packages. */
const question = `
import importlib.util, os, fastapi, uvicorn, sys
print('FastAPI', fastapi.__version__, 'under uvicorn', uvicorn.__version__, 'on Python', sys.version.split()[0])
print(os.path.dirname(os.__file__))
for name in '${modules}'.split():
    spec = importlib.util.find_spec(name)
    if spec:
        print(os.path.dirname(spec.origin) if spec.submodule_search_locations else spec.origin)
`;

export const fastapi = {
  get title() {
    return about()?.title ?? 'FastAPI';
  },
  install() {
    if (!about()) aptInstall(...packages);
    if (!about()) throw new Error(`${python} has no FastAPI; on Debian: apt-get install ${packages.join(' ')}`);
  },
  variants: { fastapi: start([]), 'fastapi-tuned': start(['--no-access-log']) },
};

function about() {
  const { status, stdout } = spawnSync(python, ['-c', question], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [title, library, ...own] = stdout.trim().split('\n');
  return { title, library, own };
}

function start(flags) {
  return ({ port, scratch }) => {
    const { library, own } = about();
    return {
      argv: [
        ...[
          python,
          '-m',
          'uvicorn',
          'pan_to_gst:app',
          '--app-dir',
          here,
          '--host',
          '127.0.0.1',
          '--port',
          String(port),
        ],
        ...['--workers', '1', '--loop', 'uvloop', '--http', 'httptools', ...flags],
      ],
      env: { HOME: scratch, API_KEY: key, PYTHONDONTWRITEBYTECODE: '1' },
      disk: { own, runtime: [realpathSync(python), library] },
    };
  };
}
