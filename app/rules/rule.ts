/** What a rule looks at; all that is given must fit. */
export interface Match {
  service?: string;
  dialect?: string;
  /** The key's name. */
  key?: string;
  session?: string;
  subject?: string;
}

/** A fault that stands until it is removed, expires or is used up. */
export interface Rule {
  /** In the fault grammar. */
  fault: string;
  match: Match;
  /** The subject as each kind of identifier writes it that it may be. */
  subjects?: readonly string[];
  note?: string;
}

/** From the most telling to the least: of two rules with as much to match, the one that names a subject goes first. */
export const matchNames = ['subject', 'session', 'key', 'service', 'dialect'] as const satisfies (keyof Match)[];
