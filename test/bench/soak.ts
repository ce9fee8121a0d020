import { scenarios } from './scenarios';
import type { BenchOptions } from './options';
import { setStage } from './process/stage';
import { asMarkdown, asText, figure } from './report/table';
import { writePart } from './report/document';
import { measure, prepare } from './run';
import { slope } from './statistics';

/** All calls of the soak, and how many of them a run of the workflow makes. */
const CALLS = 50_000;
const CALLS_PER_RUN = 1_000;

/** The share of calls that fail. */
const FAULTS = 0.02;

/** A near host: the soak is about leaks, not about waiting. */
const ROUND_TRIP_MS = 5;

/** Until then, n8n still fills its caches and V8 its code. */
const WARM_UP_SHARE = 0.2;

/** One run of the workflow, and what n8n's process held after it. */
interface Sample {
  minute: number;
  calls: number;
  heapMb: number;
  residentMb: number;
  files: number;
}

/** Credits are marked one by one at a steady rate while some calls fail; n8n's memory and files are watched. */
export async function soak({ minutes, quick }: BenchOptions, print: (line: string) => void): Promise<void> {
  const runs = quick ? 5 : CALLS / CALLS_PER_RUN;
  const stage = await setStage(ROUND_TRIP_MS, print);
  const [credits] = scenarios(CALLS_PER_RUN, 0);
  const ours = credits?.contestants.find(({ id }) => id === 'oursSingle');
  if (!credits || !ours) throw new Error('There are no credits to mark');
  // Faster than necessary, to make up for the garbage collection between the runs.
  const requestsPerSecond = Math.ceil((1.1 * CALLS) / (minutes * 60));
  const paced = {
    ...ours,
    nodes: (setting: Parameters<typeof ours.nodes>[0]) =>
      ours.nodes(setting).map((node) => ({
        ...node,
        parameters: { ...node.parameters, options: { batchSize: 1, requestsPerSecond } },
      })),
  };
  await stage.vendors.unreliable(credits.vendor, FAULTS);
  const workflow = await prepare(stage, credits, paced);
  const start = performance.now();
  const samples: Sample[] = [];
  let failed = 0;
  for (let run = 1; run <= runs; run += 1) {
    const { failure, calls, after } = await measure(stage, workflow, false);
    if (failure !== undefined) {
      failed += 1;
      print(`run ${run}: ${failure}`);
    }
    const minute = (performance.now() - start) / 60_000;
    const sample = { minute, calls, ...after };
    samples.push(sample);
    print(
      `${figure(minute)} min, run ${run}: ${calls} calls, heap ${figure(after.heapMb)} MB, ` +
        `resident ${figure(after.residentMb)} MB, ${after.files} files`,
    );
  }
  const faults = await stage.vendors.struck(credits.vendor);
  await stage.end();
  const table = tableOf(samples, faults, failed);
  print(`\n${asText(table)}`);
  if (!quick) await writePart('soak', documentOf(table, samples.at(-1)?.minute ?? minutes));
}

function tableOf(samples: Sample[], faults: number, failed: number): string[][] {
  const settled = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
  const of = (member: 'heapMb' | 'residentMb' | 'files') => {
    const points = settled.map((sample): [number, number] => [sample.minute, sample[member]]);
    const values = settled.map((sample) => sample[member]);
    return [figure(values[0]), figure(values.at(-1)), figure(Math.max(...values)), slope(points).toFixed(3)];
  };
  const calls = samples.reduce((sum, sample) => sum + sample.calls, 0);
  return [
    ['', 'after warm-up', 'at the end', 'most', 'slope a minute'],
    ['Heap after garbage collection, MB', ...of('heapMb')],
    ['Resident memory, MB', ...of('residentMb')],
    ['Open file descriptors', ...of('files')],
    ['Calls, retries included', '', String(calls), '', ''],
    ['Calls that went wrong', '', String(faults), '', ''],
    ['Runs that failed', '', `${failed} of ${samples.length}`, '', ''],
  ];
}

const documentOf = (table: string[][], minutes: number): string =>
  [
    '## Soak',
    '',
    `Made by \`npm run bench -- --soak\` on ${new Date().toISOString().slice(0, 10)}: in ${minutes.toFixed(0)} minutes ` +
      `${CALLS.toLocaleString('en-US')} Komet Sales credits are marked, one call each, while ${FAULTS * 100}% of the calls go ` +
      'wrong (503, 429, connection lost, answer cut short, a web page in place of JSON). Every run of 1,000 must do all its ' +
      `credits. The slopes leave out the first ${WARM_UP_SHARE * 100}% of the time, in which n8n fills its caches.`,
    '',
    asMarkdown(table),
  ].join('\n');
