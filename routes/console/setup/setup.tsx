import type { AppContext } from '../../../app/call.ts';
import type { Room, View } from '../view.ts';
import { Health } from './health.tsx';
import { SettingsInForce } from './settings-in-force.tsx';
import { Vendors } from './vendors.tsx';

/** How to point a client here, and how this house is set. */
export const setupView: View = { path: '/console/setup', title: 'Setup', show };

async function show(_c: AppContext, room: Room) {
  const { deps, origin } = room;
  return (
    <>
      <h1>Setup</h1>
      <p class="lead">
        Point your client here, with the key of this house in the place of the vendor's. Documents with every request
        are on the Swagger pages.
      </p>
      <Health deps={deps} />
      <Vendors dialects={await room.dialects()} origin={origin} config={deps.config} />
      <SettingsInForce config={deps.config} />
    </>
  );
}
