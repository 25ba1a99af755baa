import type { Child } from 'hono/jsx';
import type { Deps } from '../../app/app.ts';
import type { AppContext } from '../../app/call.ts';
import type { Dialect } from '../../app/dialect.ts';
import type { Awaitable } from '../../app/store/store.ts';
import type { Status } from './written.ts';

/** One view of the console. */
export interface View {
  /** Where it stands, such as `/console/break`. */
  path: string;
  /** In the navigation. */
  title: string;
  /** Its own files below `/console/assets/`, besides those that all views have. */
  styles?: string[];
  scripts?: string[];
  show(c: AppContext, room: Room): Awaitable<Child>;
  /** What its forms do, by name: `POST {path}/{name}`, where the path is `/console` for the first view. */
  actions?: Record<string, Action>;
}

/** Does what a form asks for; every form carries the room's token. */
export type Action = (form: FormData, room: Room, c: AppContext) => Awaitable<Done>;

/** Where to go on, or what to show instead. */
export type Done = { to: string } | { show: Child; status?: Status };

/** What views work with. */
export interface Room {
  deps: Deps;
  /** Scheme and host under which the reader sees us. */
  origin: string;
  /** What every form must carry as `token`. */
  token: string;
  /** All dialects, native first. */
  dialects(): Promise<Dialect[]>;
  /** An admin call, such as `admin('POST', '/rules', { fault: '108' })`; its body is JSON, or undefined where there is none. */
  admin(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Sends a request to this same app, as a client would: a path with its query, on any dialect. */
  send(request: Request): Promise<Response>;
}
