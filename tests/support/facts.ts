type Change = (value: unknown) => unknown;

const set =
  (facts: object): Change =>
  (value) => ({ ...(value as object), ...facts });

/** Facts that the example of a service does not have, and that vendors have words for. */
const table: Record<string, [title: string, change: Change][]> = {
  'gst-details': [
    ['cancelled', set({ status: 'Cancelled', cancellation_date: '2024-03-31' })],
    ['suspended', set({ status: 'Suspended' })],
    ['a trader', set({ activities: ['Retail Business'] })],
    ['of nobody known', set({ gstin: '27AAAPZ9999Z1Z5' })],
  ],
  'gst-returns': [],
  'gst-search': [
    ['a cancelled one', (value) => (value as object[]).map((one) => ({ ...one, status: 'Cancelled' }))],
    ['none', () => []],
  ],
  'pan-details': [
    ['deceased', set({ status: 'deceased' })],
    ['inactive', set({ status: 'inactive' })],
    ['Aadhaar linked', set({ aadhaar_linked: true })],
    ['Aadhaar not linked', set({ aadhaar_linked: false })],
    ['an individual', set({ holder_type: 'individual', name: 'K S RAMANATHAN', cin: undefined, aadhaar_linked: true })],
    ['a firm', set({ holder_type: 'firm', cin: undefined })],
  ],
  'pan-match': [
    ['inactive', set({ status: 'inactive' })],
    ['another name', set({ name_score: 20, name_match: false })],
    ['another birth', set({ date_of_birth_match: false })],
  ],
  'pan-profile': [
    ['deceased', set({ status: 'deceased' })],
    ['inactive', set({ status: 'inactive' })],
    ['Aadhaar not linked', set({ aadhaar_linked: false })],
    ['another Aadhaar', set({ aadhaar_match: false })],
    [
      'a place alone',
      (value) => ({
        ...(value as object),
        address: { ...(value as { address: object }).address, line: '12 Long Road' },
      }),
    ],
  ],
  'company-details': [
    ['listed', set({ listed: true })],
    ['struck off', set({ status: 'Strike Off' })],
    ['a company of the government', set({ cin: 'U62099MH2016GOI000000' })],
    ['limited by guarantee', set({ cin: 'U62099MH2016GAP000000' })],
  ],
  'director-details': [['disqualified', set({ status: 'Disqualified' })]],
  lei: [['lapsed', set({ entity_status: 'INACTIVE', status: 'LAPSED' })]],
  fssai: [['expired', set({ status: 'Expired' })]],
  iec: [['cancelled', set({ status: 'Cancelled', established_on: undefined })]],
  'udyam-details': [['of no gender', set({ owner_gender: undefined })]],
  'bank-account': [
    ...['closed', 'frozen', 'dormant', 'nre'].map((status): [string, Change] => [status, set({ status })]),
    ['of no branch known', set({ bank: undefined, branch: undefined })],
    ['of another name', set({ name_match: { score: 20, match: false } })],
  ],
  ifsc: [
    ['of no SWIFT code', set({ swift: '' })],
    ['of no payments', set({ upi: false, rtgs: false, neft: false, imps: false })],
  ],
  'driving-licence': ['Expired', 'Suspended'].map((status) => [status, set({ status })]),
  passport: [['expired', set({ status: 'Expired' })]],
  'vehicle-rc': [
    ...['SCRAPPED', 'NOC ISSUED', 'BLACKLISTED'].map((status): [string, Change] => [status, set({ status })]),
    ['of no PUC', set({ puc_number: '', puc_until: '' })],
    ['financed', set({ financier: 'SPECIMEN BANK LIMITED' })],
    ['of a company', set({ father_name: undefined, owner_name: 'KALPIT FOODS LIMITED' })],
    ['a scooter', set({ class: 'M-Cycle/Scooter (2WN)' })],
    ['of a class without letters', set({ class: 'Road Roller' })],
  ],
  'epf-uan': [['not employed', set({ employed: false, employments: [] })]],
  'name-match': [
    ...[
      [20, 'NO_MATCH'],
      [50, 'POOR_PARTIAL_MATCH'],
      [70, 'MODERATE_PARTIAL_MATCH'],
    ].map(([score, band]): [string, Change] => [
      `a score of ${score}`,
      set({ score, band, match: Number(score) >= 60 }),
    ]),
  ],
};

/** How the answer of this service may be other than that to its example. */
export const changesOf = (service: string) => table[service] ?? [];

/** Others whom a service can be asked about, of whom the world has more to tell than their answers hold. */
const others: Record<string, [title: string, input: Record<string, unknown>][]> = {
  'gst-details': [
    ['asked about a person', { gstin: '29AAAPM0000Z1ZC' }],
    ['asked about one with returns that are not filed', { gstin: '18AAACN0000D1ZE' }],
    ['asked about one that is cancelled', { gstin: '33AAACU0000C1ZH' }],
  ],
  'bank-account': [
    ['asked about an account at no branch', { account_number: '000030000000033', ifsc: 'ZZZC0999999', name: 'A B' }],
    ['asked with no name', { account_number: '00001000000039', ifsc: 'ZZZA0000001' }],
  ],
  'pan-profile': [['asked about a firm', { pan_number: 'AAAFD0000H' }]],
  'director-details': [['asked about one who is barred', { din: '99000013' }]],
  'epf-uan': [['asked about several employments', { uan: '000010002023' }]],
};

export const othersOf = (service: string) => others[service] ?? [];
