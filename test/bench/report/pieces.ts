import type { Goal, Measured } from '../pieces/pieces';
import { PIECES } from '../pieces/pieces';
import type { PieceResults } from './results';
import { asMarkdown, figure } from './table';

/** The goals of all pieces that were measured, as a table: one line each. */
export const piecesTable = (measured: Record<string, Measured>): string[][] => [
  ['piece', 'met', 'measured', 'at most', 'beside it'],
  ...PIECES.flatMap(({ id, goals }) => {
    const own = measured[id];
    return own ? goals.map((goal) => lineOf(goal, own)) : [];
  }),
];

function lineOf({ text, name, unit, most, beside }: Goal, measured: Measured): string[] {
  const value = measured[name];
  const other = beside && measured[beside.name];
  return [
    text,
    value !== undefined && value <= most ? 'yes' : '**no**',
    value === undefined ? 'not measured' : withUnit(figureOf(value), unit),
    withUnit(String(most), unit),
    beside && other !== undefined ? `${beside.text}: ${withUnit(figureOf(other), unit)}` : '',
  ];
}

/** Counts have no decimals. */
const figureOf = (value: number): string => (Number.isInteger(value) ? String(value) : figure(value));

const withUnit = (value: string, unit: string): string => (unit === '' ? value : `${value} ${unit}`);

/** The part of the document about the pieces, as Markdown. */
export function piecesPart({ measured, circumstances }: PieceResults): string {
  const { date, machine, node, pack } = circumstances;
  return [
    '## Pieces',
    '',
    `Made by \`npm run bench\` on ${date}: ${machine}; Node ${node}, with the pack ${pack} as built.`,
    '',
    'Each piece runs in processes of its own, without n8n’s server; where a node runs, it runs in n8n’s engine, and calls a ' +
      'vendor in another process over a real socket. Times and blocks are CPU time of the process, so that other work on ' +
      'the machine counts little; of several processes the least of each number counts. What stands beside a number was ' +
      'measured in the same process.',
    '',
    asMarkdown(piecesTable(measured)),
  ].join('\n');
}
