import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { FaultRule, GatewaySettings } from '../simulators';
import { seededRandom } from '../simulators/server/random';
import type { Charge, Missing, Said } from './clientProcess';
import { Side, type GatewayProcess } from './side';

/** How two processes charge, and what goes wrong meanwhile. */
export interface Scenario {
  title: string;
  charges: number;
  kills: number;
  duplicateCheck: GatewaySettings['duplicateCheck'];
  missing?: Missing;
  /** Both processes charge all keys. */
  overlap?: boolean;
  /** The longest time until a charge shows, in seconds of the gateway; 60 unless said. */
  showsWithin?: number;
}

/** The result. */
export interface Outcome {
  kills: number;
  longestPause: number;
  /** How many keys were charged more than once. */
  doubles: number;
  charged: number;
  declined: number;
  /** Outcomes that were unknown when the first whole runs had ended. */
  unknown: number;
  rounds: number;
  /** The promises that were broken; empty if none was. */
  complaints: string[];
}

/** All times are those of the gateway divided by this: a Settle Delay of 120 seconds takes 6. */
const FASTER = 20;
const SETTLE_DELAY = 120 / FASTER;

/** The most runs and look-ups until nothing is unknown. A build that needs more never gets there; a broken one shows sooner. */
const MOST_ROUNDS = 6;
const ROUNDS_OF_BROKEN = 2;

/** A charge of this amount is declined: Insufficient funds. */
const DECLINED = 102.51;

/** Every thirtieth is declined. All others differ in their amounts, so that none is the duplicate of another. */
function chargesOf(name: string, count: number, from: number): Charge[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${name}-${index}`,
    amount: index % 30 === 29 ? DECLINED : (20_000 + from + index) / 100,
  }));
}

/** One call in twenty fails, in one of six ways; the seed decides which. */
function faultsOf(seed: number): FaultRule[] {
  const share = 0.05 / 6;
  const kinds: FaultRule[] = [
    { kind: 'resetBeforeRead' },
    { kind: 'resetAfterRead' },
    { kind: 'status', status: 503, retryAfter: 0 },
    { kind: 'status', status: 503, retryAfter: 0, apply: true },
    { kind: 'truncated', how: 'cutBody' },
    { kind: 'hang', apply: true },
  ];
  return kinds.map((rule, index) => ({ ...rule, times: 'always', share, seed: seed + index }));
}

/** Plays a scenario. Takes the simulator, and the credential that leads to it. */
export async function play(
  scenario: Scenario,
  gateway: GatewayProcess,
  credentials: Record<string, IDataObject>,
  seed: number,
): Promise<Outcome> {
  const { charges, kills, duplicateCheck, missing = 'nothing', overlap = false, showsWithin = 60 } = scenario;
  const folder = mkdtempSync(path.join(tmpdir(), 'erp-sync-money-'));
  const random = seededRandom(seed);
  await gateway.begin(
    { seed, timeFactor: 1 / FASTER, duplicateCheck, show: [0, showsWithin * 1_000] },
    faultsOf(seed),
  );
  const half = Math.ceil(charges / 2);
  const sides = ['a', 'b'].map((name, index) => {
    const journalFile = path.join(folder, `${name}.json`);
    const keys = overlap ? chargesOf('a', half, 0) : chargesOf(name, half, index * half);
    const job = { credentials, journalFile, settleDelay: SETTLE_DELAY, missing };
    return new Side(overlap ? 'a' : name, keys, job, gateway, random);
  });
  try {
    const perSide = Math.ceil(kills / 2);
    await Promise.all(sides.map(async (side) => await side.standBy(perSide + 1)));
    await Promise.all(sides.map(async (side) => await side.killedRuns(perSide)));
    let said = (await Promise.all(sides.map(async (side) => await side.wholeRun()))).flat();
    const complaints = unaccounted(sides, said);
    const first = said;
    let open = openIn(first);
    let rounds = 1;
    const most = missing === 'nothing' ? MOST_ROUNDS : ROUNDS_OF_BROKEN;
    for (; rounds < most && open.length > 0; rounds += 1) {
      await Promise.all(sides.map(async (side) => await resolved(side, gateway, said, complaints)));
      said = (await Promise.all(sides.map(async (side) => await side.wholeRun()))).flat();
      open = stillOpen(open, said);
    }
    return await judged(scenario, gateway, { sides, said, first, open, complaints, rounds });
  } finally {
    for (const side of sides) side.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

const openIn = (said: Said[]): Said[] =>
  said.filter(({ outcome }) => outcome === 'unknown' || outcome === 'notSent');

/**
 * What a run says about keys that were open before it. A declined key is charged anew in each whole run, and one such charge
 * in twenty fails: that opens no key that was settled.
 */
function stillOpen(before: Said[], said: Said[]): Said[] {
  const keys = new Set(before.map(({ key }) => key));
  return openIn(said).filter(({ key }) => keys.has(key));
}

/** Each key is charged, declined, unknown or reported as not sent. */
function unaccounted(sides: Side[], said: Said[]): string[] {
  const heard = new Set(said.map(({ key }) => key));
  const silent = sides.flatMap(({ charges }) => charges.filter(({ key }) => !heard.has(key)));
  return silent.length === 0 ? [] : [`${silent.length} keys have no outcome, such as ${silent[0]?.key}`];
}

/** What Resolve Outcome says must be true. */
async function resolved(
  side: Side,
  gateway: GatewayProcess,
  said: Said[],
  complaints: string[],
): Promise<void> {
  const own = new Set(side.charges.map(({ key }) => key));
  const unknown = said.filter(({ key, outcome }) => outcome === 'unknown' && own.has(key));
  if (unknown.length === 0) return;
  const answers = await side.resolve(unknown);
  const answered = new Set(answers.map(({ key }) => key));
  const lost = unknown.filter(({ key }) => !answered.has(key));
  if (lost.length > 0) complaints.push(`Resolve Outcome says nothing of ${lost.length} keys`);
  const { charged } = await gateway.tally();
  const isWrong = ({ key, outcome }: Said): boolean =>
    (outcome === 'happened' && charged[key] !== 1) || (outcome === 'didNot' && charged[key] !== undefined);
  complaints.push(...answers.filter(isWrong).map(({ key, outcome }) => `${key}: ${outcome} is not true`));
}

function openKeys({ open, rounds }: Played): string[] {
  if (open.length === 0) return [];
  return [`after ${rounds} runs ${open.length} keys are open, such as ${open[0]?.key}: ${open[0]?.message}`];
}

interface Played {
  sides: Side[];
  said: Said[];
  first: Said[];
  open: Said[];
  complaints: string[];
  rounds: number;
}

async function judged({ kills }: Scenario, gateway: GatewayProcess, played: Played): Promise<Outcome> {
  const { sides, said, first, complaints, rounds } = played;
  const { charged } = await gateway.tally();
  const doubles = Object.values(charged).filter((times) => times > 1).length;
  const killed = sides.reduce((sum, side) => sum + side.kills, 0);
  const keys = new Map(sides.flatMap((side) => side.charges).map((each) => [each.key, each]));
  const missed = [...keys.values()].filter(({ key, amount }) => amount !== DECLINED && charged[key] !== 1);
  const wrong = [...keys.values()].filter(({ key, amount }) => amount === DECLINED && charged[key]);
  const violations = await gateway.violations();
  const all = [
    ...complaints,
    ...(doubles > 0 ? [`${doubles} keys are charged twice`] : []),
    ...openKeys(played),
    ...(missed.length > 0
      ? [`${missed.length} keys are not charged exactly once, such as ${missed[0]?.key}`]
      : []),
    ...(wrong.length > 0 ? [`${wrong.length} keys are charged that were declined`] : []),
    ...(killed < kills ? [`killed ${killed} times, not ${kills}`] : []),
    ...violations.map((violation) => `not as documented: ${JSON.stringify(violation)}`),
  ];
  return {
    kills: killed,
    longestPause: Math.max(...sides.map(({ longestPause }) => longestPause)),
    doubles,
    charged: Object.keys(charged).length,
    declined: said.filter(({ outcome }) => outcome === 'declined').length,
    unknown: first.filter(({ outcome }) => outcome === 'unknown').length,
    rounds,
    complaints: [...new Set(all)],
  };
}
