import { breakView } from './break/break.tsx';
import { liveView } from './live/live.tsx';
import { setupView } from './setup/setup.tsx';
import { tryView } from './try/try.tsx';
import type { View } from './view.ts';
import { worldView } from './world/world.tsx';

/** In the order of the navigation. */
export const views: readonly View[] = [tryView, breakView, liveView, worldView, setupView];
