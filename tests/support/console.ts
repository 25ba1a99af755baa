import { expect } from 'vitest';
import type { Deps } from '../../app/app.ts';
import { key, type TestApp, testApp } from './app.ts';

/** Who is signed in to the console. */
export interface Visitor {
  app: TestApp;
  cookie: string;
  /** The text of a page, and what its forms carry. */
  open(path: string): Promise<{ status: number; text: string; token: string }>;
  /** Sends a form with the token, unless the fields have one. */
  send(path: string, fields: Record<string, string>): Promise<Response>;
}

/** Signs in with the admin key, or with an API key where there is none. */
export async function visit(env: Record<string, string> = {}, deps: Partial<Deps> = {}): Promise<Visitor> {
  const app = testApp(env, deps);
  const body = new URLSearchParams({ key: env.ADMIN_KEY ?? key });
  const response = await app.fetch('/console/sign-in', { method: 'POST', body });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  const cookie = response.headers.get('set-cookie')!.split(';')[0]!;
  const open = async (path: string) => {
    const page = await app.fetch(path, { headers: { cookie } });
    const text = await page.text();
    const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
    return { status: page.status, text, token };
  };
  return {
    ...{ app, cookie, open },
    async send(path, fields) {
      const { token } = await open('/console/setup');
      return app.fetch(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ token, ...fields }) });
    },
  };
}
