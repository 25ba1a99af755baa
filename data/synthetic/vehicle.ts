import type { Vehicle } from '../entities.ts';
import { stateOf } from '../states.ts';
import { type Day, horizon, isoDate, yearsAfter } from './days.ts';
import { type Draw, salt } from './draw.ts';
import { colours, insurers, makers } from './lists.ts';
import { vehicles } from './numbers.ts';
import type { Serial } from './serial.ts';

/** The vehicle of a holder, registered in the state that it lives in. */
export function vehicleOf(serial: Serial, state: string, draw: Draw): Vehicle {
  const own = (which: number, below: number) => draw.below(salt.vehicle + 1000 * which, below);
  const { maker, models } = makers[own(1, makers.length)]!;
  const { fuel, ...model } = models[own(2, models.length)]!;
  const registered: Day = horizon - 60 - own(3, 4000);
  const [number, insured] = [vehicles.write(serial, state), horizon - 60 + own(4, 500)];
  const tail = String(serial.index).padStart(8, '0');
  return {
    number,
    maker,
    ...model,
    fuel,
    colour: colours[own(5, colours.length)]!,
    chassis: `ZZZ${serial.letter}${tail}${String(own(6, 100_000)).padStart(5, '0')}`,
    engine: `ZZE${serial.letter}${tail}`,
    manufactured: isoDate(registered - 45).slice(0, 7),
    registered_on: isoDate(registered),
    rto: `SPECIMEN RTO ${stateOf(state).name.toUpperCase()} (ZZ${state})`,
    fitness_until: isoDate(yearsAfter(registered, 15) - 1),
    tax_until: isoDate(yearsAfter(registered, 15) - 1),
    insurer: insurers[own(7, insurers.length)]!,
    insurance_policy: `ZZ-POL-${serial.letter}${tail}`,
    insurance_until: isoDate(insured),
    puc_number: fuel === 'ELECTRIC' ? '' : `ZZ${serial.letter}${tail}`,
    puc_until: fuel === 'ELECTRIC' ? '' : isoDate(horizon + own(8, 180)),
    status: own(9, 100) < 97 ? 'ACTIVE' : 'BLACKLISTED',
    norms: registered > horizon - 2200 ? 'BHARAT STAGE VI' : 'BHARAT STAGE IV',
  };
}
