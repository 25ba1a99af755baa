import { z } from '@hono/zod-openapi';
import { Cin } from '../../../fields/company.ts';
import { VehicleNumber } from '../../../fields/road.ts';
import { companyDetails } from '../../../services/company-details.ts';
import { vehicleRc } from '../../../services/vehicle-rc.ts';
import { type Company, SimpleCompany, simpleCompany } from '../company.ts';
import { signzyPhrase } from '../phrase.ts';
import { type Certificate, VehicleResult, vehicleResult } from '../vehicle.ts';

/** Its shape is that of version 2 [D]; that version 3 has the same is [I]. */
export const companyByCin = signzyPhrase({
  service: companyDetails,
  path: '/api/v3/roc/simpleSearchByCin',
  body: z.object({ cin: Cin.schema }),
  hear: ({ cin }) => ({ cin }),
  say: (value: Company) => ({ result: simpleCompany(value) }),
  result: z.strictObject({ result: SimpleCompany }),
  example: ({ cin }) => ({ cin }),
});

const choice = z.unknown().optional().openapi({ type: 'string', example: 'false' });

export const vehicleSearch = signzyPhrase({
  service: vehicleRc,
  path: '/api/v3/vehicle/detailedsearches',
  body: z.object({ vehicleNumber: VehicleNumber.schema, splitAddress: choice, blacklistCheck: choice }),
  hear: ({ vehicleNumber }) => ({ registration_number: vehicleNumber }),
  say: (value: Certificate) => ({ result: vehicleResult(value) }),
  result: z.strictObject({ result: VehicleResult }),
  example: ({ registration_number }) => ({ vehicleNumber: registration_number }),
});
