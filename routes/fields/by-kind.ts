import { AccountNumber, Ifsc } from './bank.ts';
import { Fssai, Udyam } from './business.ts';
import { Cin, Din, Lei, Llpin } from './company.ts';
import { Aadhaar, PassportNumber, Uan, VoterId } from './person.ts';
import { LicenceNumber } from './road.ts';
import { Gstin, Iec, Pan, Tan } from './tax.ts';

/** The shapes of the identifiers that companies and people carry in the data files, by the names they have there. */
export const fieldsByKind = {
  ...{ pan: Pan, gstin: Gstin, tan: Tan, iec: Iec, udyam: Udyam, fssai: Fssai },
  ...{ cin: Cin, llpin: Llpin, din: Din, lei: Lei, account: AccountNumber, ifsc: Ifsc },
  ...{ aadhaar: Aadhaar, voter_id: VoterId, passport: PassportNumber, licence: LicenceNumber, uan: Uan },
};
