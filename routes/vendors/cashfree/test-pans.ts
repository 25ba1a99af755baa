/** What the vendor knows of a PAN: what the native service tells, and words that only its documents have. */
export interface PanFacts {
  pan: string;
  name: string;
  holder_type: 'individual' | 'company' | 'firm' | 'huf' | 'trust';
  status: 'valid' | 'deceased' | 'inactive' | 'fake' | 'deleted';
  aadhaar_linked: boolean;
  /** DD/MM/YYYY; the world does not know when a PAN was changed last. */
  last_updated_at?: string;
  more?: HolderFacts;
}

/** What PAN 360 tells besides. */
export interface HolderFacts {
  gender: string | null;
  /** DD-MM-YYYY */
  date_of_birth: string | null;
  masked_aadhaar_number: string | null;
  email: string | null;
  mobile_number: string | null;
  address: {
    full_address: string;
    street: string;
    city: string;
    state: string;
    pincode: number;
    country: string;
  } | null;
}

const person = { holder_type: 'individual', status: 'valid', aadhaar_linked: true } as const;

const johnSnow: HolderFacts = {
  gender: 'Male',
  date_of_birth: '27-10-2004',
  masked_aadhaar_number: 'XXXXXXXX8848',
  email: 'abc@gmail.com',
  mobile_number: '99999999999',
  address: {
    full_address: 'Quarter - A, Block - B Sample Area, ABC Street 700011 KOLKATA WEST BENGAL INDIA',
    street: 'ABC Street',
    city: 'KOLKATA',
    state: 'WEST BENGAL',
    pincode: 700011,
    country: 'India',
  },
};

const all: PanFacts[] = [
  { pan: 'ABCPV1234D', name: 'JOHN DOE', ...person, last_updated_at: '01/01/2019' },
  { pan: 'AZJPG7110R', name: 'JOHN SNOW', ...person, more: johnSnow },
  { pan: 'ABCTY1234D', name: 'JOHN DOE', ...person },
  { pan: 'ABCDX1234F', name: 'JOHN DOE', ...person, status: 'inactive' },
  { pan: 'ABCDF1234F', name: 'JOHN DOE', ...person, status: 'fake' },
  { pan: 'ABCDD1234F', name: 'JOHN DOE', ...person, status: 'deleted' },
];

/** The vendor's test values, with the answers that it documents [D]. */
export const testPans: ReadonlyMap<string, PanFacts> = new Map(all.map((facts) => [facts.pan, facts]));

/** GSTINs that it documents under a PAN [D]. */
export const testRegistrations = new Map([
  [
    'AZJPG7110R',
    [
      { gstin: '29AAFCD5862R1ZR', state: '29', status: 'Active' },
      { gstin: '27AAFCD5862R1ZV', state: '27', status: 'Active' },
    ],
  ],
]);
