import { addUp, bestOf, cpuRatios, median, slope, unevenness } from '../../bench/statistics';
import type { Measurement, ProbeLine } from '../../bench/statistics';

const measurement = (given: Partial<Measurement> = {}): Measurement => ({
  wallMs: 100,
  cpuMs: 50,
  expressionMs: 0,
  calls: 10,
  connections: 1,
  connectionsPeak: 1,
  longestBlockMs: 5,
  peakMb: 10,
  heldMb: 1,
  nodeMs: [100],
  after: { heapMb: 100, residentMb: 300, files: 20 },
  ...given,
});

const probeLine = (given: Partial<ProbeLine> = {}): ProbeLine => ({
  ...measurement(),
  nodes: [],
  expressions: 0,
  ...given,
});

describe('the best of several rounds', () => {
  it('is the minimum of each number that noise adds to, and the maximum of connections', () => {
    const best = bestOf([
      measurement({ wallMs: 90, cpuMs: 60, longestBlockMs: 3, peakMb: 9, connections: 8, nodeMs: [90] }),
      measurement({ wallMs: 120, cpuMs: 40, longestBlockMs: 7, peakMb: 8, connections: 3, nodeMs: [120] }),
    ]);
    expect(best).toMatchObject({
      wallMs: 90,
      cpuMs: 40,
      longestBlockMs: 3,
      peakMb: 8,
      connections: 8,
      nodeMs: [90],
    });
    expect(best.failure).toBeUndefined();
  });

  it('leaves out failed rounds, unless all have failed', () => {
    const failed = measurement({ wallMs: 1, failure: 'HTTP 500' });
    expect(bestOf([failed, measurement()])).toMatchObject({ wallMs: 100 });
    expect(bestOf([failed, failed]).failure).toBe('HTTP 500');
  });
});

describe('the ratios of CPU times', () => {
  const rounds = (cpuMs: number[], given: Partial<Measurement> = {}): Measurement =>
    bestOf(cpuMs.map((each) => measurement({ cpuMs: each, ...given })));
  const rounded = (ratios: number[]) => ratios.map((ratio) => ratio.toFixed(2));

  it('are those within the rounds, so that a slow minute counts for both', () => {
    expect(rounded(cpuRatios(rounds([120, 220, 300]), rounds([100, 200, 300])))).toEqual([
      '1.20',
      '1.10',
      '1.00',
    ]);
  });

  it('are those of a call', () => {
    expect(cpuRatios(rounds([100], { calls: 4 }), rounds([100], { calls: 8 }))).toEqual([2]);
  });

  it('are one of the bests, if a round failed or the numbers of rounds differ', () => {
    const failed = bestOf([measurement({ cpuMs: 90 }), measurement({ cpuMs: 1, failure: 'HTTP 500' })]);
    expect(cpuRatios(failed, rounds([40, 30]))).toEqual([3]);
    expect(cpuRatios(rounds([90]), rounds([40, 30]))).toEqual([3]);
    expect(cpuRatios(measurement({ cpuMs: 90 }), measurement({ cpuMs: 30 }))).toEqual([3]);
  });
});

describe('nodes that ran one after the other', () => {
  it('add up in time and in what they hold; the worst block and peak count', () => {
    const sum = addUp([
      probeLine({ wallMs: 10, cpuMs: 5, longestBlockMs: 4, peakMb: 30, heldMb: 2 }),
      probeLine({ wallMs: 20, cpuMs: 6, longestBlockMs: 2, peakMb: 40, heldMb: 3 }),
    ]);
    expect(sum).toMatchObject({ wallMs: 30, cpuMs: 11, longestBlockMs: 4, peakMb: 40, heldMb: 5 });
  });
});

describe('the statistics', () => {
  it('unevenness is the slowest over the mean', () => {
    expect(unevenness([10, 10, 10])).toBe(1);
    expect(unevenness([10, 10, 40])).toBe(2);
  });

  it('the median of an even number of values lies between the middle two', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('the slope is that of the line with the least squares', () => {
    expect(
      slope([
        [0, 1],
        [1, 3],
        [2, 5],
      ]),
    ).toBeCloseTo(2);
    expect(
      slope([
        [0, 0],
        [1, 1],
        [2, 0],
      ]),
    ).toBeCloseTo(0);
    expect(slope([[1, 7]])).toBe(0);
  });
});
