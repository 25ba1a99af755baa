import { describe, expect, it } from 'vitest';
import { VoterId } from '../routes/fields/person.ts';
import { services } from '../routes/index.ts';
import { ask } from './support/ask.ts';

const consent = 'Y';

describe('consent', () => {
  const personal = ['pan-match', 'driving-licence', 'voter-id', 'passport', 'vehicle-rc', 'epf-uan'];

  it.each(personal)('%s is refused without it', async (name) => {
    const { example } = services.find((service) => service.name === name)!;
    expect(await ask(name, example)).toBe(105);
    expect(await ask(name, { ...example, consent: 'N' })).toBe(105);
  });

  it.each(['pan-details', 'bank-account', 'director-details'])('%s answers either way', async (name) => {
    const { example } = services.find((service) => service.name === name)!;
    expect(await ask(name, example)).toEqual(await ask(name, { ...example, consent }));
  });
});

describe('a magic identifier', () => {
  it('is met without consent: it is nobody', async () => {
    expect(await ask('voter-id', { epic_number: VoterId.magic('108') })).toBe(108);
    expect(await ask('voter-id', { epic_number: VoterId.magic('101') })).toMatchObject({
      epic_number: VoterId.example,
    });
  });
});

describe('the cast', () => {
  const rows: [string, string, object, unknown][] = [
    ['every registration, however many', 'gst-search', { pan_number: 'AAACK0000B' }, { length: 24 }],
    ['a suspended registration', 'gst-search', { pan_number: 'AAACN0000D' }, [{ state: '18', status: 'Suspended' }]],
    ['a holder without GST', 'gst-search', { pan_number: 'AAACA0000J' }, 103],
    ['a company struck off', 'company-details', { cin: 'U28299UP2007PTC000000' }, { status: 'Strike Off' }],
    ['a listed company', 'company-details', { cin: 'L10799MH1998PLC000000' }, { listed: true, class: 'Public' }],
    [
      'a one-person company',
      'company-details',
      { cin: 'U74102GA2021OPC000000' },
      { class: 'Private(One Person Company)' },
    ],
    ['a partnership', 'company-details', { cin: 'ZZA-0000' }, { cin: 'ZZA-0000', kind: 'llp' }],
    ['a partnership without its hyphen', 'company-details', { cin: 'zza0000' }, { cin: 'ZZA-0000' }],
    ['a partnership where a CIN is wanted', 'cin-to-director', { cin: 'ZZA-0000' }, 102],
    ['part of a name', 'company-search', { name: 'anuman' }, [{ cin: 'ZZA-0000' }]],
    ['a firm, which is in no register', 'company-search', { name: 'MITHYA MISHTI' }, 103],
    ['two letters of a name', 'company-search', { name: 'AN' }, 102],
    ['more than can be chosen from', 'company-search', { name: 'BAKA' }, 109],
    ['a disqualified director', 'director-details', { din: '99000013' }, { status: 'Disqualified', pan: 'AAAPY0000N' }],
    ['a partner of a firm only', 'director-details', { din: '99000017' }, { companies: [] }],
    ['a designated partner', 'director-details', { din: '99000015' }, { companies: [{ cin: 'ZZA-0000' }] }],
    ['a deceased holder', 'pan-details', { pan_number: 'AAAPT0000O' }, { status: 'deceased' }],
    ['an inactive PAN', 'pan-details', { pan_number: 'AAAPY0000N' }, { status: 'inactive', aadhaar_linked: false }],
    ['Aadhaar not linked', 'pan-details', { pan_number: 'AAAPB0000K' }, { status: 'valid', aadhaar_linked: false }],
    [
      'a partnership is a firm',
      'pan-details',
      { pan_number: 'AAAFA0000G' },
      { holder_type: 'firm', llpin: 'ZZA-0000' },
    ],
    ['a family', 'pan-details', { pan_number: 'AAAHJ0000I' }, { holder_type: 'huf', aadhaar_linked: false }],
    ['a trust', 'pan-details', { pan_number: 'AAATN0000L' }, { holder_type: 'trust' }],
    ['a PAN of nobody', 'pan-details', { pan_number: 'QQQPQ1111Q' }, 103],
    ['a frozen account', 'bank-account', { account_number: '00002000035', ifsc: 'ZZZB0000003' }, { status: 'frozen' }],
    ['an NRE account', 'bank-account', { account_number: '00001000000019', ifsc: 'ZZZA0000001' }, { status: 'nre' }],
    ['another bank’s IFSC', 'bank-account', { account_number: '00002000035', ifsc: 'ZZZA0000001' }, 103],
    ['an unknown branch', 'ifsc', { ifsc: 'ZZZC0999999' }, 103],
    ['a branch that a vendor documents', 'ifsc', { ifsc: 'DCBA6543210' }, { bank: 'TEBAHPLA BANK LIMITED' }],
    [
      'a proprietor’s enterprise',
      'udyam-details',
      { udyam_number: 'UDYAM-ZZ-00-0000001' },
      {
        organisation_type: 'Proprietorship',
        owner_gender: 'female',
        enterprise_type: 'Micro',
        major_activity: 'Trading',
      },
    ],
    [
      'a company’s enterprise',
      'udyam-details',
      { udyam_number: 'UDYAM-ZZ-00-0000003' },
      { major_activity: 'Manufacturing', registered_on: '2020-07-01', established_on: '2018-02-19' },
    ],
    ['a licence of the centre', 'fssai', { licence_number: '00000000000011' }, { licence_type: 'Central License' }],
    ['a licence of a state', 'fssai', { licence_number: '00000000000012' }, { licence_type: 'State License' }],
    ['a firm that only registers', 'fssai', { licence_number: '00000000000013' }, { licence_type: 'Registration' }],
    [
      'a blacklisted vehicle',
      'vehicle-rc',
      { registration_number: 'ZZ 78 EF 3456', consent },
      { status: 'BLACKLISTED' },
    ],
    [
      'a company’s vehicle',
      'vehicle-rc',
      { registration_number: 'ZZ14JK5678', consent },
      { owner_name: 'KALPIT FOODS LIMITED' },
    ],
    [
      'a financed vehicle',
      'vehicle-rc',
      { registration_number: 'ZZ03GH4567', consent },
      { financier: 'SPECIMEN BANK LIMITED', puc_until: '' },
    ],
    ['a name in its own script', 'voter-id', { epic_number: 'ZZZ0070664', consent }, { native_name: 'निखिल देशपांडे' }],
    [
      'an expired licence',
      'driving-licence',
      { licence_number: 'ZZ12 20130000054', date_of_birth: '1963-02-02', consent },
      { status: 'Expired' },
    ],
    [
      'a licence and another birthday',
      'driving-licence',
      { licence_number: 'ZZ1220130000054', date_of_birth: '1963-02-03', consent },
      102,
    ],
    [
      'a licence of nobody',
      'driving-licence',
      { licence_number: 'ZZ9920130000054', date_of_birth: '1963-02-02', consent },
      103,
    ],
    [
      'a birthday that is no date',
      'driving-licence',
      { licence_number: 'ZZ1220130000054', date_of_birth: '1963-02-30', consent },
      102,
    ],
    [
      'an expired passport',
      'passport',
      { passport_number: 'Z0000012', date_of_birth: '1974-11-30', consent },
      { status: 'Expired' },
    ],
    [
      'a passport and another birthday',
      'passport',
      { passport_number: 'Z0000012', date_of_birth: '1974-11-29', consent },
      102,
    ],
    [
      'names alike',
      'name-match',
      { name_1: 'mockworks pvt ltd', name_2: 'Mockworks Private Limited' },
      { score: 100, band: 'DIRECT_MATCH' },
    ],
  ];
  it.each(rows)('%s', async (_name, service, body, expected) => {
    const answer = await ask(service, body);
    if (typeof expected === 'number') expect(answer).toBe(expected);
    else if (Array.isArray(expected)) expect(answer).toEqual(expected.map((one) => expect.objectContaining(one)));
    else expect(answer).toMatchObject(expected as object);
  });

  it('a minor has neither licence nor voter’s card, but a PAN', async () => {
    const body = { pan_number: 'AAAPA0000V', name: 'STANZIN ANGMO', date_of_birth: '2012-04-09', consent };
    expect(await ask('pan-match', body)).toMatchObject({ name_match: true, date_of_birth_match: true });
  });

  it('another name and birthday are told, the right ones are not', async () => {
    const body = { pan_number: 'AAAPI0000A', name: 'SUBRATA GHOSH', date_of_birth: '1990-01-01', consent };
    const answer = await ask('pan-match', body);
    expect(answer).toMatchObject({ name_match: false, date_of_birth_match: false, status: 'valid' });
    expect(JSON.stringify(answer)).not.toContain('ANANYA');
  });

  it('an account at an IFSC of no branch has no bank and no branch', async () => {
    const answer = await ask('bank-account', { account_number: '000030000000033', ifsc: 'ZZZC0999999' });
    const expected = {
      account_number: '000030000000033',
      ifsc: 'ZZZC0999999',
      holder_name: 'RUKHSANA WANI',
      status: 'active',
    };
    expect(answer).toEqual(expected);
  });

  it('a bank that spells initials out still matches', async () => {
    const body = { account_number: '0000400000023', ifsc: 'ZZZD0000002', name: 'K S Ramanathan' };
    const answer = await ask('bank-account', body);
    expect(answer).toMatchObject({ holder_name: 'KUMBAKONAM SUBRAMANIAM RAMANATHAN', name_match: { match: true } });
  });

  it('several employments, the last of them current', async () => {
    const { employments, employed } = await ask('epf-uan', { uan: '000010002013', consent });
    expect(employed).toBe(true);
    expect(employments.map(({ establishment }: { establishment: string }) => establishment)).toEqual([
      'KALPIT FOODS LIMITED',
      'NAMUNA INK AND PAPER PRIVATE LIMITED',
      'MOCKWORKS PRIVATE LIMITED',
    ]);
  });
});
