import type { Refusal } from '../../../app/outcomes.ts';

/** Whether a request was no good as a whole, as against one of its fields. */
export function unreadable({ outcome, options }: Refusal): boolean {
  const { by, issues = [] } = options;
  return outcome === 'invalid_input' && by === 'validation' && issues.every(({ path }) => path.length === 0);
}
