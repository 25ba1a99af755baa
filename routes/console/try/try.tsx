import type { View } from '../view.ts';

export const tryView: View = {
  path: '/',
  title: 'Try',
  show: () => <h1>Try</h1>,
};
