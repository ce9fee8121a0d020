import type { Measured } from '../pieces/pieces';
import type { Measurement } from '../statistics';

/** Whether connections were open before. `any`: the contestant keeps none. */
export type Pools = 'cold' | 'warm' | 'any';

/** The result of one contestant. */
export interface Row {
  contestant: string;
  label: string;
  ours: boolean;
  pools: Pools;
  measurement: Measurement;
}

/** The result of one scenario. */
export interface ScenarioResult {
  id: string;
  title: string;
  circumstances: Circumstances;
  rows: Row[];
}

/** What the pieces were measured on and with. */
export interface Surroundings {
  date: string;
  machine: string;
  /** Versions. */
  node: string;
  pack: string;
}

/** The results of the pieces, by their ids. */
export interface PieceResults {
  circumstances: Surroundings;
  measured: Record<string, Measured>;
}

/** What `results.json` keeps. */
export interface Results {
  scenarios: ScenarioResult[];
  pieces?: PieceResults;
}

/** What the run was made on and with. */
export interface Circumstances extends Surroundings {
  n8n: string;
  rounds: number;
  /** What the proxy adds, and what a call took at least. */
  rttMs: number;
  measuredRttMs: number;
  inFlight: number;
}

/** A contestant's row; one that keeps no connections has the same for cold and warm. */
export function rowOf(
  result: ScenarioResult | undefined,
  contestant: string,
  pools: 'cold' | 'warm',
): Row | undefined {
  return result?.rows.find(
    (row) => row.contestant === contestant && (row.pools === pools || row.pools === 'any'),
  );
}

/** How many times as long as the pack's own way a row took; undefined if one of them did not do the work. */
export function ratioToOurs(result: ScenarioResult, row: Row, pools: 'cold' | 'warm'): number | undefined {
  const ours = rowOf(result, 'ours', pools)?.measurement;
  const { measurement } = row;
  if (!ours || ours.failure !== undefined || measurement.failure !== undefined) return undefined;
  return measurement.wallMs / ours.wallMs;
}
