import type { TaxpayerResult } from './gst-words.ts';

const place: TaxpayerResult['pradr'] = {
  addr: {
    ...{ bnm: 'ELPHINSTONE BUILDING', bno: '10', dst: '', flno: '1ST FLOOR', geocodelvl: 'NA', landMark: '' },
    ...{ lg: '27.0238', loc: 'FORT', locality: '', lt: '74.2179', pncd: '249185', st: '10, VEER NARIMAN ROAD' },
    stcd: 'Uttarakhand',
  },
  ntr: 'Wholesale Business',
};

/** The GSTIN for tests [D], with the values that stand in the documents beside it. */
export const documentedGst: ReadonlyMap<string, TaxpayerResult> = new Map([
  [
    '05ABNTY3290P8ZB',
    {
      adadr: [place],
      ...{ ctb: 'Foreign LLP', ctj: 'BCP THUMMAKUNTA', ctjCd: 'AP004', cxdt: '', dty: 'Regular' },
      ...{ einvoiceStatus: 'Yes', gstin: '05ABNTY3290P8ZB', lgnm: 'MS CORPORATION', lstupdt: '05/01/2017' },
      nba: [
        ...['Bonded Warehouse', 'EOU / STP / EHTP', 'Factory / Manufacturing'],
        ...['Input Service Distributor (ISD)', 'Leasing Business'],
      ],
      ...{ pradr: place, rgdt: '05/05/2017', stj: 'BCP KODIKONDA', stjCd: 'AP003', sts: 'Provisional' },
      tradeNam: 'ALTON PLASTIC PRIVATE LTD',
    },
  ],
]);
