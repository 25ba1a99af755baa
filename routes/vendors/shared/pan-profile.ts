import type { Address, Person } from '../../../data/entities.ts';
import { panHolderOf } from '../../../data/pan-holder.ts';
import { panDetails } from '../../services/pan-details.ts';
import { grown } from './grown.ts';

/** Whose PAN it is, as `pan-details` says it. */
export interface PanDetails {
  pan: string;
  name: string;
  holder_type: 'individual' | 'company' | 'firm' | 'huf' | 'trust';
  status: 'valid' | 'deceased' | 'inactive';
  aadhaar_linked: boolean;
}

/** With what the tax department keeps of the holder; absent where a record stands for the answer. */
export interface PanProfile extends PanDetails {
  holder?: {
    /** Date of birth, or of incorporation. */
    began: string;
    address: Address;
    mobile: string;
    email: string;
    person?: Pick<Person, 'father_name' | 'gender' | 'aadhaar'>;
  };
}

/** `pan-details` for vendors who tell more of the holder. */
export const panProfile = grown<PanDetails>(panDetails, (value, world): PanProfile => {
  const held = world.find('pan', value.pan);
  if (!held) return value;
  const { address, mobile, email } = held;
  const person = held.kind === 'person' && { person: held };
  return { ...value, holder: { began: panHolderOf(held).began, address, mobile, email, ...person } };
});
