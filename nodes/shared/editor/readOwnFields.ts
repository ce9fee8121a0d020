import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { System } from '../invoke/connector';
import { entranceOf, wayOf } from '../invoke/entrance';
import { toNodeError } from '../invoke/nodeError';
import { ownFields } from '../invoke/ownFields';
import { WATCHED } from '../invoke/session';
import { fieldsReadsOf, withLoaded, type FieldsRead, type LoadedFields, type Operation } from '../operation';

/** Whether the form has a credential for the way in that it has. */
export function hasCredential(context: ILoadOptionsFunctions, { connector }: System): boolean {
  const node = context.getNode();
  return node.credentials?.[wayOf(connector, node).credentialType] !== undefined;
}

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
