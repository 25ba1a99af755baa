import type { Unnumbered } from '../../app/store/store.ts';

/** An entry of the journal, with whatever matters to a test. */
export function unnumbered(more: Partial<Unnumbered> = {}): Unnumbered {
  return {
    time: 1_790_000_000_000,
    requestId: 'r',
    method: 'POST',
    path: '/pan-to-gst',
    headers: ['Content-Type', 'application/json'],
    body: '',
    status: 200,
    answerHeaders: {},
    answer: '{}',
    code: 101,
    by: 'world',
    delayed: 0,
    ms: 1,
    ...more,
  };
}
