import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chartOf } from './chart';
import { piecesPart } from './pieces';
import type { Circumstances, PieceResults, Results, ScenarioResult } from './results';
import { asMarkdown, tableOf } from './table';
import { targetTable, targetsOf } from './targets';

const docs = path.resolve(__dirname, '..', '..', '..', 'docs');

/** The document with the numbers. */
export const DOCUMENT = path.join(docs, 'benchmarks.md');
const CHART = path.join(docs, 'images', 'benchmarks.svg');
const RESULTS = path.join(__dirname, '..', 'results.json');

/** The generated parts of the document. The text around them is written by hand. */
export type Part = 'pieces' | 'comparison' | 'soak';

const TEMPLATE = `# Benchmarks

<!-- pieces -->
<!-- /pieces -->

<!-- comparison -->
<!-- /comparison -->

<!-- soak -->
<!-- /soak -->
`;

/** Replaces the text of a part and leaves the rest unchanged. Throws if the document has no such part. */
export function replacePart(document: string, part: Part, text: string): string {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no part "${part}"`);
  return `${document.slice(0, from + begin.length)}\n\n${text}\n\n${document.slice(to)}`;
}

/** Writes a part of docs/benchmarks.md. */
export async function writePart(part: Part, text: string): Promise<void> {
  const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : TEMPLATE;
  await writeFormatted(DOCUMENT, replacePart(before, part, text));
}

/**
 * Writes the comparison, its chart included: these results, and for the other scenarios those of earlier runs.
 * `order` are the ids of all scenarios.
 */
export async function writeComparison(results: ScenarioResult[], order: string[]): Promise<void> {
  const earlier = readResults();
  const all = order.flatMap(
    (id) => [...results, ...earlier.scenarios].find((result) => result.id === id) ?? [],
  );
  await writeResults({ ...earlier, scenarios: all });
  writeFileSync(CHART, chartOf(all));
  await writePart('comparison', comparison(all));
}

/** Writes the results of the pieces. */
export async function writePieces(pieces: PieceResults): Promise<void> {
  await writeResults({ ...readResults(), pieces });
  await writePart('pieces', piecesPart(pieces));
}

/** The numbers of earlier runs. */
const readResults = (): Results =>
  existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results) : { scenarios: [] };

const writeResults = async (results: Results): Promise<void> =>
  await writeFormatted(RESULTS, JSON.stringify(results));

/** Writes a file as the house's formatter wants it. */
async function writeFormatted(file: string, text: string): Promise<void> {
  // Loaded late: jest can't load it.
  const { format, resolveConfig } = await import('prettier');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

/** The comparison as Markdown. */
export function comparison(results: ScenarioResult[]): string {
  const [first] = results;
  if (!first) return '';
  const { machine, node, n8n, pack, rttMs, inFlight } = first.circumstances;
  return [
    `Made by \`npm run bench\`: ${machine}; n8n ${n8n} on Node ${node}, with the pack ${pack} as packed.`,
    '',
    `Every way runs in the same n8n (expression engine \`vm\`), on the same items, against the simulators of the vendors ` +
      `over TLS, behind a proxy that adds a round trip of ${rttMs} ms, all in processes of their own and in turn. Of ` +
      'several rounds the least of each number counts, of connections the most; for how two ways compare in CPU, ' +
      'the median of the ratios of all rounds, cold and warm. **cold**: no connection is open when ' +
      'the node starts; **warm**: the run before has left its connections open. All numbers are from entering ' +
      '`execute()` to leaving it, in n8n’s own process: *CPU* is that of the whole process, *peak* the memory above ' +
      'what was there before, *longest block* the longest time in which the event loop was blocked. Ways that say ' +
      `how many calls are in flight have ${inFlight}; so has this pack by default.`,
    '',
    '![Wall times](images/benchmarks.svg)',
    '',
    '## Targets',
    '',
    asMarkdown(targetTable(targetsOf(results))),
    '',
    ...results.flatMap((result) => [
      `## ${result.title}`,
      '',
      asMarkdown(tableOf(result)),
      '',
      madeOn(result.circumstances),
      '',
    ]),
  ].join('\n');
}

const madeOn = ({ date, rounds, measuredRttMs }: Circumstances): string =>
  `${date}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}; a call of next to nothing over an open connection took ` +
  `${measuredRttMs.toFixed(1)} ms.`;
