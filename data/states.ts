import type { StateCode } from './entities.ts';

/** A state of the GST network's list: its two-digit code, name, and the two letters of plates and CINs. */
export interface State {
  code: StateCode;
  name: string;
  letters: string;
}

const rows = `01 JK Jammu and Kashmir|02 HP Himachal Pradesh|03 PB Punjab|04 CH Chandigarh|05 UK Uttarakhand|06 HR Haryana|07 DL Delhi
08 RJ Rajasthan|09 UP Uttar Pradesh|10 BR Bihar|11 SK Sikkim|12 AR Arunachal Pradesh|13 NL Nagaland|14 MN Manipur|15 MZ Mizoram
16 TR Tripura|17 ML Meghalaya|18 AS Assam|19 WB West Bengal|20 JH Jharkhand|21 OD Odisha|22 CG Chhattisgarh|23 MP Madhya Pradesh
24 GJ Gujarat|25 DD Daman and Diu|26 DN Dadra and Nagar Haveli and Daman and Diu|27 MH Maharashtra|28 AD Andhra Pradesh (before division)
29 KA Karnataka|30 GA Goa|31 LD Lakshadweep|32 KL Kerala|33 TN Tamil Nadu|34 PY Puducherry|35 AN Andaman and Nicobar Islands
36 TG Telangana|37 AP Andhra Pradesh|38 LA Ladakh|97 OT Other Territory|99 CJ Centre Jurisdiction`;

export const states: ReadonlyMap<StateCode, State> = new Map(
  rows.split(/[|\n]/).map((row) => {
    const code = row.slice(0, 2);
    return [code, { code, letters: row.slice(3, 5), name: row.slice(6) }];
  }),
);

/** The state of a code that the data holds; an unknown one is a mistake in the data. */
export function stateOf(code: StateCode): State {
  const state = states.get(code);
  if (!state) throw new Error(`No such state: ${code}`);
  return state;
}
