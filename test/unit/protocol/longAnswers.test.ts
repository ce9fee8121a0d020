import type { HttpResponse } from '../../../nodes/shared/http/types';
import { CallFailure } from '../../../nodes/shared/errors';
import { ResultReader } from '../../../nodes/shared/compile/result';
import { readJson } from '../../../nodes/shared/protocol/json/readJson';
import { download, http, operation, type FileCodec } from '../../../nodes/shared/operation';
import { longestBlock } from '../../cpuTime';
import { codecOf, readBy } from '../soap/service';

const MB = 1024 * 1024;

/** No piece of work may keep n8n from its other work for longer: CPU time, in milliseconds. */
const LONGEST_PIECE = 100;

/** How often work may be tried until no piece of it is too long: garbage collection of other tests may interrupt one. */
const TRIES = 4;

/** The result of work, and the CPU time of its longest block, in milliseconds: the best of some tries. */
async function piecesOf(
  work: () => Promise<unknown>,
  enough = LONGEST_PIECE,
): Promise<{ longest: number; outcome: unknown }> {
  let best = Infinity;
  let outcome: unknown;
  for (let tries = 0; tries < TRIES && best >= enough; tries += 1) {
    const longest = await longestBlock(async () => {
      outcome = await work().catch((error: unknown) => error);
    });
    best = Math.min(best, longest);
  }
  return { longest: best, outcome };
}

const answer = (body: string) => ({ status: 200, headers: {}, body: Buffer.from(body) });
const filled = (part: string, megabytes: number) => part.repeat((megabytes * MB) / part.length);

const row = '{"id":1,"name":"Wholesale Petals","lines":[{"code":"A","price":1.25}],"active":"1"}';
const rows = `[${filled(`${row},`, 12)}${row}]`;
const count = (JSON.parse(rows) as unknown[]).length;
const members = Array.from({ length: 1_000_000 }, (_, index) => `"m${index}":1`).join();
const text = filled('an answer \\"of\\" words \\u00e9 ', 12);

describe('JSON never keeps n8n from its other work', () => {
  it.each([
    ['in a list of its own', rows, (value: unknown) => value],
    ['in a member', `{"rows":${rows}}`, (value: unknown) => (value as { rows: unknown }).rows],
    [
      'one level down',
      `{"data":{"rows":${rows}}}`,
      (value: unknown) => (value as { data: { rows: unknown } }).data.rows,
    ],
    ['in lists of a list', `[[[${rows}]]]`, (value: unknown) => (value as unknown[][][])[0]?.[0]?.[0]],
    ['in JSON in a text', JSON.stringify(rows), (value: unknown) => value],
  ])('where its rows are %s', async (_, body, find) => {
    const response = answer(body);
    const { longest, outcome } = await piecesOf(async () => await readJson(response));
    const found = find(outcome) as unknown[];
    expect([found.length, found.at(-1)]).toEqual([count, JSON.parse(row)]);
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });

  it('if it is one text', async () => {
    const response = answer(`{"file":"${text}","id":12345678901234567890}`);
    const { longest, outcome } = await piecesOf(async () => await readJson(response));
    const { file, id } = outcome as { file: string; id: string };
    expect([file === JSON.parse(`"${text}"`), id]).toEqual([true, '12345678901234567890']);
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });

  it('if it has only numbers, long ones too', async () => {
    const response = answer(`[${filled('12345678901234567,1,', 8)}1]`);
    const { longest, outcome } = await piecesOf(async () => await readJson(response));
    expect((outcome as unknown[]).slice(0, 2)).toEqual(['12345678901234567', 1]);
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });

  it.each([
    ['lists without end', filled('[', 12), 'The answer nests deeper than 200 levels'],
    ['20,000 lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'The answer nests deeper than 200 levels'],
    [
      '20,000 objects',
      `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
      'The answer nests deeper than 200 levels',
    ],
    ['a million members', `{${members}}`, 'An object of the answer has more than 50,000 members'],
    [
      'millions of objects',
      `[${filled('{},', 12)}{}]`,
      'The answer has more than 1,000,000 objects and lists',
    ],
    ['millions of entries', `[${filled('1,', 12)}1]`, 'A list of the answer has more than 3,000,000 entries'],
  ])('and is not read on past its bounds: %s', async (_, body, message) => {
    const response = answer(body);
    const { longest, outcome } = await piecesOf(async () => await readJson(response));
    expect(outcome).toBeInstanceOf(CallFailure);
    expect(outcome).toMatchObject({ kind: 'blocked', sent: true, status: 200, message });
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });

  it('at the bounds is read', async () => {
    const [deep, wide] = [`${'['.repeat(200)}${']'.repeat(200)}`, members.split(',').slice(0, 50_000).join()];
    expect(JSON.stringify(await readJson(answer(deep)))).toBe(deep);
    expect(await readJson(answer(`{${wide}}`))).toEqual(JSON.parse(`{${wide}}`));
  });

  it.each([
    ['commas', filled(',', 12)],
    ['quotes', filled('"', 12)],
    ['digits', filled('1', 12)],
    ['a text without end', `{"a":"${filled('a', 12)}`],
    ['white space in the middle', `{"a":tr${filled(' ', 12)}ue}`],
  ])('and is no JSON as %s', async (_, body) => {
    const response = answer(body);
    const { longest, outcome } = await piecesOf(async () => await readJson(response));
    expect(outcome).toMatchObject({ kind: 'unreadable' });
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });
});

describe('a file in an answer never keeps n8n from its other work', () => {
  const bytes = Buffer.alloc(2 * MB, 'PDF\u00ff');
  const signed = Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));

  it.each<[FileCodec, string, unknown]>([
    ['base64', 'as text', bytes.toString('base64')],
    ['base64', 'in lines', bytes.toString('base64').replace(/.{76}/g, '$&\r\n')],
    ['signedBytes', 'as a list', signed],
    ['signedBytes', 'as text', signed.join(', ')],
  ])('in %s, %s', async (codec, _, file) => {
    const print = operation({
      resource: 'order',
      operation: 'print',
      name: 'Print',
      action: 'Print order',
      description: '',
      docs: '',
      documented: '',
      call: http('GET', '/print', 'query'),
      effect: 'read',
      fields: [],
      result: download(codec, 'file', {}),
    });
    const { longest, outcome } = await piecesOf(
      async () => await new ResultReader(print, { vendor: 'Depot' }).contents({ file }, {}),
    );
    expect((outcome as { file: { data: Buffer } }).file.data.equals(bytes)).toBe(true);
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });
});

describe('XML never keeps n8n from its other work', () => {
  const soap = (result: string) =>
    answer(
      `<e:Envelope xmlns:e="e"><e:Body><SaveResponse><SaveResult>${result}</SaveResult></SaveResponse></e:Body></e:Envelope>`,
    );
  /** All of it is there at once: only the reader yields to the event loop. */
  const read = async (response: HttpResponse) => await readBy(codecOf('Save'), response, 64 * 1024);

  it.each([
    ['many rows', filled('<Row><Id>1</Id><Name>Petals</Name></Row>', 6)],
    ['a long text', `<Text>${filled('words &amp; words ', 6)}</Text>`],
  ])('where it has %s', async (_, result) => {
    const response = soap(result);
    const { longest, outcome } = await piecesOf(async () => await read(response));
    expect(Object.keys(outcome as object)).toHaveLength(1);
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });

  it('for longer than 30 ms if it has a thousand wide records', async () => {
    const members = Array.from({ length: 50 }, (_, n) => `<Field${n}>words &amp; more</Field${n}>`).join('');
    const record = `<Invoice><Id>7</Id>${members}<Lines><Line><sku>a</sku></Line></Lines></Invoice>`;
    const response = answer(
      `<e:Envelope xmlns:e="e"><e:Body><SearchResponse><SearchResult>${record.repeat(1_000)}</SearchResult></SearchResponse></e:Body></e:Envelope>`,
    );
    const { longest, outcome } = await piecesOf(
      async () => await readBy(codecOf('Search'), response, 64 * 1024),
      30,
    );
    const rows = outcome as Array<{ Id: string; Lines: unknown }>;
    expect([rows.length, rows.at(-1)?.Id, rows.at(-1)?.Lines]).toEqual([1_000, '7', [{ sku: 'a' }]]);
    expect(longest).toBeLessThan(30);
  });

  it.each([
    ['elements without end', filled('<b/>', 12), 'The answer has more than 1,000,000 elements'],
    ['a pit', filled('<b>', 12), 'The answer nests deeper than 200 levels'],
    [
      'a level too deep',
      `${'<b>'.repeat(197)}${'</b>'.repeat(197)}`,
      'The answer nests deeper than 200 levels',
    ],
    [
      'attributes',
      `<a ${Array.from({ length: 60_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
      'An element of the answer has more than 50,000 attributes',
    ],
    [
      'names',
      Array.from({ length: 60_000 }, (_, index) => `<a${index}/>`).join(''),
      'An element of the answer has more than 50,000 members',
    ],
  ])('and is not read on past its bounds: %s', async (_, result, message) => {
    const response = soap(result);
    const { longest, outcome } = await piecesOf(async () => await read(response));
    expect(outcome).toMatchObject({ kind: 'blocked', sent: true, status: 200, message });
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });

  it('at the bound of depth is read', async () =>
    expect(await read(soap(`${'<b>'.repeat(196)}${'</b>'.repeat(196)}`))).toBeDefined());

  it.each([
    ['a comment', `<!--${filled('a', 12)}`],
    ['a name', `<${filled('a', 12)}`],
  ])('and is damaged by %s without end', async (_, result) => {
    const response = soap(result);
    const { longest, outcome } = await piecesOf(async () => await read(response));
    expect(outcome).toMatchObject({ kind: 'unreadable' });
    expect(longest).toBeLessThan(LONGEST_PIECE);
  });
});
