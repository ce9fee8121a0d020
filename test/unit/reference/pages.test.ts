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

  it.each([...pages])('docs/%s ends no sentence twice, and repeats nothing', (_, text) => {
    expect(text.match(/^.*[^.]\.\.$/gm)).toBeNull();
    expect(text.match(/^.*\b(\d+ \w+) or \1\b.*$/gm)).toBeNull();
    expect(text.match(/\b([\w-]+) \(\1\)/g)).toBeNull();
  });

  it('has a page of operations for each vendor and no other', () =>
    expect(readdirSync(path.join(docs, 'operations')).sort()).toEqual(
      vendors.map(({ file }) => `${file}.md`).sort(),
    ));

  it('begins with a table of contents whose links lead to the resources', () => {
    for (const { file, system } of vendors) {
      const text = pages.get(`operations/${file}.md`) ?? '';
      const links = [...text.matchAll(/^- \[(.+)\]\(#([a-z0-9-]+)\): /gm)];
      expect(links.map(([, name]) => name).sort()).toEqual(system.resources.map(({ name }) => name).sort());
      for (const [, name = '', anchor] of links) {
        expect(text).toContain(`\n## ${name}\n`);
        expect(anchor).toBe(name.toLowerCase().replaceAll(' ', '-'));
      }
    }
  });

  it('explains the posting loop of Komet Sales in ten lines, before anything else', () => {
    const text = pages.get('operations/komet-sales.md') ?? '';
    const [before = ''] = text.split('\n- [');
    expect(before).toContain('## The posting loop');
    expect(before.match(/^\d+\. /gm)).toHaveLength(10);
  });

  it('lists the members of results, those of lines too', () => {
    const text = pages.get('operations/komet-sales.md') ?? '';
    expect(text).toContain('- Puts out `creditId`, `id`, `number`,');
    expect(text).toMatch(/- Puts out .*`details` \(`prebookItemId`, `vendorId`/);
    expect(text).toContain('- Puts out `invoiceId`, `success`, `message`.');
  });

  it('gives a heading, an effect and a source for every operation', () => {
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
