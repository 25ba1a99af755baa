import { seededUniform } from '../../app/faults/chance.ts';
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

export interface ModelCall {
  service: string;
  dialect: string;
  key: string;
  session: string;
  subject: string;
  /** What it meets where nothing stands: a code and what decided it. */
  plain: string;
  /** What it asks for by itself. */
  asked?: { by: 'header' | 'query'; faults: ModelFault[] };
  /** Whether the service is told that it may. */
  consent: boolean;
}

interface ModelRule {
  id: string;
  faults: ModelFault[];
  match: Match;
  until: number;
  counts: Counts;
  uses: number;
}

interface ModelRecord {
  session: string;
  service: string;
  subject: string;
  /** A value where there are none. */
  faults?: ModelFault[];
}

type Counts = Map<string, number>;

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
  for (const [name, at] of model.sessions) if (model.now - at >= model.idleMs) forget(model, name);
  model.sessions.set(session, model.now);
}

/** Begins anew, for one session or for all. */
export function reset(model: Model, session: string): void {
  if (session === '')
    Object.assign(model, createModel(model.now, model.idleMs, model.journalSize), { steps: model.steps });
  else forget(model, session);
  model.journal = model.journal.filter((own) => session !== '' && own !== session);
}

function forget(model: Model, session: string): void {
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

/** A call came, whatever came of it. */
export function enter(model: Model, session: string): void {
  touch(model, session);
  model.journal = [...model.journal, session].slice(-model.journalSize);
}

/** What a call meets, as `X-Mock-Outcome` tells it; everything that it counts is counted. */
export function meets(model: Model, call: ModelCall): string {
  enter(model, call.session);
  const met = call.asked ? askedFor(model, call, call.asked) : ruled(model, call);
  const told = met.refused ?? met.forced ?? own(model, call, met);
  return `${told}${met.delay > 0 ? `;delay=${met.delay}` : ''}${met.rule === undefined ? '' : `;rule=${met.rule}`}`;
}

/** What faults did to a call so far. */
interface Met {
  delay: number;
  refused?: string;
  forced?: string;
  rule?: string;
}

function askedFor(model: Model, { session, key }: ModelCall, { by, faults }: NonNullable<ModelCall['asked']>): Met {
  const met: Met = { delay: 0 };
  act(faults, by, met, countIn(model.counters, `${session}\n${key} `));
  return met;
}

function ruled(model: Model, call: ModelCall): Met {
  const met: Met = { delay: 0 };
  for (const rule of fitting(model, call)) {
    const { fired, spent } = act(rule.faults, 'rule', met, countIn(rule.counts, ''));
    if (spent) model.rules = model.rules.filter((other) => other !== rule);
    if (!fired) continue;
    rule.uses++;
    met.rule = rule.id;
    break;
  }
  return met;
}

/** More names first, of these the more telling ones, of these the newest. */
function fitting(model: Model, call: ModelCall): ModelRule[] {
  const order = ['subject', 'session', 'key', 'service', 'dialect'] as const;
  const names = ({ match }: ModelRule) => order.filter((name) => match[name] !== undefined);
  const rank = (rule: ModelRule) => order.map((name) => (names(rule).includes(name) ? 'a' : 'b')).join('');
  return standing(model, '')
    .filter((rule) => names(rule).every((name) => rule.match[name] === (call[name] || undefined)))
    .reverse()
    .sort((a, b) => names(b).length - names(a).length || rank(a).localeCompare(rank(b)));
}

/** An answer that was set, magic, or the world. */
function own(model: Model, call: ModelCall, met: Met): string {
  if (call.plain.endsWith('by=validation')) return call.plain;
  const { service, subject, session, key } = call;
  const record = recordOf(model, call) ?? recordOf(model, { session: '', service, subject });
  if (!record) return call.consent || call.plain.includes('by=magic') ? call.plain : '105;by=validation';
  if (!record.faults) return call.consent ? '101;by=record' : '105;by=validation';
  const acted: Met = { delay: 0 };
  act(record.faults, 'record', acted, countIn(model.counters, `${session}\n${key} ${service} ${subject} `));
  met.delay += acted.delay;
  return acted.refused ?? '101;by=record';
}

type Count = (name: string) => number;

function countIn(counts: Counts, before: string): Count {
  return (name) => {
    const count = counts.get(before + name) ?? 0;
    counts.set(before + name, count + 1);
    return count;
  };
}

/** Every fault of a list draws its own lot; the first that refuses is the answer, and what else there is still acts. */
function act(faults: ModelFault[], by: string, met: Met, count: Count) {
  const lots = faults.map((fault) => {
    const lot = draw(fault, count);
    const { does } = fault;
    if (!lot.fires || does === 'nothing') return lot;
    if ('ms' in does) met.delay += does.ms;
    else if (does.code === 101) met.forced = `101;by=${by}`;
    else met.refused ??= `${does.code};by=${by}`;
    return lot;
  });
  return { fired: lots.some(({ fires }) => fires), spent: lots.length > 0 && lots.every(({ spent }) => spent) };
}

/** The first `after` calls pass, then each `every`th is hit, with the chance `p`, `times` in all. */
function draw({ text, times, after = 0, every = 1, seed, p }: ModelFault, count: Count) {
  const counted = /;(times|after|every|seed)=/.test(text);
  if (!counted) return { fires: p !== 0, spent: false };
  const turn = (count(text) + 1 - after) / every;
  const due = turn >= 1 && turn === Math.floor(turn);
  if (p === undefined) return { fires: due && turn <= (times ?? turn), spent: times !== undefined && turn >= times };
  const n = turn * every - 1 + after;
  if (!due || !(p === 1 || (seed !== undefined && seededUniform(seed, n, 0) < p)))
    return { fires: false, spent: false };
  if (times === undefined) return { fires: true, spent: false };
  const hits = count(`${text} hits`);
  return { fires: hits < times, spent: hits + 1 >= times };
}
