import type { Match } from '../../app/rules/rule.ts';

/** A fault of the kinds that need no connection, as plain as can be. */
export interface ModelFault {
  does: { code: number } | { ms: number } | 'nothing';
  text: string;
  times?: number;
  after?: number;
  every?: number;
  seed?: number;
  p?: number;
}

export interface ModelRule {
  id: string;
  faults: ModelFault[];
  match: Match;
  until: number;
  counts: Counts;
  uses: number;
}

export interface ModelRecord {
  session: string;
  service: string;
  subject: string;
  /** A value where there are none. */
  faults?: ModelFault[];
}

export type Counts = Map<string, number>;

/** Everything that a caller or an operator can change, in the plainest shape. */
export interface Model {
  now: number;
  idleMs: number;
  /** Oldest first. */
  rules: ModelRule[];
  records: ModelRecord[];
  /** By session, key and fault. */
  counters: Counts;
  /** When each session was used last. */
  sessions: Map<string, number>;
  /** Sessions of the calls that the journal holds, oldest first. */
  journal: string[];
  journalSize: number;
  steps: number;
}

export function createModel(now: number, idleMs: number, journalSize: number): Model {
  const none = { rules: [], records: [], counters: new Map(), sessions: new Map(), journal: [] };
  return { now, idleMs, journalSize, ...none, steps: 0 };
}

/** Somebody showed a key with this session's name: what was idle for too long is forgotten, itself included. */
export function touch(model: Model, session: string): void {
  if (session === '') return;
  for (const name of idle(model)) forget(model, name);
  model.sessions.set(session, model.now);
}

/** The sessions that nobody has used for too long. */
export function idle({ sessions, now, idleMs }: Model): string[] {
  return [...sessions].filter(([, at]) => now - at >= idleMs).map(([name]) => name);
}

/** Begins anew, for one session or for all. */
export function reset(model: Model, session: string): void {
  if (session === '')
    Object.assign(model, createModel(model.now, model.idleMs, model.journalSize), { steps: model.steps });
  else forget(model, session);
  model.journal = model.journal.filter((own) => session !== '' && own !== session);
}

export function forget(model: Model, session: string): void {
  model.sessions.delete(session);
  model.rules = model.rules.filter(({ match }) => match.session !== session);
  model.records = model.records.filter((record) => record.session !== session);
  for (const name of [...model.counters.keys()]) if (name.startsWith(`${session}\n`)) model.counters.delete(name);
}

/** The rules that an operator is told of: of one session, or all. */
export function standing(model: Model, session: string): ModelRule[] {
  model.rules = model.rules.filter(({ until }) => until > model.now);
  return model.rules.filter(({ match }) => session === '' || match.session === session);
}

export function recordOf(model: Model, { session, service, subject }: Omit<ModelRecord, 'faults'>) {
  return model.records.find((one) => one.session === session && one.service === service && one.subject === subject);
}

/** How faults are written together. */
export function textOf(faults: ModelFault[]): string {
  return faults.map(({ text }) => text).join(', ');
}
