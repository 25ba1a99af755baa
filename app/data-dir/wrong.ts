/** Names and indexes that lead to a value, from the outermost. */
export type Path = readonly PropertyKey[];

/** A value that is not as it must be; thrown by whoever reads content, who does not know its file. */
export class Wrong extends Error {
  constructor(
    readonly path: Path,
    readonly found: string,
    readonly allowed: string,
  ) {
    super(`found ${found}; allowed: ${allowed}`);
  }

  /** The same, seen from further out. */
  within(outer: Path): Wrong {
    return new Wrong([...outer, ...this.path], this.found, this.allowed);
  }
}

/** What is wrong with DATA_DIR, in one line: the file, the line, the place in it, what was found, what is allowed. */
export class DataError extends Error {
  constructor(
    /** The file and the line, without anything of what stands there. */
    readonly where: string,
    what: string,
    /** Nothing that is written in a file: it may be right next time although no file has changed. */
    readonly passing = false,
  ) {
    // What was found is shown, and a name of a column may hold a line's end.
    super((where + what).replace(/\p{Cc}/gu, (sign) => JSON.stringify(sign).slice(1, -1)));
  }
}

/** A value as a message shows it; at most 100 characters. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
