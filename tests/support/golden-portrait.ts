import type { Dialect } from '../../app/dialect.ts';
import { layered } from '../../data/world.ts';
import { key, type TestApp, testApp } from './app.ts';
import { answerTo, firstSeen, requestText } from './golden-answer.ts';
import { casesOf } from './golden-cases.ts';
import { type Door, doorsOf } from './golden-doors.ts';
import { type Answers, grouped, withNamedLists } from './golden-groups.ts';

/** The moment of every call, in epoch milliseconds. */
export const moment = 1_790_000_000_000;

const legend = `Each request stands after ">", without its key. Its answer is the status, the content type, the vendor's own headers
and the body: JSON is laid out here, on the wire it has no white space; any other text stands after "|".
"(as ...)" is what this very path answers there, to the byte.
"<path>" is the path that was asked, below the dialect's prefix, "<path past 1>" what comes after its first part.
Another path of a phrase answers as the phrase does, unless it is named. Production is told where it is not as development.`;

interface Houses {
  /** With the whole world. */
  usual: TestApp;
  /** With nobody in it. */
  empty: TestApp;
}

/** All that a dialect answers, to the byte: its examples, then whatever goes wrong, what is the same only once. */
export async function portrait(dialect: Dialect): Promise<string> {
  const inDevelopment = await sectionsOf(dialect, 'development');
  const inProduction = await sectionsOf(dialect, 'production');
  const titles = new Map<string, string[]>();
  const add = (section: string, title: string) => titles.set(section, [...(titles.get(section) ?? []), title]);
  for (const [title, section] of inDevelopment) {
    const other = inProduction.get(title)!;
    add(section, title);
    if (other !== section) add(other, `${title}, in production`);
  }
  const sections = [...titles].map(([section, same]) => [...same.map((title) => `=== ${title}`), section].join('\n'));
  return withNamedLists(`${[`# ${dialect.title}\n${legend}`, ...sections].join('\n\n')}\n`);
}

/** What is answered to each example and in each case, by its title. */
async function sectionsOf(dialect: Dialect, environment: string): Promise<Map<string, string>> {
  const { usual, empty } = open(dialect, environment);
  const doors = doorsOf(dialect);
  const seen = new Map(doors.map((door) => [door, firstSeen()]));
  const examples = new Map<Door, string>();
  for (const door of doors) {
    const answer = await answerTo(await door.show(door.example, key), door, usual);
    examples.set(door, seen.get(door)!(answer, 'its example'));
  }
  const sections = new Map(doors.flatMap((door) => exampleSection(door, examples)));
  for (const asked of casesOf(dialect)) {
    const answers: Answers = new Map();
    for (const door of asked.once ? doors.slice(0, 1) : doors) {
      const request = await asked.ask(door);
      if (request === undefined) continue;
      const answer = await answerTo(request, door, asked.nobody ? empty : usual);
      answers.set(door, seen.get(door)!(answer, asked.title));
    }
    if (answers.size > 0) sections.set(asked.title, grouped(answers));
  }
  return sections;
}

/** Another path that answers as its phrase does is only named there. */
function exampleSection(door: Door, examples: Answers): [title: string, section: string][] {
  const answer = examples.get(door)!;
  if (door.of && examples.get(door.of) === answer) return [];
  const same = [...examples.keys()].filter((other) => other.of === door && examples.get(other) === answer);
  const also = same.map(({ title }) => `also ${title}`);
  return [[door.title, [...also, requestText(door.example), answer].join('\n')]];
}

/** Houses in which only this dialect is spoken. */
function open(dialect: Dialect, ENVIRONMENT: string): Houses {
  const env = { ENVIRONMENT, LOG_LEVEL: 'silent', JOURNAL_SIZE: '0' };
  const spoken = dialect.prefix === '' ? { native: dialect } : { vendors: [{ ...dialect, load: async () => dialect }] };
  const deps = { ...spoken, now: () => moment };
  return { usual: testApp(env, deps), empty: testApp(env, { ...deps, world: layered() }) };
}
