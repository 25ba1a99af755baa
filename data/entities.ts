/** Two-digit GST state code, `01` to `38`, `97` or `99`. Source: the GST network's state list. */
export type StateCode = string;

/** A calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A postal address; `pincode` is six digits whose first fits the state. */
export interface Address {
  line: string;
  city: string;
  district: string;
  state: StateCode;
  pincode: string;
}

export type RegistrationStatus = 'Active' | 'Cancelled' | 'Suspended';
export type TaxpayerType = 'Regular' | 'Composition' | 'Casual' | 'SEZ Unit' | 'Input Service Distributor';

/** One GST registration; the holder's PAN stands inside `gstin`. */
export interface Registration {
  gstin: string;
  state: StateCode;
  status: RegistrationStatus;
  taxpayer_type: TaxpayerType;
  registered_on: IsoDate;
  cancelled_on?: IsoDate | undefined;
  address: Address;
  additional_addresses: Address[];
  activities: string[];
}

export type AccountStatus = 'active' | 'closed' | 'frozen' | 'dormant' | 'nre';

/** A bank account; `ifsc` names a branch of `banks.json` unless the account is there to show a wrong one. */
export interface Account {
  number: string;
  ifsc: string;
  status: AccountStatus;
  /** The name as the bank holds it, where it differs from the holder's. */
  holder_name?: string | undefined;
}

export interface Licence {
  /** SS RR YYYY NNNNNNN without separators; state `ZZ` is never issued. */
  number: string;
  issued_on: IsoDate;
  valid_until: IsoDate;
  /** Vehicle classes, such as `MCWG` or `LMV`. */
  classes: string[];
  status: 'Active' | 'Expired' | 'Suspended';
}

export interface Passport {
  /** A letter and seven digits. */
  number: string;
  /** A file number of the passport office, two letters and thirteen digits. */
  file_number: string;
  issued_on: IsoDate;
  expires_on: IsoDate;
}

export interface Employment {
  /** PAN of the employer, a company of the world. */
  employer: string;
  /** Member id of the establishment, as EPFO writes it. */
  member_id: string;
  joined_on: IsoDate;
  left_on?: IsoDate | undefined;
}

/** A registered vehicle; weights in kilograms, capacity in cubic centimetres. */
export interface Vehicle {
  /** Registration number; state `ZZ` is never issued. */
  number: string;
  maker: string;
  model: string;
  class: string;
  fuel: string;
  colour: string;
  chassis: string;
  engine: string;
  /** YYYY-MM */
  manufactured: string;
  registered_on: IsoDate;
  rto: string;
  fitness_until: IsoDate;
  insurer: string;
  insurance_policy: string;
  insurance_until: IsoDate;
  puc_number: string;
  /** Empty where none is needed. */
  puc_until: IsoDate | '';
  tax_until: IsoDate;
  status: 'ACTIVE' | 'SCRAPPED' | 'NOC ISSUED' | 'BLACKLISTED';
  financier?: string | undefined;
  norms: string;
  seating: number;
  cubic_capacity: number;
  unladen_weight: number;
  gross_weight: number;
}

/** A bank's branch. */
export interface Branch {
  ifsc: string;
  bank: string;
  branch: string;
  /** Nine digits. */
  micr: string;
  /** Empty where the branch has none. */
  swift: string;
  contact: string;
  address: Address;
  upi: boolean;
  rtgs: boolean;
  neft: boolean;
  imps: boolean;
}

/** What a person and a company have in common: a PAN, and all that hangs on it. */
export interface CommonHolder {
  pan: string;
  /** Upper case, as the tax department prints it. */
  name: string;
  trade_name?: string | undefined;
  address: Address;
  mobile: string;
  email: string;
  registrations: Registration[];
  accounts: Account[];
  vehicles: Vehicle[];
  udyam?: string | undefined;
  iec?: string | undefined;
  tan?: string | undefined;
  fssai?: string | undefined;
  /** What a tester uses this one for, in a few words; the README's cast is drawn from it. Empty for a computed one. */
  role: string;
}

export type PanStatus = 'valid' | 'deceased' | 'inactive';

export interface Person extends CommonHolder {
  kind: 'person';
  father_name: string;
  /** The name in its own script, where the record holds one. */
  native_name?: string | undefined;
  born: IsoDate;
  gender: 'male' | 'female' | 'transgender';
  pan_status: PanStatus;
  aadhaar: string;
  aadhaar_linked: boolean;
  din?: string | undefined;
  din_status?: 'Approved' | 'Disqualified' | 'Deactivated' | undefined;
  licence?: Licence | undefined;
  voter_id?: string | undefined;
  passport?: Passport | undefined;
  uan?: string | undefined;
  employments: Employment[];
}

/** A seat on a board: the person's PAN, never the name, so that the two cannot disagree. */
export interface Directorship {
  pan: string;
  designation: 'Director' | 'Managing Director' | 'Whole-time Director' | 'Designated Partner' | 'Partner' | 'Karta';
  appointed_on: IsoDate;
}

export type CompanyKind = 'company' | 'llp' | 'firm' | 'huf' | 'trust';

export interface Company extends CommonHolder {
  kind: CompanyKind;
  cin?: string | undefined;
  llpin?: string | undefined;
  incorporated_on: IsoDate;
  status: 'Active' | 'Strike Off' | 'Under Liquidation' | 'Amalgamated';
  /** Rupees. */
  authorised_capital: number;
  /** Rupees. */
  paid_up_capital: number;
  listed: boolean;
  lei?: string | undefined;
  directors: Directorship[];
}

/** Whoever has a PAN. */
export type Holder = Person | Company;
