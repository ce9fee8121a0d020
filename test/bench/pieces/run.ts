import path from 'node:path';
import { ensureBuilt } from '../../engine/harness';
import type { Measured, Piece } from './pieces';
import { startPiece } from './process';
import { leastOf } from './statistics';

/** Makes a process load the built pack in place of its sources. */
const USE_BUILT = path.join(__dirname, 'useBuilt.cjs');

/**
 * Measures pieces, each in fresh processes of its own, one at a time except those that only wait. `quick`: once each.
 * Gives what was measured by the id of the piece. Throws where a piece did not do its work.
 */
export async function measurePieces(
  pieces: Piece[],
  quick: boolean,
  print: (line: string) => void,
): Promise<Record<string, Measured>> {
  await ensureBuilt();
  const all = async (some: Piece[]): Promise<Array<[string, Measured]>> => {
    const measured: Array<[string, Measured]> = [];
    for (const { id, rounds } of some) {
      print(`  ${id}`);
      const inRounds: Measured[] = [];
      for (let round = 0; round < (quick ? 1 : rounds); round += 1) inRounds.push(await inProcess(id));
      measured.push([id, leastOf(inRounds)]);
    }
    return measured;
  };
  const [waiting, working] = await Promise.all([
    all(pieces.filter(({ waits }) => waits)),
    all(pieces.filter(({ waits }) => !waits)),
  ]);
  return Object.fromEntries([...waiting, ...working]);
}

async function inProcess(id: string): Promise<Measured> {
  const piece = startPiece(USE_BUILT);
  try {
    return await piece.measure(id);
  } finally {
    piece.end();
  }
}
