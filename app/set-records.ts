import type { Override, Overrides } from './overrides.ts';
import type { Doc, Standing } from './store/store.ts';

/** An answer that was set at run time: for which subject of which service, and what was written. */
export interface SetRecord {
  service: string;
  subject: string;
  /** As it was given: a value, `{ outcome }` or `{ fault }`. */
  given: unknown;
  override: Override;
}

export type RecordDoc = Doc<SetRecord>;

/** A record as it can stand; in the empty session it is for all calls. `at` is in epoch milliseconds. */
export function recordDoc(body: SetRecord, session: string, at: number): RecordDoc {
  return { kind: 'record', id: recordId(session, body.service, body.subject), session, at, body };
}

/** The name that a record stands under. */
export function recordId(session: string, service: string, subject: string): string {
  return `${session}\n${service}\n${subject}`;
}

/** What a record's name is made of. */
export function partsOf(id: string) {
  const [session = '', service = '', ...subject] = id.split('\n');
  return { session, service, subject: subject.join('\n') };
}

/** What was set at run time, before what stands in files; a session's own before what is for all. */
export function setRecords(standing: Standing, written: Overrides): Overrides {
  const find = (session: string, service: string, subject: string): Override | undefined => {
    const doc = standing.get('record', recordId(session, service, subject)) as RecordDoc | undefined;
    return doc?.body.override;
  };
  return {
    find(service, subject, session = '') {
      const own = session === '' ? undefined : find(session, service, subject);
      return own ?? find('', service, subject) ?? written.find(service, subject, session);
    },
  };
}
