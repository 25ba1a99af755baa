import type { DialectEntry } from '../app/dialect.ts';
import { services } from './services.ts';
import { native } from './vendors/native.ts';

/** Our own words, which stand at the root. */
export const nativeDialect = native(services);

/**
 * Every vendor, loaded when somebody first asks it: most teams need one or two, and the shapes of one take
 * a few megabytes. What is said of one here is what its declaration says.
 */
export const vendors: DialectEntry[] = [
  {
    ...{ name: 'karza', title: 'Karza', prefix: '/karza' },
    hosts: ['api.karza.in', 'testapi.karza.in', 'gst.karza.in'],
    load: async () => (await import('./vendors/karza/karza.ts')).karza,
  },
  {
    ...{ name: 'perfios', title: 'Perfios Hub', prefix: '/perfios' },
    hosts: ['hub.perfios.com', 'uat-hub.perfios.com', 'hub.perfios.ai', 'hub-test.perfios.ai'],
    load: async () => (await import('./vendors/karza/perfios.ts')).perfios,
  },
  {
    ...{ name: 'eko', title: 'Eko', prefix: '/eko' },
    hosts: ['staging.eko.in', 'api.eko.in', 'eko.in'],
    load: async () => (await import('./vendors/eko/eko.ts')).eko,
  },
  {
    ...{ name: 'sandbox', title: 'Sandbox.co.in', prefix: '/sandbox' },
    hosts: ['api.sandbox.co.in', 'test-api.sandbox.co.in'],
    load: async () => (await import('./vendors/sandbox/sandbox.ts')).sandbox,
  },
  {
    ...{ name: 'setu', title: 'Setu', prefix: '/setu' },
    hosts: ['dg.setu.co', 'dg-sandbox.setu.co'],
    load: async () => (await import('./vendors/setu/setu.ts')).setu,
  },
  {
    ...{ name: 'surepass', title: 'Surepass', prefix: '/surepass' },
    hosts: ['kyc-api.surepass.io', 'sandbox.surepass.io', 'kyc-api.surepass.app', 'sandbox.surepass.app'],
    load: async () => (await import('./vendors/surepass/surepass.ts')).surepass,
  },
  {
    ...{ name: 'cashfree', title: 'Cashfree', prefix: '/cashfree' },
    hosts: ['sandbox.cashfree.com', 'api.cashfree.com'],
    load: async () => (await import('./vendors/cashfree/cashfree.ts')).cashfree,
  },
  {
    ...{ name: 'attestr', title: 'Attestr', prefix: '/attestr' },
    hosts: ['api.attestr.com'],
    load: async () => (await import('./vendors/attestr/attestr.ts')).attestr,
  },
  {
    ...{ name: 'decentro', title: 'Decentro', prefix: '/decentro' },
    hosts: ['in.decentro.tech', 'in.staging.decentro.tech'],
    load: async () => (await import('./vendors/decentro/decentro.ts')).decentro,
  },
  {
    ...{ name: 'idfy', title: 'IDfy', prefix: '/idfy' },
    hosts: ['eve.idfy.com', 'api.idfy.com'],
    load: async () => (await import('./vendors/idfy/idfy.ts')).idfy,
  },
  {
    ...{ name: 'signzy', title: 'Signzy (version 3)', prefix: '/signzy' },
    hosts: ['api.signzy.app', 'api-preproduction.signzy.app', 'api-staging.signzy.app'],
    load: async () => (await import('./vendors/signzy/signzy.ts')).signzy,
  },
  {
    ...{ name: 'gridlines', title: 'Gridlines', prefix: '/gridlines' },
    hosts: ['api.gridlines.io'],
    load: async () => (await import('./vendors/gridlines/gridlines.ts')).gridlines,
  },
  {
    ...{ name: 'signzy-v2', title: 'Signzy (version 2)', prefix: '/signzy-v2' },
    hosts: ['signzy.tech', 'preproduction.signzy.tech', 'production.signzy.tech', 'sandbox.signzy.tech'],
    load: async () => (await import('./vendors/signzy/signzy-v2.ts')).signzyV2,
  },
];
