import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { AppContext } from '../../app/call.ts';

export type Status = 200 | 400 | 401 | 404 | 409 | 422 | 429 | 502 | 503;

/** A whole page as an answer. */
export function written(c: AppContext, page: Child, status: Status = 200, headers: Record<string, string> = {}) {
  return c.html(html`<!doctype html>${page}`, status, { ...headers, 'Cache-Control': 'no-store' });
}
