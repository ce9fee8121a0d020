import { existsSync } from 'node:fs';
import path from 'node:path';
import { PIECES } from '../../bench/pieces/pieces';
import { leastOf } from '../../bench/pieces/statistics';
import { piecesTable } from '../../bench/report/pieces';

describe('the goals of the pieces', () => {
  const lineOf = (measured: Record<string, number>, start: string) =>
    piecesTable({ conversion: measured }).find(([text]) => text?.startsWith(start));

  it('are met up to their bound, and show what they are compared with', () => {
    expect(lineOf({ momentUs: 20, formatUs: 1.25 }, 'A moment')).toEqual([
      'A moment of a form converted: CPU',
      'yes',
      '20 µs',
      '20 µs',
      'one call of a formatter that is kept: 1.25 µs',
    ]);
    expect(lineOf({ momentUs: 20.1 }, 'A moment')?.slice(1)).toEqual(['**no**', '20.1 µs', '20 µs', '']);
  });

  it('are not met if nothing was measured', () =>
    expect(lineOf({ momentUs: 1 }, 'A nested row')?.slice(1, 3)).toEqual(['**no**', 'not measured']));

  it('are shown only for measured pieces', () => {
    expect(piecesTable({})).toHaveLength(1);
    expect(piecesTable({ conversion: {} })).toHaveLength(3);
  });
});

describe('a piece', () => {
  const ids = PIECES.map(({ id }) => id);

  it.each(ids)('has a file of its own: %s', (id) =>
    expect(existsSync(path.join(__dirname, '..', '..', 'bench', 'pieces', `${id}.ts`))).toBe(true),
  );

  it('has its own name', () => expect(new Set(ids).size).toBe(ids.length));
});

describe('what several processes have measured', () => {
  it('is the minimum of each number', () =>
    expect(
      leastOf([
        { cpuMs: 3, blockMs: 1 },
        { cpuMs: 2, blockMs: 4 },
      ]),
    ).toEqual({ cpuMs: 2, blockMs: 1 }));
});
