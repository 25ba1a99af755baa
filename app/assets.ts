import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { getMimeType } from 'hono/utils/mime';
import { loadedOnce } from './loaded-once.ts';
import { shared } from './shared.ts';

const decompress = promisify(gunzip);

/** A file is kept once, compressed, and read when it is asked for. */
interface Asset {
  path: string;
  type: string;
  etag: string;
}

/** Serves a folder's files: `/docs/swagger-ui-dist/x.js` is `swagger-ui-dist/x.js.gz`, `/console/assets/y.js` is `console/y.js.gz`. */
export function assets(folder: string): MiddlewareHandler {
  const known = loadedOnce(() => list(folder));
  const compressed = shared((path) => readFile(path));
  const plain = shared(async (path) => decompress(await compressed(path)));
  return async function assets(c, next) {
    const asset = (await known()).get(c.req.path.replace('/docs/', '').replace('/console/assets/', 'console/'));
    if (!asset) return next();
    const { path, type, etag } = asset;
    // A new release has other files under the same names.
    const headers = { ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers);
    const encoding = accepts(c, { header: 'Accept-Encoding', supports: ['gzip', 'identity'], default: 'identity' });
    if (encoding === 'identity') return c.body(await plain(path), 200, { ...headers, 'Content-Type': type });
    return c.body(await compressed(path), 200, { ...headers, 'Content-Type': type, 'Content-Encoding': 'gzip' });
  };
}

/** By the name of what is compressed, such as `console/console.js`. */
async function list(folder: string): Promise<Map<string, Asset>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const compressed = paths.filter((path) => path.endsWith('.gz'));
  return new Map(await Promise.all(compressed.map((path) => described(folder, path))));
}

async function described(folder: string, path: string): Promise<[string, Asset]> {
  const name = relative(folder, path).replaceAll(sep, '/').replace(/\.gz$/, '');
  const digest = createHash('sha256')
    .update(await readFile(path))
    .digest('base64url');
  return [name, { path, type: getMimeType(name) ?? 'application/octet-stream', etag: `"${digest.slice(0, 16)}"` }];
}
