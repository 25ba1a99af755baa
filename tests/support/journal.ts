import type { Deps } from '../../app/app.ts';
import { createSleep } from '../../app/sleep.ts';
import { bodyOf, key, type TestApp, testApp } from './app.ts';

export const pan = (pan_number: string) => ({ pan_number });
export const inSession = (session: string) => ({ 'X-API-Key': `${key}~${session}` });

/** Asks the journal, with the key. */
export function ask(app: TestApp, path: string, headers: Record<string, string> = {}, init: RequestInit = {}) {
  // One call stands at a path of its own.
  const all = /^\/(?!count|wait|events)/.test(path) ? 'request' : 'requests';
  return app.fetch(`/__admin/${all}${path}`, { ...init, headers: { 'X-API-Key': key, ...headers } });
}

export const read = async (app: TestApp, path = '', headers = {}) => bodyOf(await ask(app, path, headers));

/** The entry of the last call. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came back
export const last = async (app: TestApp): Promise<any> => (await read(app, '?limit=1')).requests[0];

/** An app that waits as long as it is told, until it closes. */
export function waitingApp(env = {}, deps: Partial<Deps> = {}) {
  const closing = new AbortController();
  const app = testApp(env, { sleep: createSleep(closing.signal), now: Date.now, ...deps });
  return { app, close: () => closing.abort() };
}
