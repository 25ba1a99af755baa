import type { Scheme } from '../../app/credential.ts';
import type { Credential, Dialect, Phrase } from '../../app/dialect.ts';
import { faultHeader, faultQuery } from '../../app/faults/inject.ts';
import type { Field } from '../../app/field.ts';
import type { Entry } from '../../app/journal/entry.ts';
import { outcomeByCode } from '../../app/outcomes.ts';

/** A call, and what of the catalogue it was about. */
export interface Told {
  entry: Entry;
  dialect?: Dialect | undefined;
  phrase?: Phrase | undefined;
  field?: Field | undefined;
  /** For a miss: the known subject that is nearest. */
  nearest?: string | undefined;
}

/** What is said of each thing that can decide, without the stop at its end. */
const sentencesBy: Readonly<Record<string, (told: Told) => string>> = {
  header: ({ entry }) => `The header ${faultHeader} asked for ${entry.fault}`,
  query: ({ entry }) => `The query parameter ${faultQuery} asked for ${entry.fault}`,
  rule: ({ entry }) => `The rule ${entry.rule} (${entry.fault}) decided`,
  magic: ({ entry, field }) => `${entry.subject} is a magic identifier for ${ownFault(entry, field) ?? entry.fault}`,
  record: ({ entry: { service, subject, fault } }) =>
    `A record that was set for ${service} and ${subject} decided${fault === undefined ? '' : ` (${fault})`}`,
  world: ofWorld,
  validation: ofValidation,
  auth: ofAuth,
  'test-key': ({ entry }) => `A test key was sent, which always meets ${entry.code} with HTTP ${entry.status}`,
  quota: () => 'More calls came than RATE_LIMIT or MAX_RETRIES allows',
  held: () => 'As many calls were kept waiting as MAX_HELD allows',
  fault: () => 'The fault that was asked for could not be done, and the answer says why',
  route: ({ entry: { answerHeaders } }) =>
    answerHeaders.Allow ? `The path takes ${answerHeaders.Allow}` : 'Nothing stands at the path',
  client: () => 'The client left before it was answered',
  store: () => 'The store was out of reach',
  error: ({ entry }) => `An unexpected error came, which the log has under ${entry.requestId}`,
};

/** What decided a call, in one sentence. */
export function sentenceOf(told: Told): string {
  const { entry } = told;
  const other = otherFaults(told);
  // Where the connection was cut it does not matter what the answer would have been.
  if (entry.status === 0 && other) return `${capital(asker(entry))} asked for ${other}.`;
  const sentence = sentencesBy[entry.by]?.(told) ?? `It was decided by ${entry.by}`;
  return other ? `${sentence}; ${asker(entry)} asked for ${other} as well.` : `${sentence}.`;
}

/** The faults that acted besides the one that decided. */
function otherFaults({ entry, field }: Told): string | undefined {
  const { by, fault } = entry;
  if (by !== 'magic') return ['header', 'query', 'rule', 'record'].includes(by) ? undefined : fault;
  const own = ownFault(entry, field);
  return fault?.endsWith(`, ${own}`) ? fault.slice(0, -`, ${own}`.length) : undefined;
}

function asker(entry: Entry): string {
  if (entry.rule !== undefined) return `the rule ${entry.rule}`;
  return headerOf(entry, faultHeader) === undefined ? `the query parameter ${faultQuery}` : `the header ${faultHeader}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function ownFault({ subject }: Entry, field: Field | undefined): string | undefined {
  return subject === undefined ? undefined : field?.fault(subject);
}

function ofWorld({ entry, nearest }: Told): string {
  const { code, service, subject = 'this input' } = entry;
  if (code === 101) return `A record of ${service} fits ${subject}`;
  if (code === 103 && nearest === subject)
    return `${subject} is known, but no record of ${service} fits the rest of the input`;
  if (code === 103) return `No record of ${service} fits ${subject}`;
  if (code === 106) return `Several records of ${service} fit ${subject}`;
  if (code === 109) return `Too many records of ${service} fit ${subject}`;
  return `The data of ${service} has ${code} ${outcomeByCode.get(code)} for ${subject}`;
}

function ofValidation({ entry, phrase }: Told): string {
  if (entry.code === 105) return 'Consent was missing';
  const wrong = phrase && wrongIn(entry.body, phrase);
  if (wrong !== undefined) return `The input was refused: ${wrong}`;
  return `The request was refused for its size or its media type, ${headerOf(entry, 'content-type') ?? 'none'}`;
}

/** What is wrong with a body; undefined where its fields are right, or were never read. */
function wrongIn(body: string, phrase: Phrase): string | undefined {
  if (body === '') return undefined;
  try {
    const issues = phrase.body.safeParse(JSON.parse(body)).error?.issues.slice(0, 3);
    return issues?.map(({ path, message }) => `${path.join('.') || 'the body'} ${message}`).join('; ');
  } catch {
    return 'the body is no JSON';
  }
}

/** Of a key that was given hashed nobody here could tell. */
const unsigned = 'The signature is out of time, or of no key that was given plain';

function ofAuth({ entry, dialect }: Told): string {
  if (entry.key !== undefined) return 'What stands after "~" in the key is no name of a session';
  const credentials = dialect?.keys ?? [];
  if (credentials.some((credential) => credential.signs && carries(entry, credential))) return unsigned;
  if (credentials.some((credential) => carries(entry, credential))) return 'The key that was sent is not known';
  return `No key was sent in ${credentials.map(({ name }) => name).join(', or ')}`;
}

function carries(entry: Entry, { schemes }: Credential): boolean {
  return Object.values(schemes).some((scheme) => carriesOne(entry, scheme));
}

function carriesOne(entry: Entry, scheme: Scheme): boolean {
  if (scheme.type === 'http') return headerOf(entry, 'authorization') !== undefined;
  if (scheme.in === 'header') return headerOf(entry, scheme.name) !== undefined;
  return entry.path.includes(`?${scheme.name}=`) || entry.path.includes(`&${scheme.name}=`);
}

function headerOf({ headers }: Entry, name: string): string | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    if (headers[i]!.toLowerCase() === name.toLowerCase()) return headers[i + 1];
  }
  return undefined;
}
