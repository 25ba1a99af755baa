import { answer } from '../../../app/answer.ts';
import { sampleDesk } from '../../../app/desk.ts';
import { Refusal } from '../../../app/outcomes.ts';
import type { Service } from '../../../app/service.ts';
import type { Holder } from '../../../data/entities.ts';
import { type Question, questionsAbout } from '../questions.ts';
import type { SetAnswer } from '../set-answer.ts';
import type { Room } from '../view.ts';

/** What a service answers about one identifier of somebody, and what was set for it. */
export interface Answer {
  service: Service;
  question: Question;
  code: number;
  value?: unknown;
  set: SetAnswer[];
}

/** What each service answers about somebody. It is asked beside the journal, so that no count or rule is used up. */
export async function answersAbout(holder: Holder, room: Room): Promise<Answer[]> {
  const { native, world, overrides } = room.deps;
  const { body } = await room.admin('GET', '/records');
  const { records = [] } = body as { records?: SetAnswer[] };
  const asked = native.phrases.flatMap(({ service }) =>
    questionsAbout(service, holder).map(async (question) => {
      const { id, input } = question;
      const set = records.filter((one) => one.service === service.name && one.subject === id);
      const written = overrides.find(service.name, id, '');
      if (written && 'value' in written) return { service, question, set, code: 101, value: written.value };
      const sources = { world, desk: sampleDesk('') };
      return { service, question, set, ...(await met(() => answer(service, input, sources))) };
    }),
  );
  return Promise.all(asked);
}

async function met(ask: () => unknown): Promise<{ code: number; value?: unknown }> {
  try {
    return { code: 101, value: await ask() };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.row.code };
    throw error;
  }
}
