import names from '../names.json' with { type: 'json' };

/** A people of India: where they live and what they call their children. */
export interface Region {
  states: string[];
  female: string[];
  male: string[];
  surnames: string[];
}

interface Surname {
  surname: string;
  region: Region;
}

export interface Trade {
  word: string;
  industry: string;
  activities: string[];
  food: boolean;
}

export interface City {
  city: string;
  district: string;
  /** The first four digits of its PIN codes. */
  pin: string;
}

const regions: Region[] = Object.values(names.regions);

/** Surnames by their initial, 0 to 25. */
export const surnames: Surname[][] = Array.from({ length: 26 }, () => []);
for (const region of regions) {
  for (const surname of region.surnames) surnames[surname.charCodeAt(0) - 65]!.push({ surname, region });
}

export const cities: ReadonlyMap<string, City[]> = new Map(Object.entries(names.cities));

/** Codes of the states that have cities, in the order of the codes. */
export const stateCodes: string[] = [...cities.keys()].sort();

export const trades: Trade[] = names.trades;
export const { localities, streets, makers, colours, insurers, banks } = names;
