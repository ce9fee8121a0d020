import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { System } from '../invoke/connector';
import { entranceOf } from '../invoke/entrance';
import { listEntries } from '../invoke/listEntries';
import { WATCHED } from '../invoke/session';
import type { Choice, PickList } from '../operation';

/** More entries than a list without a search may have. The workflow saves all of them with the form. */
const MOST_SHOWN = 500;

/**
 * The entries of lists that fields of a form refer to. A list that can't be read, or is too long to show, is left out: its
 * field takes numbers then.
 */
export async function readEntries(
  context: ILoadOptionsFunctions,
  system: System,
  lists: PickList[],
): Promise<Map<PickList, Choice[]>> {
  const read = await Promise.allSettled(
    lists.map(async (list): Promise<[PickList, Choice[]]> => {
      const entrance = await entranceOf(context, system);
      return [list, await listEntries({ ...entrance, ...WATCHED }, list)];
    }),
  );
  const known = read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  return new Map(known.filter(([, entries]) => entries.length > 0 && entries.length <= MOST_SHOWN));
}
