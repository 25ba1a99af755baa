import type { View } from '../view.ts';

export const breakView: View = {
  path: '/console/break',
  title: 'Break it',
  show: () => <h1>Break it</h1>,
};
