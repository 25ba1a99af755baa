// Writes the bill of materials of what is shipped, in CycloneDX: of all that is installed, the packages whose code is in
// the bundles, as `npm pack` or `node deploy/build.mjs --list` found them last.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundled = JSON.parse(readFileSync(join(root, 'dist/bundled.json'), 'utf8'));
const shipped = new Set(bundled.map(({ name, version }) => `${name}@${version}`));
const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
const all = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 }));

const components = all.components.filter(({ 'bom-ref': ref }) => shipped.has(versioned(ref)));
for (const component of components) {
  component.properties = component.properties?.filter(({ name }) => name !== 'cdx:npm:package:development');
  shipped.delete(versioned(component['bom-ref']));
}
if (shipped.size > 0) throw new Error(`The lock file does not know ${[...shipped].join(', ')}.`);

const refs = new Set([all.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])]);
const dependencies = all.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
process.stdout.write(`${JSON.stringify({ ...all, components, dependencies }, undefined, 2)}\n`);

/** A reference may have the package's place after its version. */
function versioned(ref) {
  return ref.split('|')[0];
}
