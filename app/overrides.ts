/** What a team says of one subject, instead of the world: a value, or a fault in the fault grammar such as `106`. */
export type Override = { value: unknown } | { fault: string };

/** Answers that a team has set, by service and subject; in a session its own come first. */
export interface Overrides {
  find(service: string, subject: string, session?: string): Override | undefined;
}

export const noOverrides: Overrides = { find: () => undefined };
