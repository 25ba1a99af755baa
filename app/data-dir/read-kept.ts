import { stat } from 'node:fs/promises';
import { type RecordDoc, recordDoc, type SetRecord } from '../set-records.ts';
import { type DataFile, listFiles, readText } from './files.ts';
import type { Rules } from './load.ts';
import { readRecordsAs } from './records.ts';
import { shallow } from './shallow.ts';
import { DataError } from './wrong.ts';

/** The folder of DATA_DIR that holds what was set at run time: a file a service, as in `records`. */
export const keptFolder = 'set';

/** All that is kept in DATA_DIR; each is as old as its file. @throws DataError where a file is not as it must be */
export async function readKept(dir: string, { services, limits }: Pick<Rules, 'services' | 'limits'>) {
  const names = services.map(({ name }) => name);
  const docs: RecordDoc[] = [];
  for (const file of await listFiles(dir, new Map([[keptFolder, names]]))) {
    const service = services.find(({ name }) => file.name === `${keptFolder}/${name}.json`);
    if (!service) throw new DataError(file.name, ': found a table; allowed: .json');
    docs.push(...(await readFile(file, service, limits)));
  }
  return docs;
}

async function readFile(file: DataFile, service: Rules['services'][number], limits: Rules['limits']) {
  const text = await readText(file);
  const records = new Map<string, Pick<SetRecord, 'given' | 'override'>>();
  const make = (override: SetRecord['override'], given: unknown) => ({ given, override });
  await shallow(file.name, () => readRecordsAs(make, file.name, text, service, limits, records));
  const { mtimeMs } = await stat(file.path);
  return [...records].map(([subject, said]) => recordDoc({ service: service.name, subject, ...said }, '', mtimeMs));
}
