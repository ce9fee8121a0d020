import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { System } from '../invoke/connector';
import { entranceOf } from '../invoke/entrance';
import { toNodeError } from '../invoke/nodeError';
import { ownFields } from '../invoke/ownFields';
import { WATCHED } from '../invoke/session';
import { fieldsReadsOf, withLoaded, type FieldsRead, type LoadedFields, type Operation } from '../operation';

/** The operation with the fields that these reads describe. Throws NodeApiError with the vendor's words. */
export async function readOwnFields(
  context: ILoadOptionsFunctions,
  system: System,
  declared: Operation,
  sources: FieldsRead[],
): Promise<Operation> {
  const entrance = await entranceOf(context, system);
  const known = new Map<FieldsRead, LoadedFields>();
  try {
    for (const source of fieldsReadsOf(declared).given.filter((each) => sources.includes(each)))
      known.set(source, await ownFields(context, { ...entrance, ...WATCHED }, source));
  } catch (failure) {
    throw failure instanceof CallFailure ? toNodeError(context.getNode(), failure, entrance.redact) : failure;
  }
  return withLoaded(declared, (source) => known.get(source));
}
