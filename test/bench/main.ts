/** `npm run bench`: the pack against other ways to do the same work, in a real n8n. See docs/benchmarks.md. */
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { ensureN8n, runToEnd } from '../e2e/n8n';
import { IN_FLIGHT } from './contestants';
import { CUSTOMER_ROWS } from './items';
import { USAGE, readOptions } from './options';
import type { BenchOptions } from './options';
import { setStage } from './process/stage';
import type { Stage } from './process/stage';
import { measurePieces } from './pieces/run';
import { PIECES } from './pieces/pieces';
import { writeComparison, writePieces } from './report/document';
import { piecesTable } from './report/pieces';
import type { Circumstances, Pools, Row, ScenarioResult, Surroundings } from './report/results';
import { asText, figure, tableOf } from './report/table';
import { targetTable, targetsOf } from './report/targets';
import { measure, prepare } from './run';
import type { Prepared } from './run';
import { SCENARIO_IDS, scenarios } from './scenarios';
import type { Scenario } from './scenarios';
import { soak } from './soak';
import { bestOf } from './statistics';
import type { Measurement } from './statistics';

/** What `--only` calls all pieces. */
const PIECES_NAME = 'pieces';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), [PIECES_NAME, ...SCENARIO_IDS]);
  if (options.soak) return await soak(options, print);
  const isAsked = (name: string): boolean => options.only.length === 0 || options.only.includes(name);
  const tables: string[] = [];
  if (isAsked(PIECES_NAME)) tables.push(await pieces(options));
  if (SCENARIO_IDS.some(isAsked)) tables.push(...(await compare(options, isAsked)));
  for (const table of tables) print(`\n${table}`);
  if (!isWhole(options)) print('\nNothing was written: this was not the whole comparison.');
}

/** Whether the numbers are worth keeping. */
const isWhole = ({ quick, ways }: BenchOptions): boolean => !quick && ways.length === 0;

/** Measures the pieces; gives their table. */
async function pieces({ quick }: BenchOptions): Promise<string> {
  print('Pieces');
  const measured = await measurePieces(PIECES, quick, print);
  const circumstances = surroundings(process.version.replace(/^v/, ''));
  if (!quick) await writePieces({ circumstances, measured });
  return asText(piecesTable(measured));
}

/** Runs the chosen scenarios; returns their tables. */
async function compare(options: BenchOptions, isAsked: (id: string) => boolean): Promise<string[]> {
  const chosen = scenarios(options.quick ? 200 : 2_000, CUSTOMER_ROWS).filter(({ id }) => isAsked(id));
  assertWays(options, chosen);
  const stage = await setStage(options.rtt, print, options.profile);
  const circumstances = await circumstancesOf(stage, options);
  const results: ScenarioResult[] = [];
  for (const scenario of chosen) {
    const result = { ...(await compete(stage, scenario, options)), circumstances };
    results.push(result);
    // At once, so that the results are kept whatever happens to the rest.
    if (isWhole(options)) await writeComparison([result], SCENARIO_IDS);
  }
  await stage.end();
  return [
    ...results.map((result) => `${result.title}\n\n${asText(tableOf(result))}`),
    asText(targetTable(targetsOf(results))),
  ];
}

function assertWays({ ways }: BenchOptions, chosen: Scenario[]): void {
  const known = new Set(chosen.flatMap(({ contestants }) => contestants.map(({ id }) => id)));
  const strange = ways.find((way) => !known.has(way));
  if (strange !== undefined)
    throw new Error(`No way is called "${strange}". There are ${[...known].join(', ')}.`);
}

/** All contestants of a scenario in turn, so many times. */
async function compete(
  stage: Stage,
  scenario: Scenario,
  { rounds, ways }: BenchOptions,
): Promise<Omit<ScenarioResult, 'circumstances'>> {
  print(`\n${scenario.title}`);
  const prepared: Prepared[] = [];
  const competing = scenario.contestants.filter(({ id }) => ways.length === 0 || ways.includes(id));
  for (const contestant of competing) prepared.push(await prepare(stage, scenario, contestant));
  for (const each of prepared) {
    for (let n = 0; n < (each.contestant.rehearsals ?? 0); n += 1) await measure(stage, each, false);
  }
  const measured = new Map<string, Measurement[]>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const each of prepared.filter(({ contestant }) => round === 1 || !contestant.once)) {
      for (const pools of poolsOf(each)) {
        const measurement = await measure(stage, each, pools !== 'warm');
        const key = keyOf(each, pools);
        measured.set(key, [...(measured.get(key) ?? []), measurement]);
        const { failure, wallMs, cpuMs } = measurement;
        const taken = failure ?? `${figure(wallMs / 1000)} s, ${figure(cpuMs / 1000)} s of CPU`;
        print(`  round ${round}, ${each.contestant.label}, ${pools}: ${taken}`);
      }
    }
  }
  for (const each of prepared) await each.end();
  const rows = prepared.flatMap((each) =>
    poolsOf(each).map((pools): Row => {
      const { id, label, ours = false } = each.contestant;
      return {
        contestant: id,
        label,
        ours,
        pools,
        measurement: bestOf(measured.get(keyOf(each, pools)) ?? []),
      };
    }),
  );
  return { id: scenario.id, title: scenario.title, rows };
}

const poolsOf = ({ contestant }: Prepared): Pools[] => (contestant.keeps ? ['cold', 'warm'] : ['any']);

const keyOf = ({ contestant }: Prepared, pools: Pools): string => `${contestant.id} ${pools}`;

async function circumstancesOf(stage: Stage, { rounds, rtt }: BenchOptions): Promise<Circumstances> {
  const { node, dir } = await ensureN8n(print);
  return {
    ...surroundings((await runToEnd(node, ['--version'])).output.trim().replace(/^v/, '')),
    n8n: versionIn(path.join(dir, 'node_modules', 'n8n', 'package.json')),
    rounds,
    rttMs: rtt,
    measuredRttMs: stage.roundTripMs,
    inFlight: IN_FLIGHT,
  };
}

const versionIn = (file: string): string =>
  (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;

/** The machine, with the version of Node. */
function surroundings(node: string): Surroundings {
  const [cpu] = cpus();
  const gigabytes = (totalmem() / 1024 ** 3).toFixed(0);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${cpu?.model.trim()}), ${gigabytes} GB, ${process.platform}`,
    node,
    pack: versionIn(path.resolve(__dirname, '..', '..', 'package.json')),
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const text = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n\n${USAGE}\n`);
    process.exit(1);
  },
);
