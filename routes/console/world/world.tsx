import type { View } from '../view.ts';

export const worldView: View = {
  path: '/console/world',
  title: 'World',
  show: () => <h1>World</h1>,
};
