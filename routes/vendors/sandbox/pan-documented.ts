import { categoryOf } from './pan-words.ts';
import { telling } from './phrase.ts';

/** Invalid, as the documents show it [D]. */
function deleted(pan: string) {
  return telling('not_found', {
    data: {
      ...{ '@entity': 'in.co.sandbox.kyc.pan_verification.response', pan, category: categoryOf(pan) },
      ...{ status: 'invalid', remarks: 'Deleted', name_as_per_pan_match: false },
      ...{ date_of_birth_match: false, aadhaar_seeding_status: 'na' },
    },
  });
}

const valid = { name_score: 100, name_match: true, date_of_birth_match: true, status: 'valid' } as const;

/**
 * The answer to a PAN for tests [D], whatever name goes with it; undefined for any other.
 * Those for a pattern and for a missing consent need no row: they are refused as such.
 * @throws Refusal
 */
export function documentedPan(pan: string) {
  switch (pan) {
    case 'XXXPX1234A':
      return { pan, ...valid, aadhaar_linked: true };
    case 'XXXCX1234B':
      return { pan, ...valid, aadhaar_linked: false };
    case 'XXXFX1234J':
      throw deleted(pan);
    case 'XXXPX1234C':
      throw telling('forbidden', { code: 403, message: 'Insufficient privilege' });
    case 'XXXPX1234D':
      throw telling('no_credits', { code: 403, message: 'Insufficient credits' });
    case 'XXXPX1234F':
      throw telling('unavailable', { code: 500, message: 'Internal Server Error' });
    case 'XXXPX1234G':
      throw telling('source_unavailable', { code: 503, message: 'Source Unavailable' });
    case 'XXXPX1234H':
      // That it is throttled is [D], the message is [I].
      throw telling('source_unavailable', { code: 503, message: 'Service Unavailable' });
  }
}
