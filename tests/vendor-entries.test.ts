import { expect, it } from 'vitest';
import { dialects } from '../routes/index.ts';
import { nativeDialect, vendors } from '../routes/vendors.ts';

it('every vendor is entered as it declares itself', async () => {
  const entered = vendors.map(({ name, title, prefix, hosts }) => ({ name, title, prefix, hosts }));
  const loaded = await Promise.all(vendors.map((vendor) => vendor.load()));
  expect(entered).toEqual(loaded.map(({ name, title, prefix, hosts }) => ({ name, title, prefix, hosts })));
});

it('no dialect is left out', () => {
  const names = [...vendors, nativeDialect].map(({ name }) => name);
  expect(names.sort()).toEqual(dialects.map(({ name }) => name).sort());
});
