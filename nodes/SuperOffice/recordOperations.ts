import { deleted, http, operation, type Operation } from '../shared/operation';
import { restPage } from './page';
import { createFields, idsOf, updateParts, type Named, type RecordForm } from './recordForms';
import type { savedExternalId } from './savedExternalId';

/** What the calls about one kind of record share. */
export interface RecordKind {
  resource: string;
  /** The record in words: "company". */
  what: string;
  /** Its part of the address, `Contact`, and its type, `ContactEntity`. */
  rest: string;
  type: string;
  /** `foundRecord(…)`, or `{ writeFields: [id] }` for a kind without External IDs. */
  named: Named;
  /** The field with the ID of the record. */
  id: string;
}

/** What a create and an update of a kind of record share. */
interface SaveOf extends RecordKind, Pick<Operation, 'description' | 'result'> {
  form: RecordForm;
  /** For a kind that saves an External ID with the record. */
  external?: ReturnType<typeof savedExternalId>;
}

/** How a kind of record is created. */
export interface CreateOf extends SaveOf, Pick<Operation, 'rules'> {
  /** Where to look if the answer is lost, as a sentence. */
  lookUp: string;
}

/** The call that creates a record. */
export function createOf({
  resource,
  what,
  rest,
  type,
  form,
  external,
  description,
  lookUp,
  rules,
  result,
}: CreateOf): Operation {
  const fields = createFields(form);
  const all = [...(form.rules ?? []), ...(rules ?? [])];
  return operation({
    resource,
    operation: 'create',
    name: 'Create',
    action: `Create ${what}`,
    description,
    ...restPage(rest, `v1${type}_Post${type}`),
    call: http('POST', `/api/v1/${rest}`, 'basic'),
    effect: 'once',
    lookUp,
    ...(external ? external({ fields }) : { fields }),
    ...(all.length > 0 ? { rules: all } : {}),
    result,
  });
}

/** How a kind of record is updated. */
export interface UpdateOf extends SaveOf, Pick<Operation, 'preconditions'> {
  /** Reads the record with all its members. */
  get: Operation;
}

/** The call that changes what is given of a record. */
export function updateOf({
  resource,
  what,
  rest,
  type,
  named,
  id,
  get,
  form,
  external,
  description,
  preconditions,
  result,
}: UpdateOf): Operation {
  const parts = updateParts(form, { path: `/api/v1/${rest}/{id}`, named, id, get });
  return operation({
    resource,
    operation: 'update',
    name: 'Update',
    action: `Update ${what}`,
    description,
    ...restPage(rest, `v1${type}_Patch${type}`),
    effect: 'idempotent',
    ...(external ? external(parts) : parts),
    ...(preconditions ? { preconditions } : {}),
    result,
  });
}

/** How a kind of record is deleted. */
export interface DeleteOf extends RecordKind, Pick<Operation, 'preconditions'> {
  /** What is lost, as a sentence. */
  warning: string;
  description: string;
}

/** The call that deletes a record. */
export const deleteOf = ({
  resource,
  what,
  rest,
  type,
  named,
  id,
  warning,
  description,
  preconditions,
}: DeleteOf): Operation =>
  operation({
    resource,
    operation: 'delete',
    name: 'Delete',
    action: `Delete ${what}`,
    description,
    ...restPage(rest, `v1${type}_Delete${type}`),
    call: http('DELETE', `/api/v1/${rest}/{id}`, 'basic'),
    effect: 'idempotent',
    fields: named.writeFields,
    foundBy: named.foundBy,
    serializeBy: idsOf(id, named),
    ...(preconditions ? { preconditions } : {}),
    warning,
    result: deleted(),
  });
