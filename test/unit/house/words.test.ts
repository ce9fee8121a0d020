import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..', '..');

/**
 * Each has a plain word that says the same: reports, identifies, distinguishes; fixes; can't; must; requests, demands;
 * iteration. "Ask for" is for people, who may be asked.
 */
const UNPLAIN = new RegExp(
  String.raw`\b(?:told|tells?|telling|mend(?:s|ed|ing)?|can not|shall|none but|ask(?:s|ed|ing) for|turns? of the event loop)\b`
    // Also where a line ends in between, in a comment too.
    .replaceAll(' ', String.raw`\s+(?:(?:\*|//)\s+)?`),
  'gi',
);

const filesAt = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesAt(join(path, name))) : [path];

/** Where a part of a file begins and ends. */
type Passage = readonly [from: number, to: number];

/** The words of a text that have a plainer one, with their lines. In: which passages of the text count. */
function unplainIn(source: string, passagesOf: (source: string) => Passage[]): string[] {
  const all = [...source.matchAll(UNPLAIN)];
  const passages = all.length === 0 ? [] : passagesOf(source);
  return all
    .filter(({ index }) => passages.some(([from, to]) => from <= index && index < to))
    .map(({ 0: words, index }) => `${source.slice(0, index).split('\n').length}: ${words}`);
}

const unplainFiles = (paths: string[], passagesOf: (source: string) => Passage[]): string[] =>
  paths.flatMap((path) =>
    unplainIn(readFileSync(path, 'utf8'), passagesOf).map((found) => `${relative(root, path)}:${found}`),
  );

const whole = (source: string): Passage[] => [[0, source.length]];

/** What begins a title, in tests of each kind. */
const TITLED: ReadonlySet<string> = new Set(['describe', 'it', 'test', 'seen']);

/** The comments of a test, and its titles: the texts given to `it`, `it.each(rows)` and the like. */
function commentsAndTitles(source: string): Passage[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const passages: Passage[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && TITLED.has(calledBy(node)))
      for (const given of node.arguments)
        if (ts.isStringLiteralLike(given)) passages.push([given.getStart(), given.end]);
    const children = node.getChildren(file);
    children.forEach(visit);
    // A comment stands before a token, or after one in its line.
    if (children.length > 0) return;
    const comments = [
      ...(ts.getLeadingCommentRanges(source, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(source, node.end) ?? []),
    ];
    passages.push(...comments.map(({ pos, end }) => [pos, end] as const));
  };
  visit(file);
  return passages;
}

/** The name that a chain of calls begins with: `it` of `it.each(rows)('…')`. */
function calledBy({ expression }: ts.CallExpression): string {
  let first: ts.Expression = expression;
  while (
    ts.isCallExpression(first) ||
    ts.isPropertyAccessExpression(first) ||
    ts.isTaggedTemplateExpression(first)
  )
    first = ts.isTaggedTemplateExpression(first) ? first.tag : first.expression;
  return ts.isIdentifier(first) ? first.text : '';
}

it('code and pages use plain words', () => {
  const files = [
    'nodes',
    'credentials',
    'bin',
    'docs',
    'examples',
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'eslint.config.mjs',
    'gulpfile.js',
  ]
    .flatMap((name) => filesAt(join(root, name)))
    .filter((path) => /\.(?:ts|js|mjs|md|json)$/.test(path));
  expect(files.length).toBeGreaterThan(500);
  expect(unplainFiles(files, whole)).toEqual([]);
});

it('comments, titles and pages of tests use plain words', () => {
  const files = filesAt(join(root, 'test'));
  const scripts = files.filter((path) => /\.(?:ts|js)$/.test(path));
  expect(scripts.length).toBeGreaterThan(500);
  expect([
    ...unplainFiles(scripts, commentsAndTitles),
    ...unplainFiles(
      files.filter((path) => path.endsWith('.md')),
      whole,
    ),
  ]).toEqual([]);
});

it('finds words that are not plain in comments and titles, and nowhere else', () => {
  const source = [
    '/* It tells. */',
    "describe('what is told', () => {",
    "  it.each(rows)('shall be', (told) => expect('he tells').toBe(told)); // a note",
    '  // This is asked',
    '  // for',
    '});',
  ].join('\n');
  expect(unplainIn(source, commentsAndTitles)).toEqual([
    '1: tells',
    '2: told',
    '3: shall',
    '4: asked\n  // for',
  ]);
});
