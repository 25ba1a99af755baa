import { z } from '@hono/zod-openapi';
import { Ifsc } from './fields/bank.ts';
import { Address, Gender, IsoDate, StateCode } from './fields/common.ts';
import { CompanyId, Din } from './fields/company.ts';
import { VehicleNumber } from './fields/road.ts';
import { Gstin, Pan } from './fields/tax.ts';

/** A seat on a board, and who has it. */
export const BoardMember = z.object({
  din: Din.schema,
  name: z.string(),
  designation: z.string().openapi({ example: 'Managing Director' }),
  appointed_on: IsoDate,
  pan: Pan.schema,
});

/** A bank's branch, and what can be sent to it. */
export const BranchRecord = z.object({
  ifsc: Ifsc.schema,
  bank: z.string(),
  branch: z.string(),
  micr: z.string().regex(/^[0-9]{9}$/),
  swift: z.string().openapi({ description: 'Empty where the branch has none' }),
  contact: z.string(),
  address: Address,
  upi: z.boolean(),
  rtgs: z.boolean(),
  neft: z.boolean(),
  imps: z.boolean(),
});

/** A registered vehicle; weights in kilograms, capacity in cubic centimetres. */
export const VehicleRecord = z.object({
  registration_number: VehicleNumber.schema,
  maker: z.string(),
  model: z.string(),
  class: z.string(),
  fuel: z.string(),
  colour: z.string(),
  chassis: z.string(),
  engine: z.string(),
  manufactured: z.string().openapi({ example: '2021-02', description: 'YYYY-MM' }),
  registered_on: IsoDate,
  rto: z.string(),
  fitness_until: IsoDate,
  insurer: z.string(),
  insurance_policy: z.string(),
  insurance_until: IsoDate,
  puc_number: z.string(),
  puc_until: z.union([IsoDate, z.literal('')]).openapi({ description: 'Empty where none is needed' }),
  tax_until: IsoDate,
  status: z.enum(['ACTIVE', 'SCRAPPED', 'NOC ISSUED', 'BLACKLISTED']),
  financier: z.string().optional(),
  norms: z.string(),
  seating: z.int(),
  cubic_capacity: z.int(),
  unladen_weight: z.int(),
  gross_weight: z.int(),
});

/** A GST registration and whose it is. */
export const TaxpayerRecord = z.object({
  gstin: Gstin.schema,
  pan: Pan.schema,
  legal_name: z.string(),
  trade_name: z.string(),
  status: z.enum(['Active', 'Cancelled', 'Suspended']),
  constitution: z.string().openapi({ example: 'Private Limited Company' }),
  taxpayer_type: z.string().openapi({ example: 'Regular' }),
  registration_date: IsoDate,
  cancellation_date: IsoDate.optional(),
  state_jurisdiction: z.string(),
  centre_jurisdiction: z.string(),
  principal_address: Address,
  additional_addresses: z.array(Address),
  activities: z.array(z.string()),
});

export type Taxpayer = z.output<typeof TaxpayerRecord>;

/** One GST return of one period: when it was due, when it came. */
export const FilingRecord = z.object({
  return_type: z.enum(['GSTR1', 'GSTR3B', 'CMP-08', 'GSTR4', 'GSTR6']),
  period: z.string().openapi({ example: '2024-04', description: 'YYYY-MM, the last month that it covers' }),
  due_on: IsoDate,
  filed_on: IsoDate.optional(),
  arn: z.string().optional().openapi({ example: 'ZZ270424000001A' }),
  status: z.enum(['Filed', 'Not Filed']),
  delay_days: z.int().min(0).openapi({ description: 'Until it was filed, or until 2026-03-31 where it was not' }),
});

/** A company or a limited liability partnership, as the register has it; amounts in rupees. */
export const CompanyRecord = z.object({
  cin: CompanyId.schema,
  name: z.string(),
  pan: Pan.schema,
  status: z.enum(['Active', 'Strike Off', 'Under Liquidation', 'Amalgamated']),
  kind: z.enum(['company', 'llp', 'firm', 'huf', 'trust']),
  class: z.string().openapi({ example: 'Private' }),
  incorporated_on: IsoDate,
  state: StateCode,
  registered_address: Address,
  email: z.string(),
  authorised_capital: z.number(),
  paid_up_capital: z.number(),
  listed: z.boolean(),
  directors: z.array(BoardMember.extend({ date_of_birth: IsoDate, address: Address })),
});

/** Who an Aadhaar number is; the number is masked. */
export const AadhaarRecord = z.object({
  name: z.string(),
  date_of_birth: IsoDate,
  gender: Gender,
  masked_aadhaar: z.string().openapi({ example: 'xxxxxxxx1375', description: 'All but the last four digits masked' }),
  care_of: z.string(),
  address: Address,
});
