import { readOptions } from '../../bench/options';
import { chartOf } from '../../bench/report/chart';
import { replacePart } from '../../bench/report/document';
import { ratioToOurs } from '../../bench/report/results';
import type { Circumstances, Pools, Row, ScenarioResult } from '../../bench/report/results';
import { asMarkdown, asText, figure, tableOf } from '../../bench/report/table';
import { targetsOf } from '../../bench/report/targets';
import type { Measurement } from '../../bench/statistics';

const row = (contestant: string, pools: Pools, given: Partial<Measurement>): Row => ({
  contestant,
  label: contestant,
  ours: contestant.startsWith('ours'),
  pools,
  measurement: {
    wallMs: 1000,
    cpuMs: 1000,
    expressionMs: 0,
    calls: 2000,
    connections: 8,
    connectionsPeak: 8,
    longestBlockMs: 10,
    peakMb: 10,
    heldMb: 5,
    nodeMs: [1000],
    after: { heapMb: 1, residentMb: 1, files: 1 },
    ...given,
  },
});

const circumstances: Circumstances = {
  date: '2026-03-02',
  machine: 'a machine',
  node: '24.0.0',
  n8n: '2.41.1',
  pack: '0.1.0',
  rounds: 3,
  rttMs: 40,
  measuredRttMs: 41,
  inFlight: 8,
};

const credits: ScenarioResult = {
  id: 'credits',
  circumstances,
  title: 'Credits <marked>',
  rows: [
    row('ours', 'cold', { wallMs: 200, calls: 4, connections: 4 }),
    row('ours', 'warm', { wallMs: 100, calls: 4, connections: 4 }),
    row('oursSingle', 'warm', { wallMs: 11_000, cpuMs: 2000 }),
    row('undici', 'warm', { wallMs: 10_000 }),
    row('helpers', 'any', { wallMs: 33_000, cpuMs: 8000 }),
    row('httpRequest', 'any', { wallMs: 6000, expressionMs: 1500, connections: 2000 }),
  ],
};

describe('the targets', () => {
  const met = () =>
    Object.fromEntries(targetsOf([credits]).map(({ text, value, met: isMet }) => [text, [value, isMet]]));

  it('compare the same number in flight on warm pools, and batches with the HTTP Request node on both', () => {
    expect(met()).toEqual({
      'One call an item, same number in flight: times as fast as helpers.httpRequest: at least 2.5': [
        '3.00',
        true,
      ],
      'One call an item, same number in flight: share of the speed of undici alone: at least 0.9': [
        '0.91',
        true,
      ],
      'One call an item: wall time over items × round trip / in flight: at most 1.15': ['1.10', true],
      'One call an item: the same with the round trip as measured, 41.0 ms: at most 1.15': ['1.07', true],
      'CPU a call over that of helpers.httpRequest: at most 0.6': ['0.25', true],
      'CPU a call over that of undici alone: at most 1.2': ['2.00', false],
      'Connections opened, with 8 calls in flight: at most 8': ['8.00', true],
      'Credits in documented batches, warm pools: times as fast as the HTTP Request node: at least 40': [
        '60.0',
        true,
      ],
      'Credits in documented batches, cold pools: times as fast as the HTTP Request node: at least 25': [
        '30.0',
        true,
      ],
    });
  });

  it('compare CPU times within each round, with cold and with warm pools', () => {
    const rounds = (contestant: string, cold: number[], warm: number[]) => [
      row(contestant, 'cold', { cpuMs: Math.min(...cold), cpuMsByRound: cold }),
      row(contestant, 'warm', { cpuMs: Math.min(...warm), cpuMsByRound: warm }),
    ];
    const rows = [
      ...rounds('oursSingle', [110, 260], [120, 400]),
      ...rounds('undici', [100, 200], [100, 100]),
    ];
    const found = targetsOf([{ ...credits, rows }]).find(({ text }) => /CPU .* undici/.test(text));
    // The median of 1.1, 1.3, 1.2 and 4.
    expect(found?.value).toBe('1.25');
  });

  it('are the same for patches as for one call an item, and for archive rows as for customers', () => {
    const textsOf = (id: string) => targetsOf([{ ...credits, id }]).map(({ text }) => text);
    const single = textsOf('credits').filter((text) => !text.startsWith('Credits in documented batches'));
    expect(single).toHaveLength(7);
    expect(textsOf('patches').map((text) => text.replace(/^Patches: /, ''))).toEqual(single);
    expect(textsOf('archive')).toEqual(
      textsOf('customers').map((text) => text.replace('100,000 customers', '100,000 archive rows')),
    );
  });

  it('are not met if something was not measured or failed', () => {
    const rows = credits.rows.map((each) =>
      each.contestant === 'helpers'
        ? { ...each, measurement: { ...each.measurement, failure: 'HTTP 500' } }
        : each,
    );
    const [first] = targetsOf([{ ...credits, rows }]);
    expect(first).toMatchObject({ value: undefined, met: false });
  });
});

describe('the table', () => {
  it('compares a way that keeps no connections with both states of the pack', () => {
    const httpRequest = credits.rows.at(-1) as Row;
    expect(ratioToOurs(credits, httpRequest, 'cold')).toBe(30);
    expect(ratioToOurs(credits, httpRequest, 'warm')).toBe(60);
    expect(tableOf(credits).at(-1)).toEqual([
      'httpRequest',
      'none kept',
      '6.00',
      '30.0',
      '60.0',
      '25%',
      '2000',
      '2000',
      '1.00',
      '10',
      '10',
    ]);
  });

  it('says why a way has no numbers', () => {
    const failed = row('undici', 'warm', { failure: 'ECONNRESET' });
    expect(tableOf({ ...credits, rows: [failed] })[1]?.slice(0, 4)).toEqual([
      'undici',
      'warm',
      'failed: ECONNRESET',
      '',
    ]);
  });

  it('lines up in a terminal, and is Markdown for the document', () => {
    const table = [
      ['way', 'pools', 's'],
      ['a', 'cold', '10.5'],
    ];
    expect(asText(table)).toBe('way  pools     s\n---  -----  ----\na    cold   10.5');
    expect(asMarkdown(table)).toBe('| way | pools | s |\n| --- | --- | --: |\n| a | cold | 10.5 |');
  });

  it('gives three digits', () => {
    expect([126.4, 12.64, 1.264, 0.1264].map(figure)).toEqual(['126', '12.6', '1.26', '0.13']);
  });
});

describe('the chart', () => {
  it('has a bar for each way, the slowest being the longest, and escapes its texts', () => {
    const chart = chartOf([credits]);
    const widths = [...chart.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).toHaveLength(credits.rows.length);
    expect(Math.max(...widths)).toBe(widths[4]);
    expect(chart).toContain('Credits &lt;marked&gt;');
  });
});

describe('the document', () => {
  const document =
    '# B\n\n<!-- comparison -->\nold\n<!-- /comparison -->\n\nby hand\n\n<!-- soak -->\nkept\n<!-- /soak -->\n';

  it('replaces one part and keeps all else', () => {
    expect(replacePart(document, 'comparison', 'new')).toBe(document.replace('\nold\n', '\n\nnew\n\n'));
  });

  it('must have the part', () => {
    expect(() => replacePart('# B', 'soak', 'new')).toThrow('no part "soak"');
  });
});

describe('the command line', () => {
  it('has defaults', () => {
    expect(readOptions([], [])).toMatchObject({ rounds: 3, rtt: 40, only: [], quick: false, soak: false });
  });

  it('refuses an unknown scenario and an invalid number', () => {
    expect(() => readOptions(['--only', 'invoices'], ['credits'])).toThrow('There are credits.');
    expect(() => readOptions(['--rounds', 'many'], [])).toThrow('--rounds must be a number of at least 1');
  });
});
