import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Prints the figures and writes them into a file: the one that is wanted, else that name beside this one. */
export function publish(text, wanted, name) {
  const file = wanted ? resolve(wanted) : fileURLToPath(new URL(name, import.meta.url));
  console.log(text);
  writeFileSync(file, text);
}
