import { describe, expect, it } from 'vitest';
import { rollOf } from '../data/electoral-roll.ts';
import { enterpriseOf } from '../data/enterprise.ts';
import type { Holder } from '../data/entities.ts';
import { foodLicenceOf } from '../data/food-licence.ts';
import { returnsOf } from '../data/gst-returns.ts';
import { hash32 } from '../data/hash.ts';
import { identifiersOf, idKinds } from '../data/identifiers.ts';
import { type HolderLetter, panOf, universe } from '../data/synthetic/serial.ts';
import { wholeWorld } from '../data/whole.ts';
import type { World } from '../data/world.ts';

const letters: HolderLetter[] = ['P', 'C', 'F', 'H'];

describe('two hundred computed holders', () => {
  it('are who they were in every release', async () => {
    const world = wholeWorld();
    const lines = letters.flatMap((letter) =>
      Array.from({ length: 50 }, (_, i) => {
        const pan = panOf({ letter, index: (i * 7_919 * 29 + 1_000_003) % universe });
        return JSON.stringify(portrait(world.find('pan', pan)!, world));
      }),
    );
    // A change of this file is a break: whoever uses a computed identifier in their tests would find somebody else.
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/computed.jsonl');
  });
});

/** Everything that a service can tell of a holder, the long parts as a fingerprint. */
function portrait(holder: Holder, world: World) {
  const { pan, kind, name, trade_name, address, mobile, email } = holder;
  const ids = Object.fromEntries(idKinds.map((id) => [id, identifiersOf(holder, id)]).filter(([, all]) => all!.length));
  const own =
    holder.kind === 'person'
      ? [holder.father_name, holder.born, holder.gender, holder.pan_status, holder.aadhaar_linked, holder.licence]
      : [holder.status, holder.incorporated_on, holder.authorised_capital, holder.paid_up_capital, holder.listed];
  const rest = [
    holder.registrations.map(({ status, registered_on, cancelled_on, address }) => [
      status,
      registered_on,
      cancelled_on,
      address,
    ]),
    holder.accounts,
    holder.vehicles,
    holder.kind === 'person' ? [holder.employments, holder.passport] : holder.directors,
    holder.registrations.slice(0, 1).map((registration) => returnsOf(registration, '2024-25')),
    [holder.udyam && enterpriseOf(holder), holder.fssai && foodLicenceOf(holder)],
    holder.kind === 'person' && holder.voter_id && rollOf(holder.voter_id, holder.address),
    world.seatsOf(pan).map(({ company, designation, appointed_on }) => [company.pan, designation, appointed_on]),
  ];
  return { pan, kind, name, trade_name, address, mobile, email, ids, own, rest: fingerprint(JSON.stringify(rest)) };
}

function fingerprint(text: string): string {
  return hash32(text).toString(16).padStart(8, '0');
}
