import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from '../../reference/pages';
import { vendors } from '../../reference/vendors';

const docs = path.join(__dirname, '..', '..', '..', 'docs');
const pages = referencePages();

describe('the reference', () => {
  it.each([...pages.keys()])('docs/%s is what the declarations say (npm run docs writes it)', (name) =>
    expect(readFileSync(path.join(docs, name), 'utf8')).toBe(pages.get(name)),
  );

  it.each([...pages])('docs/%s ends no sentence twice, and tells nothing twice', (_, text) => {
    expect(text.match(/^.*[^.]\.\.$/gm)).toBeNull();
    expect(text.match(/^.*\b(\d+ \w+) or \1\b.*$/gm)).toBeNull();
    expect(text.match(/\b([\w-]+) \(\1\)/g)).toBeNull();
  });

  it('has a page of operations for each vendor and no other', () =>
    expect(readdirSync(path.join(docs, 'operations')).sort()).toEqual(
      vendors.map(({ file }) => `${file}.md`).sort(),
    ));

  it('tells a heading, an effect and a source of every operation', () => {
    for (const { file, system } of vendors) {
      const text = pages.get(`operations/${file}.md`) ?? '';
      for (const { name, docs: source } of system.operations) {
        expect(text).toContain(`### ${name}\n`);
        expect(text).toContain(`[documentation](${source})`);
      }
      expect(text.match(/^- (Read|Idempotent|Once): /gm)).toHaveLength(system.operations.length);
    }
  });
});
