import type { GstData, Place } from './gst-words.ts';

const seller = 'XYZ SELLER SERVICES PRIVATE LIMITED';
const ward = 'State - Maharashtra,Zone - Thane,Division - THANE CITY,Charge - BHIWANDI_701';
const kind = 'Private Limited Company';

const principle: Place = {
  ...{ buildingName: 'MESH COMPLEX', buildingNumber: 'WAREHOUSE H', city: '', district: 'Thane' },
  ...{ floorNo: 'SURVEY NO. 35/4, 36/2', latitude: '', location: 'BHIWANDI', longitude: '' },
  ...{ naturePlaceOfBusiness: '', pinCode: '421302', stateCode: 'Maharashtra', street: 'SARAVALI' },
};

const branch: Place = {
  ...{ buildingName: '', buildingNumber: 'DOOR NO, 17', city: '', district: 'Dakshina Kannada' },
  ...{ floorNo: '1ST FLOOR', latitude: '', location: 'ONNAKATTE KULAI OF MANGALORE', longitude: '' },
  ...{ naturePlaceOfBusiness: 'Office / Sale Office', pinCode: '575019', stateCode: 'Karnataka' },
  street: 'XYZ COMPLEX OPP MAHILA MANDALA',
};

function answer(id: string, additional: Place[]): GstData {
  return {
    address: { additional, principle },
    company: {
      ...{ constitutionOfBusiness: kind, name: seller, natureOfBusinessActivity: '', state: ward, status: 'Active' },
      ...{ taxPayerType: 'Tax Collector (Electronic Commerce Operator)', tradeName: seller, type: kind },
    },
    gst: { dateOfCancellation: '', id, lastUpdatedDate: '', registrationDate: '12/10/2018' },
    jurisdiction: {
      centre: 'Commissionerate - BHIWANDI,Division - DIVISION IV,Range - RANGE-I (Jurisdictional Office)',
      ...{ centreCode: 'VQ0401', state: ward, stateCode: 'MHCG1425' },
    },
  };
}

/** The values for tests and their answers [D]; the second GSTIN's answer is shown with the first one's id. */
export const documentedGst: ReadonlyMap<string, GstData> = new Map([
  ['27AAICB3918J1CT', answer('27AAICB3918J1CT', [])],
  ['27AAICA3919J1CT', answer('27AAICA3919J1CT', [branch])],
]);
