/** What the probe reports of one measurement in n8n's process. Memory in megabytes, time in milliseconds. */
export interface ProbeLine {
  wallMs: number;
  nodes: Array<{ name: string; ms: number; items: number; failure?: string }>;
  /** Processor time of the whole process. */
  cpuMs: number;
  /** In n8n's expression engine. */
  expressionMs: number;
  expressions: number;
  longestBlockMs: number;
  /** The most resident memory above that before. */
  peakMb: number;
  /** What the node's output holds afterwards. */
  heldMb: number;
  /** What n8n's process holds afterwards, garbage collected. */
  after: Holdings;
}

/** What a process holds. */
export interface Holdings {
  heapMb: number;
  residentMb: number;
  /** Open file descriptors, sockets included. */
  files: number;
}

/** One contestant's run of a scenario, or the best of several. */
export interface Measurement {
  wallMs: number;
  cpuMs: number;
  /** Of each round, in order; only the best of several has it, and only if none of them failed. */
  cpuMsByRound?: number[];
  expressionMs: number;
  calls: number;
  connections: number;
  connectionsPeak: number;
  longestBlockMs: number;
  peakMb: number;
  heldMb: number;
  /** How long each workflow's node took. */
  nodeMs: number[];
  after: Holdings;
  /** Set if it did not do the work. */
  failure?: string;
}

/** Lines of nodes that ran one after the other, as one. */
export function addUp(lines: ProbeLine[]): ProbeLine {
  const sum = (of: (line: ProbeLine) => number): number => lines.reduce((all, line) => all + of(line), 0);
  const most = (of: (line: ProbeLine) => number): number => Math.max(0, ...lines.map(of));
  return {
    wallMs: sum(({ wallMs }) => wallMs),
    nodes: lines.flatMap(({ nodes }) => nodes),
    cpuMs: sum(({ cpuMs }) => cpuMs),
    expressionMs: sum(({ expressionMs }) => expressionMs),
    expressions: sum(({ expressions }) => expressions),
    longestBlockMs: most(({ longestBlockMs }) => longestBlockMs),
    peakMb: most(({ peakMb }) => peakMb),
    heldMb: sum(({ heldMb }) => heldMb),
    after: lines.at(-1)?.after ?? { heapMb: 0, residentMb: 0, files: 0 },
  };
}

/**
 * The best of several rounds: the minimum of each number that noise can only add to; the maximum of what
 * must stay below a bound. Failed rounds count only if all have failed.
 */
export function bestOf(rounds: Measurement[]): Measurement {
  const good = rounds.filter(({ failure }) => failure === undefined);
  const [first] = rounds;
  if (!first) throw new Error('Nothing was measured');
  if (good.length === 0) return first;
  const least = (of: (round: Measurement) => number): number => Math.min(...good.map(of));
  const most = (of: (round: Measurement) => number): number => Math.max(...good.map(of));
  const fastest = good.find(({ wallMs }) => wallMs === least((round) => round.wallMs)) ?? first;
  return {
    wallMs: fastest.wallMs,
    cpuMs: least(({ cpuMs }) => cpuMs),
    ...(good.length === rounds.length && { cpuMsByRound: rounds.map(({ cpuMs }) => cpuMs) }),
    expressionMs: least(({ expressionMs }) => expressionMs),
    calls: most(({ calls }) => calls),
    connections: most(({ connections }) => connections),
    connectionsPeak: most(({ connectionsPeak }) => connectionsPeak),
    longestBlockMs: least(({ longestBlockMs }) => longestBlockMs),
    peakMb: least(({ peakMb }) => peakMb),
    heldMb: fastest.heldMb,
    nodeMs: fastest.nodeMs,
    after: fastest.after,
  };
}

/**
 * How many times as much processor time a call of one takes as a call of another, in each round. Machines are faster in one
 * minute than in the next, and a round has both. Without rounds, the only ratio is that of their bests.
 */
export function cpuRatios(one: Measurement, other: Measurement): number[] {
  const calls = one.calls / other.calls;
  const [ours = [], others = []] = [one.cpuMsByRound, other.cpuMsByRound];
  if (ours.length === 0 || ours.length !== others.length) return [one.cpuMs / other.cpuMs / calls];
  return ours.map((cpuMs, round) => cpuMs / (others[round] ?? NaN) / calls);
}

/** How far the slowest of those that ran together is from their mean; 1 is not at all. */
export function unevenness(nodeMs: number[]): number {
  const mean = nodeMs.reduce((sum, ms) => sum + ms, 0) / nodeMs.length;
  return Math.max(...nodeMs) / mean;
}

/** The middle value. */
export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]];
  return (below + above) / 2;
}

/** The slope of a line through points, by least squares; 0 for fewer than two. */
export function slope(points: Array<[x: number, y: number]>): number {
  const mean = (of: (point: [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([each]) => each), mean(([, each]) => each)];
  const spread = points.reduce((sum, [each]) => sum + (each - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0) / spread;
}
