import { cpuRatios, median, unevenness } from '../statistics';
import type { Measurement } from '../statistics';
import { rowOf } from './results';
import type { Circumstances, ScenarioResult } from './results';
import { figure } from './table';

/** A goal that the pack has set itself. */
export interface Target {
  text: string;
  /** What was measured, in the words of the text; undefined if it was not. */
  value?: string;
  met: boolean;
}

/** The most connections that the pack opens to one origin. */
const POOL_BOUND = 32;

/** The goals for the numbers of one scenario. */
type Wanted = { text: string; of: (look: Look) => number | undefined; least?: number; most?: number };

/** Looks up measurements of one scenario; undefined if there is none or it failed. */
type Look = (contestant: string, pools?: 'cold' | 'warm') => Measurement | undefined;

const over = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one / other;

/** How many times as much processor time a call takes: the median of all rounds, with cold and with warm pools. */
function cpuOver(look: Look, who: string, other: string): number | undefined {
  const ratios = (['cold', 'warm'] as const).flatMap((pools) => {
    const [one, second] = [look(who, pools), look(other, pools)];
    return one && second ? cpuRatios(one, second) : [];
  });
  return ratios.length === 0 ? undefined : median(ratios);
}

/** How close a warm run came to the ideal, in which each call takes one round trip. */
const overLimit = (measurement: Measurement | undefined, roundTripMs: number, { inFlight }: Circumstances) =>
  measurement && measurement.wallMs / ((measurement.calls * roundTripMs) / inFlight);

/** Reported twice: over the proxy's round trip, and over the quickest call as measured. */
function limits(title: string, who: string, circumstances: Circumstances): Wanted[] {
  const { rttMs, measuredRttMs } = circumstances;
  return [
    {
      text: `${title}: wall time over items × round trip / in flight`,
      of: (look) => overLimit(look(who), rttMs, circumstances),
      most: 1.15,
    },
    {
      text: `${title}: the same with the round trip as measured, ${measuredRttMs.toFixed(1)} ms`,
      of: (look) => overLimit(look(who), measuredRttMs, circumstances),
      most: 1.15,
    },
  ];
}

const mostConnections = (...all: Array<Measurement | undefined>): number | undefined => {
  const known = all.flatMap((measurement) => measurement?.connections ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
};

function batches(title: string): Wanted[] {
  return (['warm', 'cold'] as const).map((pools) => ({
    text: `${title} in documented batches, ${pools} pools: times as fast as the HTTP Request node`,
    of: (look) => over(look('httpRequest')?.wallMs, look('ours', pools)?.wallMs),
    least: pools === 'warm' ? 40 : 25,
  }));
}

const manyRows = (title: string): Wanted[] => [
  {
    text: `${title}: peak memory over what the items themselves take`,
    of: (look) => over(look('ours')?.peakMb, look('ours')?.heldMb),
    most: 2.5,
  },
  {
    text: `${title}: longest time that the event loop was blocked, in ms`,
    of: (look) => look('ours')?.longestBlockMs,
    most: 250,
  },
];

function wantedOf(circumstances: Circumstances): Record<string, Wanted[]> {
  const { inFlight } = circumstances;
  const connections = (who: string): Wanted => ({
    text: `Connections opened, with ${inFlight} calls in flight`,
    of: (look) => mostConnections(look(who, 'cold'), look(who, 'warm')),
    most: inFlight,
  });
  const single = (title: string, who: string): Wanted[] => [
    {
      text: `${title}One call an item, same number in flight: times as fast as helpers.httpRequest`,
      of: (look) => over(look('helpers')?.wallMs, look(who)?.wallMs),
      least: 2.5,
    },
    {
      text: `${title}One call an item, same number in flight: share of the speed of undici alone`,
      of: (look) => over(look('undici')?.wallMs, look(who)?.wallMs),
      least: 0.9,
    },
    ...limits(`${title}One call an item`, who, circumstances),
    {
      text: `${title}CPU a call over that of helpers.httpRequest`,
      of: (look) => cpuOver(look, who, 'helpers'),
      most: 0.6,
    },
    {
      text: `${title}CPU a call over that of undici alone`,
      of: (look) => cpuOver(look, who, 'undici'),
      most: 1.2,
    },
    connections(who),
  ];
  return {
    credits: [...single('', 'oursSingle'), ...batches('Credits')],
    patches: single('Patches: ', 'ours'),
    soap: [
      ...limits('SOAP', 'ours', circumstances),
      {
        text: 'SOAP: CPU a call over that of soap with its own axios',
        of: (look) => cpuOver(look, 'ours', 'soap'),
        most: 0.7,
      },
      {
        text: 'SOAP: CPU a call over that of undici alone',
        of: (look) => cpuOver(look, 'ours', 'undici'),
        most: 1.5,
      },
      connections('ours'),
    ],
    resync: batches('Resyncs'),
    customers: manyRows('100,000 customers'),
    archive: manyRows('100,000 archive rows'),
    parallel: [
      {
        text: '20 workflows: most connections open to the origin at a time',
        of: (look) => look('ours', 'cold')?.connectionsPeak,
        most: POOL_BOUND,
      },
      {
        text: '20 workflows: the slowest over the mean',
        of: (look) => {
          const ours = look('ours');
          return ours && unevenness(ours.nodeMs);
        },
        most: 1.5,
      },
    ],
  };
}

/** Which targets are met, of the scenarios that were run. */
export function targetsOf(results: ScenarioResult[]): Target[] {
  return results.flatMap((result) => {
    const wanted = wantedOf(result.circumstances);
    const look: Look = (contestant, pools = 'warm') => {
      const found = rowOf(result, contestant, pools)?.measurement;
      return found?.failure === undefined ? found : undefined;
    };
    return (wanted[result.id] ?? []).map((each) => judged(each, look));
  });
}

function judged({ text, of, least, most }: Wanted, look: Look): Target {
  const bound = least === undefined ? `at most ${most}` : `at least ${least}`;
  const value = of(look);
  const met = value !== undefined && value >= (least ?? -Infinity) && value <= (most ?? Infinity);
  return { text: `${text}: ${bound}`, value: value === undefined ? undefined : figure(value), met };
}

/** The targets as a table. */
export const targetTable = (targets: Target[]): string[][] => [
  ['target', 'met', 'measured'],
  ...targets.map(({ text, value, met }) => [text, met ? 'yes' : '**no**', value ?? 'not measured']),
];
