import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { notOffered as ebizNotOffered } from '../../../nodes/EBizCharge/notOffered';
import { notOffered as kometNotOffered } from '../../../nodes/KometSales/notOffered';
import { operations as kometOperations } from '../../../nodes/KometSales/resources';
import { DEFAULT_RUN_OPTIONS } from '../../../nodes/shared/describe/options';
import { operations as setupOperations } from '../../../nodes/SuperOffice/setup';
import { events } from '../../../nodes/SuperOffice/webhookEvents';

const root = join(__dirname, '..', '..', '..');
const FOLDERS = ['nodes', 'credentials', 'bin', 'test', 'docs', 'examples'];

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** All files and folders of the checkout, by their paths from its root. */
const everything = [
  ...readdirSync(root),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  ),
];
const pages = everything.filter((path) => path.endsWith('.md'));

/** The references of each page that lead nowhere. In: those of a page's text that do. */
const brokenIn = (broken: (page: string, text: string) => string[]): string[] =>
  pages.flatMap((page) => broken(page, read(page)).map((reference) => `${page}: ${reference}`));

const withoutBlocks = (text: string): string => text.replace(/^ *```[^]*?^ *```$/gm, '');

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, first = '']) => first);

/** The names that GitHub gives to the headings of a page, by which a link leads to them. */
const anchorsOf = (page: string): string[] =>
  found(withoutBlocks(read(page)), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  );

function isLink(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path));
  return existsSync(join(root, target)) && (anchor === undefined || anchorsOf(target).includes(anchor));
}

/** A path of the checkout, or a file by its name alone. Placeholders such as `<Vendor>` and `*` are none. */
const isPath = (word: string): boolean =>
  /^[\w.][\w./-]*$/.test(word) &&
  (FOLDERS.includes(word.split('/', 1)[0] ?? '')
    ? word.includes('/')
    : /\w\.(?:[cm]?[jt]s|json|md)$/.test(word));

/** Whether there is such a file, seen from the root or the page, or anywhere if the page gives only its end. */
function isThere(page: string, path: string): boolean {
  // What is built stands for its source.
  const plain = path.replace(/\/$/, '').replace(/^dist\/(.*)\.js$/, '$1.ts');
  const beside = normalize(join(dirname(page), plain));
  return everything.some((each) => each === plain || each === beside || each.endsWith(`/${plain}`));
}

it('every link between pages leads to a page, and to a heading that it has', () => {
  expect(pages.length).toBeGreaterThan(15);
  const linksOf = (text: string) => found(withoutBlocks(text), /\]\(([^)\s]+)\)/g);
  expect(
    brokenIn((page, text) =>
      linksOf(text).filter((link) => !/^(?:https?|mailto):/.test(link) && !isLink(page, link)),
    ),
  ).toEqual([]);
});

it('every file that a page names exists', () => {
  const pathsOf = (text: string) =>
    found(withoutBlocks(text), /`([^`\n]+)`/g)
      .flatMap((code) => code.split(/\s+/))
      .filter(isPath);
  expect(pages.flatMap((page) => pathsOf(read(page))).length).toBeGreaterThan(50);
  expect(brokenIn((page, text) => pathsOf(text).filter((path) => !isThere(page, path)))).toEqual([]);
});

it('every script that a page names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(
    brokenIn((_, text) => found(text, /\bnpm run ([\w:]+)/g).filter((name) => !(name in scripts))),
  ).toEqual([]);
});

it.each([
  ['README.md', `${kometOperations.length} operations: all documented methods but`],
  ['CHANGELOG.md', `Komet Sales: ${kometOperations.length} operations, all documented methods but`],
  ['README.md', `A node for administrators, with ${setupOperations.length} operations`],
  ['docs/superoffice-trigger.md', `${events.length} events are in the list`],
  ['CHANGELOG.md', `SuperOffice Trigger: ${events.length} events`],
])('%s counts what there is: %s', (page, words) => expect(read(page)).toContain(words));

it('the README names the defaults of the options', () => {
  const { concurrency, timeout, maxRetries } = DEFAULT_RUN_OPTIONS;
  const text = read('README.md');
  expect(text).toContain(`Concurrency (${concurrency} calls in flight)`);
  expect(text).toContain(`Timeout (${timeout.toLocaleString('en')} ms`);
  expect(text).toContain(`Max Retries (${maxRetries})`);
});

it('CONTRIBUTING.md has a row for each room of nodes/shared', () => {
  const text = read('CONTRIBUTING.md');
  const rooms = everything.filter((path) => /^nodes\/shared\/[^/.]+$/.test(path));
  expect(rooms.length).toBeGreaterThan(5);
  expect(rooms.filter((room) => !text.includes(`| \`${room}\` `))).toEqual([]);
});

it('the README counts the methods that are not offered', () => {
  const listed = (vendor: string) => read('docs/not-offered.md').split(`\n| ${vendor} |`).length - 1;
  expect([listed('Komet Sales'), kometNotOffered.length]).toEqual([4, 4]);
  expect([listed('EBizCharge'), ebizNotOffered.length]).toEqual([9, 9]);
  expect(read('README.md')).toContain('all documented methods but [four](docs/not-offered.md)');
  expect(read('README.md')).toContain('All documented methods but [nine](docs/not-offered.md)');
});

it('the README names every example', () => {
  const text = read('README.md');
  const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.json'));
  expect(examples.length).toBeGreaterThan(10);
  expect(examples.filter((name) => !text.includes(name))).toEqual([]);
});
