import { seededUniform } from '../../app/faults/chance.ts';
import {
  type Counts,
  type Model,
  type ModelFault,
  type ModelRecord,
  type ModelRule,
  recordOf,
  standing,
  touch,
} from './model.ts';

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

/** Whether a call draws no second lot after one that acts: else those of others may come between, and many answers are right. */
export function drawsOneLot(model: Model, call: ModelCall): boolean {
  const wishes = call.asked ? [call.asked] : fitting(model, call);
  return wishes.every(({ faults }) => faults.length === 1) && recordFor(model, call)?.faults === undefined;
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
  const record = recordFor(model, call);
  if (!record) return call.consent || call.plain.includes('by=magic') ? call.plain : '105;by=validation';
  if (!record.faults) return call.consent ? '101;by=record' : '105;by=validation';
  const acted: Met = { delay: 0 };
  act(record.faults, 'record', acted, countIn(model.counters, `${session}\n${key} ${service} ${subject} `));
  met.delay += acted.delay;
  return acted.refused ?? '101;by=record';
}

function recordFor(model: Model, call: ModelCall): ModelRecord | undefined {
  return recordOf(model, call) ?? recordOf(model, { ...call, session: '' });
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
