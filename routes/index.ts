import type { Dialect } from '../app/dialect.ts';
import { services } from './services.ts';
import { attestr } from './vendors/attestr/attestr.ts';
import { cashfree } from './vendors/cashfree/cashfree.ts';
import { decentro } from './vendors/decentro/decentro.ts';
import { eko } from './vendors/eko/eko.ts';
import { gridlines } from './vendors/gridlines/gridlines.ts';
import { idfy } from './vendors/idfy/idfy.ts';
import { karza } from './vendors/karza/karza.ts';
import { perfios } from './vendors/karza/perfios.ts';
import { native } from './vendors/native.ts';
import { sandbox } from './vendors/sandbox/sandbox.ts';
import { setu } from './vendors/setu/setu.ts';
import { signzy } from './vendors/signzy/signzy.ts';
import { signzyV2 } from './vendors/signzy/signzy-v2.ts';
import { surepass } from './vendors/surepass/surepass.ts';

export { services } from './services.ts';

/** Every way in which it can be asked; the native one, which stands at the root, comes last. */
export const dialects: Dialect[] = [
  karza,
  perfios,
  eko,
  sandbox,
  setu,
  surepass,
  cashfree,
  attestr,
  decentro,
  idfy,
  signzy,
  gridlines,
  signzyV2,
  native(services),
];
