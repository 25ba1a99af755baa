import type { Kind } from './kind.ts';

/** No standing rule for this call. */
export const none: Kind = {
  name: 'none',
  title: 'no standing rule for this call',
  usages: ['none'],
  params: () => ({}),
  forms: [],
  act: () => undefined,
};
