import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { withoutNotes } from '../describe/picks';
import { CallFailure } from '../errors';
import type { Form } from '../invoke/formValues';
import { toNodeError } from '../invoke/nodeError';
import { ownFields } from '../invoke/ownFields';
import type { SessionSetup } from '../invoke/session';
import {
  CLEAR_FIELDS,
  clearsUnknown,
  fieldsReadsOf,
  mapperOf,
  parametersOf,
  withLoaded,
  type FieldsRead,
  type Hint,
  type LoadedFields,
  type Operation,
  type Problem,
} from '../operation';
import type { ParameterReader } from './parameters';

/** An operation with a customer's own fields in it. */
export interface WithOwnFields {
  operation: Operation;
  /** For each item, if items have different fields. */
  byItem?: ItemFields[];
  hints: Hint[];
}

/** The operation of one item, or why its fields could not be read. */
export type ItemFields = { operation: Operation } | { problem: Problem };

/** Items that give the same values for the reads of fields. */
interface Alike {
  form: Form;
  items: number[];
}

/**
 * Reads which fields a customer has, if the operation needs them: to check what the form gives, and to name what comes back.
 * Items that name different records may have different fields. Throws NodeApiError if a check needs them and they can't be
 * read; if that is so for some items only, these have a problem. Otherwise the answers stay without names, and a hint
 * reports it.
 */
export async function withOwnFields(
  context: IExecuteFunctions,
  declared: Operation,
  reader: ParameterReader,
  open: () => Promise<SessionSetup>,
): Promise<WithOwnFields> {
  const { given, read } = fieldsReadsOf(declared);
  const clears = clearsOne(context, declared, reader);
  const needed = given.filter((source) => clears || isGiven(source, declared, reader));
  const sources = [...given, ...read].filter(
    (source) => needed.includes(source) || isOfNew(source, declared) || isInAnswer(declared, source),
  );
  if (sources.length === 0) return { operation: declared, hints: [] };
  const loading = { context, declared, setup: await open(), sources, needed };
  const [first, ...others] = alikeItems(context, declared, reader, sources);
  if (!first || others.length === 0) return await loaded(loading, first?.form ?? formOf(context, reader, 0));
  const byItem: ItemFields[] = [];
  const hints: Hint[] = [];
  for (const { form, items } of [first, ...others]) {
    const fields = await loadedOrNot(loading, form, hints);
    for (const itemIndex of items) byItem[itemIndex] = fields;
  }
  return { operation: declared, byItem, hints };
}

interface Loading {
  context: IExecuteFunctions;
  declared: Operation;
  setup: SessionSetup;
  sources: FieldsRead[];
  needed: FieldsRead[];
}

async function loaded(
  { context, declared, setup, sources, needed }: Loading,
  form: Form,
): Promise<WithOwnFields> {
  const known = new Map<FieldsRead, LoadedFields>();
  const hints: Hint[] = [];
  for (const source of sources) {
    try {
      known.set(source, await ownFields(form, setup, source));
    } catch (failure) {
      if (!(failure instanceof CallFailure) || context.getExecutionCancelSignal()?.aborted) throw failure;
      if (needed.includes(source)) throw toNodeError(context.getNode(), failure, setup.redact);
      hints.push(...unreadHints(declared, source, setup.redact.text(failure.message)));
    }
  }
  return { operation: withLoaded(declared, (source) => known.get(source)), hints };
}

/** What is missing from the run, since the fields could not be read. */
function unreadHints(declared: Operation, source: FieldsRead, reason: string): Hint[] {
  const what = [
    isOfNew(source, declared)
      ? 'Whether a required field is missing was not checked, since the fields could not be read'
      : undefined,
    isClosed(declared, source)
      ? 'All settings are masked here, since it is not known which are passwords'
      : undefined,
  ].filter((each) => each !== undefined);
  const usual = 'Custom fields have no names here, since these could not be read';
  return (what.length > 0 ? what : [usual]).map((each) => ({
    type: 'warning',
    message: `${each}: ${reason}`,
  }));
}

/** As `loaded`, but a failure is a problem of these items only. Adds hints that are not there yet. */
async function loadedOrNot(loading: Loading, form: Form, hints: Hint[]): Promise<ItemFields> {
  try {
    const { operation, hints: own } = await loaded(loading, form);
    hints.push(...own.filter(({ message }) => hints.every((each) => each.message !== message)));
    return { operation };
  } catch (error) {
    if (loading.context.getExecutionCancelSignal()?.aborted || !(error instanceof Error)) throw error;
    const field = loading.declared.fields.find(({ type }) => type.kind === 'mapper');
    const { label = '', name = '' } = (field && mapperOf(field)) ?? {};
    const message = `${label}: the fields could not be read: ${loading.setup.redact.text(error.message)}`;
    return { problem: { field: label, name, message } };
  }
}

/** The items of a run, by the values that they give for the reads of fields. */
function alikeItems(
  context: IExecuteFunctions,
  { batch }: Operation,
  reader: ParameterReader,
  sources: FieldsRead[],
): Alike[] {
  const paths = [...new Set(sources.flatMap(parametersOf))];
  const byValues = new Map<string, Alike>();
  for (const itemIndex of context.getInputData().keys()) {
    const values = JSON.stringify(paths.map((path) => given(reader, path, itemIndex)));
    const alike = byValues.get(values) ?? { form: formOf(context, reader, itemIndex), items: [] };
    byValues.set(values, alike);
    alike.items.push(itemIndex);
  }
  if (batch && byValues.size > 1)
    throw new NodeOperationError(
      context.getNode(),
      `All items of a run must have one value for ${paths.join(' and ')}`,
      { description: 'Other values may come with other fields. Use one run for each value.' },
    );
  return [...byValues.values()];
}

/** An expression that fails is reported when the form is read. */
function given(reader: ParameterReader, path: string, itemIndex: number): unknown {
  try {
    return reader.read(path, itemIndex) ?? null;
  } catch {
    return { failed: itemIndex };
  }
}

const isInAnswer = ({ result }: Operation, source: FieldsRead): boolean =>
  Object.values(result.shape).some((type) => type.kind === 'mapper' && type.from === source);

/** Whether the answer shows only members that are known to be no secrets. */
const isClosed = ({ result }: Operation, source: FieldsRead): boolean =>
  Object.values(result.shape).some((type) => type.kind === 'mapper' && type.from === source && type.closed);

/** Whether a read describes what a new record must have. Without any value in the form, that may be missing. */
const isOfNew = (source: FieldsRead, { fields }: Operation): boolean =>
  fields.some(({ type }) => type.kind === 'mapper' && type.from === source && type.isNew === true);

/** Whether the form has a value for the fields that a read describes. */
function isGiven(source: FieldsRead, { fields }: Operation, reader: ParameterReader): boolean {
  return fields.some((field) => {
    const { type } = field;
    if (type.kind === 'conditions' && type.from === source)
      return reader.isGiven(field.group === undefined ? field.name : `${field.group}.${field.name}`);
    const place = type.kind === 'mapper' && type.from === source ? mapperOf(field) : undefined;
    if (!place) return false;
    return (
      reader.isGiven(`${place.name}.value`) ||
      reader.read(`${place.name}.mappingMode`, 0) === 'autoMapInputData'
    );
  });
}

/** Whether an item clears a field that only a read can know. */
function clearsOne(context: IExecuteFunctions, declared: Operation, reader: ParameterReader): boolean {
  const field = declared.fields.find(({ name, loadsChoices }) => name === CLEAR_FIELDS && loadsChoices);
  if (!field) return false;
  const path = field.group === undefined ? CLEAR_FIELDS : `${field.group}.${CLEAR_FIELDS}`;
  if (!reader.isGiven(path)) return false;
  return context
    .getInputData()
    .some((_, itemIndex) => clearsUnknown(field, withoutNotes(given(reader, path, itemIndex))));
}

/** The form values of an item. */
const formOf = (context: IExecuteFunctions, reader: ParameterReader, itemIndex: number): Form => ({
  getNode: () => context.getNode(),
  getTimezone: () => context.getTimezone(),
  getCurrentNodeParameter(path) {
    const value = reader.read(path, itemIndex);
    const mode = reader.modeOf(path);
    return mode === undefined ? value : { __rl: true, mode, value };
  },
});
