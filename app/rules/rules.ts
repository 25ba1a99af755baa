import { andThen } from '../and-then.ts';
import type { AppContext, Call } from '../call.ts';
import type { Perform } from '../faults/perform.ts';
import type { Refusal } from '../outcomes.ts';
import type { Awaitable, Standing } from '../store/store.ts';
import { createRuleIndex, type RuleDoc, type Seen } from './rule-index.ts';

/** Lets a call meet the rule that stands for it; the refusal that it is, is handed back. */
export type MeetRules = (c: AppContext) => Awaitable<Refusal | undefined>;

interface RuleDeps {
  standing: Standing;
  perform: Perform;
  /** Epoch milliseconds. */
  now(): number;
}

/** The rules that stand, held in the process; @throws what the rule's fault is */
export function meetRules({ standing, perform, now }: RuleDeps): MeetRules {
  const index = createRuleIndex();
  standing.watch((kind, id, doc) => {
    if (kind !== 'rule') return;
    if (doc) index.put(doc as RuleDoc);
    else index.remove(id);
  });

  /** Of several rules that fit, the first that acts: one that chance or its counts let pass makes way for the next. */
  function meet(at: number, docs: RuleDoc[], c: AppContext): Awaitable<Refusal | undefined> {
    const doc = docs[at];
    if (doc === undefined) return undefined;
    if (doc.until !== undefined && doc.until <= now()) {
      void used(standing.remove('rule', doc.id));
      return meet(at + 1, docs, c);
    }
    const wish = { text: doc.body.fault, by: 'rule', count: (name: string) => standing.count(doc, name) };
    return andThen(perform(wish, c), ({ fired, spent, refusal }) => {
      if (spent) void used(standing.remove('rule', doc.id));
      if (!fired) return meet(at + 1, docs, c);
      c.get('call').rule = doc.id;
      void used(standing.count(doc, 'uses'));
      return refusal;
    });
  }
  return (c) => (index.size() === 0 ? undefined : meet(0, index.find(seenIn(c.get('call'))), c));
}

function seenIn({ service, dialect, key, session, subject }: Call): Seen {
  return {
    service: service?.name,
    dialect: dialect?.name,
    key,
    session: session || undefined,
    subject: subject?.id,
  };
}

/** A store that is out of reach says so elsewhere; the call goes on. */
async function used(counted: Awaitable<unknown>): Promise<void> {
  try {
    await counted;
  } catch {}
}
