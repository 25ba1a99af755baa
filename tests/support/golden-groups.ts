import type { Door } from './golden-doors.ts';

/** What each door answers in one case. */
export type Answers = Map<Door, string>;

/** Each answer once, with the doors that give it: of the commonest all that are not named. */
export function grouped(answers: Answers): string {
  const groups = [...byAnswer(answers)];
  if (groups.length === 1) return groups[0]![0];
  const size = (doors: Door[]) => doors.filter(({ of }) => !of).length;
  const common = groups.reduce((most, group) => (size(group[1]) > size(most[1]) ? group : most));
  const told = groups.map((group) => {
    const [answer, doors] = group;
    const rest = group === common && size(doors) > 1;
    // Another path is taken to answer as its phrase: where it does not, it is named.
    const named = rest ? doors.filter(({ of }) => of) : doors;
    return [...named.map(({ title }) => `-- ${title}`), ...(rest ? ['-- all others'] : []), answer].join('\n');
  });
  return told.join('\n');
}

/** Doors by their answer, but for other paths that answer as their phrase does. */
function byAnswer(answers: Answers): Map<string, Door[]> {
  const groups = new Map<string, Door[]>();
  for (const [door, answer] of answers) {
    if (door.of && answers.get(door.of) === answer) continue;
    groups.set(answer, [...(groups.get(answer) ?? []), door]);
  }
  return groups;
}

/** The same text with a name for each long list of doors that stands there often, and what it means at the end. */
export function withNamedLists(text: string): string {
  const counts = new Map<string, number>();
  for (const [list] of text.matchAll(/(?:^-- .*\n){3,}/gm)) counts.set(list, (counts.get(list) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count > 2).map(([list]) => list);
  return often.reduce((told, list, n) => {
    const [first = ''] = list.slice(3).split('\n');
    const before = often.slice(0, n).filter((other) => other.startsWith(`-- ${first}\n`)).length;
    const name = `${first} and others${before === 0 ? '' : `, list ${before + 1}`}`;
    // Not where it is only the end of a longer list.
    const shorter = told.replace(/(?:^-- .*\n){3,}/gm, (found) => (found === list ? `-- ${name}\n` : found));
    return `${shorter}\n=== ${name}\n${list.replace(/^-- /gm, '')}`;
  }, text);
}
