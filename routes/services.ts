import type { Service } from '../app/service.ts';
import { aadhaarOtp } from './services/aadhaar-otp.ts';
import { aadhaarVerify } from './services/aadhaar-verify.ts';
import { bankAccount } from './services/bank-account.ts';
import { cinToDirector } from './services/cin-to-director.ts';
import { companyDetails } from './services/company-details.ts';
import { companySearch } from './services/company-search.ts';
import { directorDetails } from './services/director-details.ts';
import { drivingLicence } from './services/driving-licence.ts';
import { epfUan } from './services/epf-uan.ts';
import { fssai } from './services/fssai.ts';
import { gstDetails } from './services/gst-details.ts';
import { gstReturns } from './services/gst-returns.ts';
import { gstSearch } from './services/gst-search.ts';
import { iec } from './services/iec.ts';
import { ifsc } from './services/ifsc.ts';
import { lei } from './services/lei.ts';
import { nameMatchService } from './services/name-match.ts';
import { panDetails } from './services/pan-details.ts';
import { panMatch } from './services/pan-match.ts';
import { panProfile } from './services/pan-profile.ts';
import { panToGst } from './services/pan-to-gst.ts';
import { passport } from './services/passport.ts';
import { tan } from './services/tan.ts';
import { udyamDetails } from './services/udyam-details.ts';
import { vehicleRc } from './services/vehicle-rc.ts';
import { voterId } from './services/voter-id.ts';

/** The catalogue: everything that can be asked, in the order of the documents. */
export const services: Service[] = [
  ...[panToGst, gstSearch, gstDetails, gstReturns],
  ...[panDetails, panMatch, panProfile],
  ...[companyDetails, companySearch, cinToDirector, directorDetails, lei],
  ...[udyamDetails, fssai, iec, tan],
  ...[bankAccount, ifsc],
  ...[drivingLicence, voterId, passport, vehicleRc, epfUan],
  ...[aadhaarOtp, aadhaarVerify],
  nameMatchService,
];
