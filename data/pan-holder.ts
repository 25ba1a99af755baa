import type { Holder, IsoDate, PanStatus } from './entities.ts';

/** What the tax department keeps under a PAN, besides the name; `began` is the date of birth or of incorporation. */
export interface PanHolder {
  holder_type: 'individual' | 'company' | 'firm' | 'huf' | 'trust';
  status: PanStatus;
  aadhaar_linked: boolean;
  began: IsoDate;
}

export function panHolderOf(holder: Holder): PanHolder {
  if (holder.kind === 'person') {
    const { pan_status, aadhaar_linked, born } = holder;
    return { holder_type: 'individual', status: pan_status, aadhaar_linked, began: born };
  }
  // A limited liability partnership's PAN says F, as a firm's.
  const holder_type = holder.kind === 'llp' ? 'firm' : holder.kind;
  return { holder_type, status: 'valid', aadhaar_linked: false, began: holder.incorporated_on };
}

/** The numbers that the registers of companies, partnerships and directors have for a holder. */
export function registerNumbersOf(holder: Holder): { cin?: string; llpin?: string; din?: string } {
  if (holder.kind === 'person') return holder.din === undefined ? {} : { din: holder.din };
  const { cin, llpin } = holder;
  return { ...(cin !== undefined && { cin }), ...(llpin !== undefined && { llpin }) };
}
