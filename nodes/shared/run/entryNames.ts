import type { IExecuteFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { listEntries } from '../invoke/listEntries';
import { toNodeError } from '../invoke/nodeError';
import type { SessionSetup } from '../invoke/session';
import {
  isEntryName,
  mapperOf,
  mappedPath,
  referringFields,
  withEntryNames,
  type Choice,
  type Operation,
  type PickList,
} from '../operation';
import { MappedInput } from './mappedInput';
import type { WithOwnFields } from './ownFields';
import type { ParameterReader } from './parameters';

/**
 * Reads the lists whose entries the items refer to by name. Numbers need no list. Throws NodeApiError if such a list can't be
 * read.
 */
export async function withNamedEntries(
  context: IExecuteFunctions,
  found: WithOwnFields,
  lists: PickList[],
  reader: ParameterReader,
  open: () => Promise<SessionSetup>,
): Promise<WithOwnFields> {
  const needed = listsNamed(context, found.operation, lists, reader);
  if (needed.length === 0) return found;
  const setup = await open();
  const known = new Map<PickList, Choice[]>();
  try {
    for (const list of needed) known.set(list, await listEntries(setup, list));
  } catch (failure) {
    if (!(failure instanceof CallFailure) || context.getExecutionCancelSignal()?.aborted) throw failure;
    throw toNodeError(context.getNode(), failure, setup.redact);
  }
  const named = (operation: Operation) => withEntryNames(operation, lists, (list) => known.get(list));
  return {
    ...found,
    operation: named(found.operation),
    byItem: found.byItem?.map((each) => ('problem' in each ? each : { operation: named(each.operation) })),
  };
}

/** The lists of the fields for which at least one item gives a name. */
function listsNamed(
  context: IExecuteFunctions,
  operation: Operation,
  lists: PickList[],
  reader: ParameterReader,
): PickList[] {
  const items = context.getInputData();
  const mapped = new MappedInput(operation, reader, items);
  const given = referringFields(operation, lists).filter(({ field }) => {
    const place = mapperOf(field);
    return place && (mapped.isAutomatic(field) || reader.isGiven(mappedPath(place, field)));
  });
  const named = new Set<PickList>();
  for (const itemIndex of given.length === 0 ? [] : items.keys())
    for (const { field, list } of given)
      if (!named.has(list) && isEntryName(valueOf(mapped, field, itemIndex))) named.add(list);
  return [...named];
}

/** An expression that fails is reported when the form is read. */
function valueOf(
  mapped: MappedInput,
  field: Parameters<MappedInput['valueOf']>[0],
  itemIndex: number,
): unknown {
  try {
    return mapped.valueOf(field, itemIndex);
  } catch {
    return undefined;
  }
}
