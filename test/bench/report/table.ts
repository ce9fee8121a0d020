import { ratioToOurs } from './results';
import type { Row, ScenarioResult } from './results';

const COLUMNS = [
  'way',
  'pools',
  'wall s',
  '× ours, cold',
  '× ours, warm',
  'expressions',
  'calls',
  'connections',
  'CPU s',
  'peak MB',
  'longest block ms',
];

/** The table of a scenario: a line of names, then one of each row. */
export function tableOf(result: ScenarioResult): string[][] {
  return [COLUMNS, ...result.rows.map((row) => cellsOf(result, row))];
}

function cellsOf(result: ScenarioResult, row: Row): string[] {
  const { label, pools, measurement } = row;
  if (measurement.failure !== undefined)
    return [label, pools, `failed: ${measurement.failure}`, ...COLUMNS.slice(3).map(() => '')];
  const { wallMs, expressionMs, calls, connections, cpuMs, peakMb, longestBlockMs } = measurement;
  const ratio = (state: 'cold' | 'warm'): string =>
    pools === 'any' || pools === state ? figure(ratioToOurs(result, row, state)) : '';
  return [
    label,
    pools === 'any' ? 'none kept' : pools,
    figure(wallMs / 1000),
    ratio('cold'),
    ratio('warm'),
    `${((100 * expressionMs) / wallMs).toFixed(0)}%`,
    String(calls),
    String(connections),
    figure(cpuMs / 1000),
    peakMb.toFixed(0),
    longestBlockMs.toFixed(0),
  ];
}

/** A number with its significant digits: 126, 12.6, 1.26, 0.13. */
export function figure(value: number | undefined): string {
  if (value === undefined) return '';
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** A table for a terminal; texts to the left, numbers to the right. */
export function asText([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (row: string[]): string =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

/** The same for Markdown. */
export function asMarkdown([head = [], ...rows]: string[][]): string {
  const line = (row: string[]): string => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, column) => (column < 2 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
