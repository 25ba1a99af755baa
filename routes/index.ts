import type { Dialect } from '../app/dialect.ts';
import type { Service } from '../app/service.ts';
import { cinToDirector } from './services/cin-to-director.ts';
import { gstDetails } from './services/gst-details.ts';
import { panToGst } from './services/pan-to-gst.ts';
import { native } from './vendors/native.ts';

/** The catalogue: everything that can be asked, in the order of the documents. */
export const services: Service[] = [panToGst, gstDetails, cinToDirector];

/** Every way in which it can be asked; the native one, which stands at the root, comes last. */
export const dialects: Dialect[] = [native(services)];
