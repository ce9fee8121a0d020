import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { connector as eBizCharge } from '../../nodes/EBizCharge/connector';
import { connector as kometSales } from '../../nodes/KometSales/connector';
import { connector as superOffice, pluginResponse } from '../../nodes/SuperOffice/connector';
import { CallFailure } from '../../nodes/shared/errors';
import { redactor } from '../../nodes/shared/http/redact';
import { parseRetryAfter } from '../../nodes/shared/http/retryAfter';
import { safeFileName } from '../../nodes/shared/protocol/fileName';
import { rawFile } from '../../nodes/shared/protocol/file';
import { readUrl } from '../../nodes/shared/invoke/target';
import { codes, judgeBy } from '../../nodes/shared/operation';
import { trimmed } from '../../nodes/shared/operation/invisible';
import { itemPath } from '../../nodes/shared/run/itemPath';
import { threadCpuNow } from '../cpuTime';

/**
 * Texts from outside may be of any length. No pattern of the pack takes more than linear time: twice the text may take
 * twice the time, not four times.
 */

const ROOT = path.join(__dirname, '..', '..');
const SHORT = 50_000;

/** Hostile texts repeat these: the beginnings of what the patterns look for. */
const SEEDS = [
  'token ',
  ' ',
  '\n',
  ',',
  '1,',
  '0',
  '1.',
  '/',
  '.',
  '<',
  '&#38;',
  '%25',
  '\\',
  '"',
  'a',
  '\u200b',
];

/** Ends that make a pattern start again and again, and fail. */
const ENDS = ['', '!\u0000'];

/** A hostile text, so many times as long as the shortest that is tried. */
interface Hostile {
  name: string;
  of: (times: number) => string;
}

const hostile = (seed: string, end: string, length: number): string =>
  seed.repeat(Math.ceil(length / seed.length)).slice(0, length) + end;

const TEXTS: Hostile[] = SEEDS.flatMap((seed) =>
  ENDS.map((end) => ({
    name: JSON.stringify(seed + end),
    of: (times) => hostile(seed, end, times * SHORT),
  })),
);

/** CPU time of this thread for one run, in milliseconds; the best of several. */
function cost(work: () => void, runs: number): number {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const before = threadCpuNow();
    work();
    best = Math.min(best, threadCpuNow() - before);
  }
  return best;
}

/** So little for the long text leaves no room for anything worse than linear. */
const NOTHING_MS = 20;

/** A busy machine spoils single runs; the best of several shows the work itself. */
const RATIO_RUNS = 6;

/**
 * The hostile texts on which the work is worse than linear. Collecting garbage spoils a ratio of two, so a suspect is tried
 * with four times the text: linear work takes four times as long, anything worse sixteen times.
 */
function slowOn(work: (hostile: string) => unknown, texts = TEXTS): string[] {
  return texts.filter(({ of }) => isSlow(work, of)).map(({ name }) => name);
}

function isSlow(work: (hostile: string) => unknown, of: Hostile['of']): boolean {
  const costOf = (times: number, runs: number): number => {
    const text = of(times);
    return cost(() => work(text), runs);
  };
  if (costOf(2, 1) < NOTHING_MS || costOf(2, 2) < NOTHING_MS) return false;
  const short = Math.max(costOf(1, RATIO_RUNS), 0.1);
  return costOf(2, RATIO_RUNS) / short > 3 && costOf(4, 2) / short > 10;
}

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));

/** Every regular expression in the sources, with its file. */
const patterns = ['nodes', 'credentials'].flatMap(filesIn).flatMap((file) => {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), 'utf8'),
    ts.ScriptTarget.ES2022,
  );
  const found: Array<[pattern: string, file: string]> = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push([node.text, file]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
});

const compiled = (literal: string): RegExp => {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
};

it('there are patterns to try, and a slow one is noticed', () => {
  expect(patterns.length).toBeGreaterThan(60);
  const blanks = ' '.repeat(20_000);
  const text = { name: 'blanks', of: (times: number) => `${blanks.repeat(times)}!` };
  expect(slowOn((hostileText) => / +$/.test(hostileText), [text])).toEqual(['blanks']);
});

it('every pattern in the sources takes linear time', () => {
  const slow = patterns.flatMap(([literal, file]) => {
    const pattern = compiled(literal);
    const texts = slowOn((hostileText) => hostileText.replace(pattern, ''));
    return texts.map((text) => `${literal} in ${file} on ${text}`);
  });
  expect(slow).toEqual([]);
});

const failure = (message: string): CallFailure =>
  new CallFailure({ kind: 'refused', message, code: message });

const withHeaders = (headers: Record<string, string>) =>
  rawFile({ status: 200, headers, body: Buffer.from('x') });

const secretGuid = redactor(
  ['6f1c2b3a-9d84-4e57-a0b1-c2d3e4f5a6b7', '&%\\&%\\&%\\', 'rose', 'tttttttttttt'],
  ['me@x'],
);

const works: Array<[name: string, work: (hostileText: string) => unknown]> = [
  ...[kometSales, eBizCharge, superOffice].flatMap((connector): typeof works => [
    [`${connector.vendor}: a refusal`, (words) => connector.isUnauthorized?.(failure(words))],
    [`${connector.vendor}: an empty list`, (words) => connector.nothingFound?.test(words)],
    [
      `${connector.vendor}: an answer`,
      (words) =>
        connector.judge({ status: words, message: words, Status: words, Error: words, ErrorCode: words }),
    ],
    [
      `${connector.vendor}: the address`,
      (words) =>
        attempt(() =>
          connector.ways.map(({ target }) => target({ baseUrl: words, endpoint: words }, async () => ({}))),
        ),
    ],
  ]),
  ['SuperOffice: a plug-in’s answer', (words) => pluginResponse({ Status: words, UserExplanation: words })],
  ['a code', (words) => judgeBy(codes('at', { ok: [1], message: 'at', texts: {} }))({ at: words })],
  ['a mask of words', (words) => secretGuid.text(words)],
  ['a mask of values', (words) => secretGuid.value({ [words]: words })],
  ['a cut', (words) => secretGuid.cut(words)],
  ['a trim', (words) => trimmed(`${words}x${words}`)],
  ['a file name', (words) => safeFileName(words)],
  ['a file’s headers', (words) => withHeaders({ 'content-type': words, 'content-disposition': words })],
  ['a wait', (words) => parseRetryAfter(words, 0)],
  ['an address', (words) => attempt(() => readUrl({ url: `https://a.test/${words}` }, 'url', 'URL'))],
  ['an expression', (words) => itemPath(words)],
];

it.each(works)('%s is read in linear time', (_, work) => {
  expect(slowOn(work)).toEqual([]);
});

function attempt(work: () => unknown): void {
  try {
    work();
  } catch {
    // Refused text is still read.
  }
}
