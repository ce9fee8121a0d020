import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chartOf } from './chart';
import type { Circumstances, ScenarioResult } from './results';
import { asMarkdown, tableOf } from './table';
import { targetTable, targetsOf } from './targets';

const docs = path.resolve(__dirname, '..', '..', '..', 'docs');

/** Where the numbers are told. */
export const DOCUMENT = path.join(docs, 'benchmarks.md');
const CHART = path.join(docs, 'images', 'benchmarks.svg');

/** Parts of the document that are made by themselves; what stands between and after them is written by hand. */
export type Part = 'comparison' | 'soak';

const TEMPLATE = `# Benchmarks

<!-- comparison -->
<!-- /comparison -->

<!-- soak -->
<!-- /soak -->
`;

/** Puts text in the place of a part, and leaves all else as it is. Throws when the document has no such part. */
export function replacePart(document: string, part: Part, text: string): string {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no part "${part}"`);
  return `${document.slice(0, from + begin.length)}\n\n${text}\n\n${document.slice(to)}`;
}

/** Writes a part of docs/benchmarks.md, as the house's formatter wants it. */
export async function writePart(part: Part, text: string): Promise<void> {
  // Loaded late: jest can't load it.
  const { format } = await import('prettier');
  const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : TEMPLATE;
  const options = { parser: 'markdown', printWidth: 110, singleQuote: true } as const;
  writeFileSync(DOCUMENT, await format(replacePart(before, part, text), options));
}

/** Writes the comparison, its chart included. */
export async function writeComparison(
  results: ScenarioResult[],
  circumstances: Circumstances,
): Promise<void> {
  writeFileSync(CHART, chartOf(results));
  await writePart('comparison', comparison(results, circumstances));
}

/** The comparison as Markdown. */
export function comparison(results: ScenarioResult[], circumstances: Circumstances): string {
  const { date, machine, node, n8n, pack, rounds, rttMs, measuredRttMs, inFlight } = circumstances;
  return [
    `Made by \`npm run bench\` on ${date}: ${machine}; n8n ${n8n} on Node ${node}, with the pack ${pack} as packed.`,
    '',
    `Every way runs in the same n8n (expression engine \`vm\`), on the same items, against the simulators of the vendors ` +
      `over TLS, behind a proxy that adds a round trip of ${rttMs} ms (measured for a call over an open connection: ` +
      `${measuredRttMs.toFixed(1)} ms), all in processes of their own. ${rounds} rounds in turn; the least of each ` +
      'number counts, of connections the most. **cold**: no connection is open when the node starts; **warm**: the ' +
      'run before has left its connections open. Ways that keep none are run once a round. All numbers are from ' +
      'entering `execute()` to leaving it, in n8n’s own process: *CPU* is that of the whole process, *peak* the ' +
      'resident memory above what was there before, *longest block* the longest time in which the event loop could ' +
      `not turn. Ways that say how many calls are in flight have ${inFlight}.`,
    '',
    '![Wall times](images/benchmarks.svg)',
    '',
    ...results.flatMap((result) => [`## ${result.title}`, '', asMarkdown(tableOf(result)), '']),
    '## Targets',
    '',
    asMarkdown(targetTable(targetsOf(results, circumstances))),
  ].join('\n');
}
