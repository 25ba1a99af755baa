import type { Field } from '../../app/field.ts';
import type { IdKind } from '../../data/identifiers.ts';
import { fieldsByKind } from './by-kind.ts';
import { CompanyId } from './company.ts';
import { VehicleNumber } from './road.ts';

type Kind = IdKind | 'ifsc';

const byField = new Map<Field, Kind[]>([
  ...Object.entries(fieldsByKind).map(([kind, field]): [Field, Kind[]] => [field, [kind as Kind]]),
  [VehicleNumber, ['vehicle']],
  [CompanyId, ['cin', 'llpin']],
]);

/** Which identifiers of the world fit a field; undefined where nobody has one, such as a ticket. */
export function kindsOf(field: Field): Kind[] | undefined {
  return byField.get(field);
}
