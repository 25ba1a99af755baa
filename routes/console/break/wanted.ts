/** A rule as the form has it; texts as they were given. */
export interface Wanted {
  /** How many calls: every one, the next so many, or a share. */
  many: 'every' | 'next' | 'share';
  count: string;
  percent: string;
  service: string;
  vendor: string;
  key: string;
  session: string;
  subject: string;
  /** An outcome, or `other` for what `fault` holds. */
  meet: string;
  fault: string;
  /** Seconds; empty for no end. */
  seconds: string;
  note: string;
}

const blank: Wanted = {
  ...{ many: 'next', count: '2', percent: '30', service: '', vendor: '', key: '', session: '', subject: '' },
  ...{ meet: '108', fault: '', seconds: '600', note: '' },
};

export const spans: [seconds: string, words: string][] = [
  ['60', 'for a minute'],
  ['600', 'for 10 minutes'],
  ['3600', 'for an hour'],
  ['86400', 'for a day'],
  ['', 'until it is stopped'],
];

/** Reads the form, from a query or as it was sent. */
export function readWanted(given: (name: string) => string | undefined): Wanted {
  const names = Object.keys(blank) as (keyof Wanted)[];
  const fields = names.map((name) => [name, given(name)?.trim().slice(0, 1000) ?? blank[name]]);
  const wanted = Object.fromEntries(fields) as unknown as Wanted;
  return ['every', 'next', 'share'].includes(wanted.many) ? wanted : { ...wanted, many: 'next' };
}

/** The same as the admin API takes it. */
export function ruleOf({ meet, fault, seconds, note, ...wanted }: Wanted) {
  const { service, vendor: dialect, key, session, subject } = wanted;
  const match = Object.entries({ service, dialect, key, session, subject }).filter(([, value]) => value !== '');
  return {
    fault: withChance(meet === 'other' ? fault : meet, wanted),
    match: Object.fromEntries(match),
    ...(seconds !== '' && { ttl_s: Number(seconds) }),
    ...(note !== '' && { note }),
  };
}

/** Every fault of a list takes its own chance. */
function withChance(fault: string, { many, count, percent }: Pick<Wanted, 'many' | 'count' | 'percent'>): string {
  if (many === 'every' || fault === '') return fault;
  const chance = many === 'next' ? `;times=${count}` : `;p=${Number(percent) / 100}`;
  return fault
    .split(',')
    .map((one) => one.trim() + chance)
    .join(', ');
}
