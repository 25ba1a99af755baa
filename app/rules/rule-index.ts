import type { Doc } from '../store/store.ts';
import { type Match, matchNames, type Rule } from './rule.ts';

type Name = (typeof matchNames)[number];
export type RuleDoc = Doc<Rule>;

/** Rules that look at the same things, by what they want to see there. */
interface Shape {
  names: readonly Name[];
  docs: Map<string, RuleDoc[]>;
}

/** What a call shows of itself. */
export type Seen = Record<Name, string | undefined>;

/** Finds the rules that fit a call in a time that does not grow with their number. */
export interface RuleIndex {
  size(): number;
  put(doc: RuleDoc): void;
  remove(id: string): void;
  /** Those that name more first, of these those that name a subject, of these the newest. */
  find(seen: Seen): RuleDoc[];
}

export function createRuleIndex(): RuleIndex {
  const byId = new Map<string, RuleDoc>();
  let shapes: Shape[] = [];

  function shapeOf({ match }: Rule): Shape {
    const names = matchNames.filter((name) => match[name] !== undefined);
    const known = shapes.find((shape) => shape.names.join() === names.join());
    if (known) return known;
    const shape = { names, docs: new Map() };
    shapes = [...shapes, shape].sort((a, b) => b.names.length - a.names.length || rank(b) - rank(a));
    return shape;
  }
  function remove(id: string): void {
    const doc = byId.get(id);
    if (!doc) return;
    byId.delete(id);
    const shape = shapeOf(doc.body);
    for (const at of places(shape, doc.body)) {
      const rest = shape.docs.get(at)!.filter((other) => other.id !== id);
      if (rest.length > 0) shape.docs.set(at, rest);
      else shape.docs.delete(at);
    }
    if (shape.docs.size === 0) shapes = shapes.filter((other) => other !== shape);
  }
  return {
    size: () => byId.size,
    put(doc) {
      remove(doc.id);
      byId.set(doc.id, doc);
      const shape = shapeOf(doc.body);
      for (const at of places(shape, doc.body)) shape.docs.set(at, [doc, ...(shape.docs.get(at) ?? [])]);
    },
    remove,
    find(seen) {
      const found: RuleDoc[] = [];
      for (const shape of shapes) {
        const at = wanted(shape, seen);
        const docs = at === undefined ? undefined : shape.docs.get(at);
        if (docs) found.push(...docs);
      }
      return found;
    },
  };
}

/** Where a rule stands in the table of its shape: more than once where its subject may be of several kinds. */
function places(shape: Shape, { match, subjects }: Rule): string[] {
  const matches = subjects ? subjects.map((subject) => ({ ...match, subject })) : [match];
  return matches.map((one) => wanted(shape, one)!);
}

/** What a shape sees, as one text; undefined where there is nothing to see. */
function wanted({ names }: Shape, seen: Match | Seen): string | undefined {
  let text = '';
  for (const name of names) {
    const value = seen[name];
    if (value === undefined) return undefined;
    text += `${value}\n`;
  }
  return text;
}

/** Higher for what stands earlier in the list of names. */
function rank({ names }: Shape): number {
  return names.reduce((sum, name) => sum + 2 ** (matchNames.length - matchNames.indexOf(name)), 0);
}
