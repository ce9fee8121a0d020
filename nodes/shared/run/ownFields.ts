import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { Form } from '../invoke/formValues';
import { toNodeError } from '../invoke/nodeError';
import { ownFields } from '../invoke/ownFields';
import type { SessionSetup } from '../invoke/session';
import {
  fieldsReadsOf,
  isPlainObject,
  mapperOf,
  withLoaded,
  type FieldsRead,
  type Hint,
  type LoadedFields,
  type Operation,
} from '../operation';
import type { ParameterReader } from './parameters';

/** An operation with a customer's own fields in it. */
export interface WithOwnFields {
  operation: Operation;
  hints: Hint[];
}

/**
 * Reads which fields a customer has, if the operation needs them: to check what the form gives, and to name what comes back.
 * Throws NodeApiError if a check needs them and they can't be read. Otherwise the answers stay without names, and a hint
 * reports it.
 */
export async function withOwnFields(
  context: IExecuteFunctions,
  declared: Operation,
  reader: ParameterReader,
  open: () => Promise<SessionSetup>,
): Promise<WithOwnFields> {
  const { given, read } = fieldsReadsOf(declared);
  const needed = given.filter((source) => isGiven(source, declared, reader));
  const checked = given.filter((source) => isOfNew(source, declared));
  if (needed.length + checked.length + read.length === 0 && !namesAnswer(declared, given))
    return { operation: declared, hints: [] };
  const setup = await open();
  const form = formOf(context, reader);
  const known = new Map<FieldsRead, LoadedFields>();
  const hints: Hint[] = [];
  for (const source of [...given, ...read]) {
    const isNeeded = needed.includes(source);
    const isChecked = checked.includes(source);
    if (!isNeeded && !isChecked && !isInAnswer(declared, source)) continue;
    try {
      known.set(source, await ownFields(form, setup, source));
    } catch (failure) {
      if (!(failure instanceof CallFailure) || context.getExecutionCancelSignal()?.aborted) throw failure;
      if (isNeeded) throw toNodeError(context.getNode(), failure, setup.redact);
      hints.push({
        type: 'warning',
        message: setup.redact.text(
          isChecked
            ? `Whether a required field is missing was not checked, since the fields could not be read: ${failure.message}`
            : `Custom fields have no names here, since these could not be read: ${failure.message}`,
        ),
      });
    }
  }
  return { operation: withLoaded(declared, (source) => known.get(source)), hints };
}

const isInAnswer = ({ result }: Operation, source: FieldsRead): boolean =>
  Object.values(result.shape).some((type) => type.kind === 'mapper' && type.from === source);

const namesAnswer = (operation: Operation, sources: FieldsRead[]): boolean =>
  sources.some((source) => isInAnswer(operation, source));

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

/** The form values for a read of fields. The read is made once per run, so all items must give the same values. */
const formOf = (context: IExecuteFunctions, reader: ParameterReader): Form => ({
  getNode: () => context.getNode(),
  getTimezone: () => context.getTimezone(),
  getCurrentNodeParameter(path) {
    const [value, ...others] = [...context.getInputData().keys()].map((itemIndex) =>
      reader.read(path, itemIndex),
    );
    const differs = others.some((other) => !isPlainObject(other) && other !== value);
    if (differs)
      throw new NodeOperationError(context.getNode(), `All items of a run must have one value for ${path}`, {
        description: 'Other values may come with other fields. Use one run for each value.',
      });
    const mode = reader.modeOf(path);
    return mode === undefined ? value : { __rl: true, mode, value };
  },
});
