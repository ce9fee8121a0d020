import type { Row, ScenarioResult } from './results';
import { figure } from './table';

const WIDTH = 860;
const LABEL_WIDTH = 330;
const BAR_WIDTH = 380;
const LINE = 22;
const COLOURS = { ours: '#2f7d4f', others: '#8a94a6', failed: '#c0504d' };

/** Wall times as bars; the slowest of each scenario has full length. An SVG document. */
export function chartOf(results: ScenarioResult[]): string {
  let y = 40;
  const parts: string[] = [];
  for (const result of results) {
    parts.push(text(20, y, result.title, 'font-weight="600"'));
    y += 8;
    const slowest = Math.max(...result.rows.map(({ measurement }) => measurement.wallMs));
    for (const row of result.rows) {
      parts.push(bar(row, y, slowest));
      y += LINE;
    }
    y += 28;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${y}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function bar({ label, pools, ours, measurement }: Row, y: number, slowest: number): string {
  const { wallMs, failure } = measurement;
  const width = Math.max(1, (wallMs / slowest) * BAR_WIDTH);
  const colour = failure === undefined ? (ours ? COLOURS.ours : COLOURS.others) : COLOURS.failed;
  const told = failure === undefined ? `${figure(wallMs / 1000)} s` : 'failed';
  return [
    text(LABEL_WIDTH, y + 16, pools === 'any' ? label : `${label}, ${pools}`, 'text-anchor="end"'),
    `<rect x="${LABEL_WIDTH + 10}" y="${y + 4}" width="${width.toFixed(1)}" height="15" fill="${colour}"/>`,
    text(LABEL_WIDTH + 16 + width, y + 16, told),
  ].join('\n');
}

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}" fill="#1f2430" ${more}>${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
