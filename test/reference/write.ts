import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './pages';

/** Generates the pages of `docs/` from the declarations: `npm run docs`. */
const docs = path.join(__dirname, '..', '..', 'docs');

for (const [name, text] of referencePages()) {
  const file = path.join(docs, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`docs/${name}\n`);
}
