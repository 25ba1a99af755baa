import type { View } from '../view.ts';

export const liveView: View = {
  path: '/console/live',
  title: 'Live',
  show: () => <h1>Live</h1>,
};
