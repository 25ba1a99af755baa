const building = (building_name: string, building_number: string, flat_number: string) => {
  return { building_name, building_number, flat_number };
};

/** Of 29AAICP2912R1ZR, in the vendor's own words [D]. */
const said = {
  last_update_date: '2022-03-01',
  principal_place_address:
    'First Floor 3512-DISPUR Prithivi Mansion opp. KFC building G.S. Road, Lachit Nagar Assam 781007',
  principal_place_split_address: {
    ...building('Prithivi Mansion', '3512-DISPUR', 'First Floor'),
    ...{ street: 'G.S. Road', location: 'Lachit Nagar', district: 'Guwahati', state: 'Assam', city: 'Dispur' },
    ...{ latitude: '26.1445', longitude: '91.7362', pincode: '781007' },
  },
  additional_address_array: [
    {
      address: 'Mirza Santipur NH-37 Dist-Kamrup Rural PS-Palashbari, PO  Mirza Kamrup Assam 781125',
      split_address: {
        ...building('', '', ''),
        ...{ street: 'NH-37', location: 'Santipur, Mirza', district: 'Kamrup Rural', state: 'Assam' },
        ...{ city: 'Palashbari', latitude: '26.0926', longitude: '91.5069', pincode: '781125' },
      },
    },
    {
      address:
        'N.A.C.C.I. Foundation 3559-Tezpur CHAMBER BHAWAN Binjraj Road, P. o. and P.S. - Tezpur, Dist. Binjraj Road, P. o. and P.S. - Tezpur, Dist. Sonitpur Assam 784154',
      split_address: {
        ...building('CHAMBER BHAWAN', '3559-Tezpur', ''),
        ...{ street: 'Binjraj Road', location: 'Tezpur', district: 'Sonitpur', state: 'Assam' },
        ...{ city: 'Tezpur', latitude: '26.6338', longitude: '92.8006', pincode: '784154' },
      },
    },
  ],
};

const principal = { line: 'G.S. Road', city: 'Dispur', district: 'Guwahati', state: '18', pincode: '781007' };

/** The vendor's test values, with the answers that it documents [D]. */
export const testGstins: ReadonlyMap<string, unknown> = new Map([
  [
    '29AAICP2912R1ZR',
    {
      gstin: '29AAICP2912R1ZR',
      legal_name: 'UJJIVAN SMALL FINANCE BANK LIMITED',
      trade_name: 'UJJIVAN SMALL FINANCE BANK',
      ...{ centre_jurisdiction: 'I-A RANGE', state_jurisdiction: 'GUWAHATI - A - 1', registration_date: '2017-09-30' },
      ...{ constitution: 'Public Limited Company', taxpayer_type: 'Regular', status: 'Active' },
      activities: [
        ...['Retail Business', 'Supplier of Services', 'Recipient of Goods or Services'],
        ...['Office / Sale Office', 'Others'],
      ],
      ...{ principal_address: principal, additional_addresses: [], said },
    },
  ],
]);
