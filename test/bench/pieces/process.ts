/** A process that measures one piece. Only what the piece needs is loaded. */
import { serve, startRemote } from '../process/remote';
import type { Remote } from '../process/remote';
import type { Measured } from './pieces';

/** The function that a piece's file exports under the piece's name. */
type Measure = () => Measured | Promise<Measured>;

const handlers = {
  measure: async (id: string): Promise<Measured> => {
    const file = (await import(`./${id}.ts`)) as Record<string, Measure | undefined>;
    const measure = file[id];
    if (!measure) throw new Error(`There is no piece ${id}`);
    return await measure();
  },
};

/** Starts such a process. `preloaded`: a file that it loads before all else. */
export const startPiece = (preloaded: string): Remote<typeof handlers> =>
  startRemote<typeof handlers>(__filename, ['measure'], [preloaded]);

if (require.main === module) serve(handlers);
