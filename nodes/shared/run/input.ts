import type { IExecuteFunctions } from 'n8n-workflow';
import { compile, type Compiled } from '../compile/compile';
import type { Redactor } from '../http/redact';
import {
  gather,
  isAsked,
  originOf,
  readsList,
  SIMPLIFY,
  type Field,
  type Operation,
  type Origin,
  type Problem,
  type ReadZone,
} from '../operation';
import type { Dialect } from '../protocol/dialect';
import { fileFinder } from './files';
import type { ItemInput } from './itemInput';
import { ItemReader } from './itemReader';
import { emptyFields, isUpdate } from './leftOut';
import { LocatedKeys } from './locatedKeys';
import { MappedInput } from './mappedInput';
import type { ItemFields } from './ownFields';
import type { ParameterReader } from './parameters';
import { redactorOfCarried } from './secrets';
import { originsOf } from './whereGiven';

/**
 * Reads and checks the parameters of every item. An expression that fails is a problem of its field and item.
 * In: the fields of each item; `redact` masks the secrets that an item may hold too; `readIn`: see {@link ParseContext}.
 */
export async function readItems(
  context: IExecuteFunctions,
  dialect: Dialect,
  fieldsOf: (itemIndex: number) => ItemFields,
  reader: ParameterReader,
  { redact, readIn }: { redact: Redactor; readIn?: ReadZone },
): Promise<ItemInput[]> {
  // n8n takes half a millisecond for every expression.
  return await gather(inputsOf(context, dialect, fieldsOf, reader, { redact, readIn }));
}

/** What all items with the same fields are read with. */
interface Form {
  compiled: Compiled;
  /** The fields that a user fills in. */
  asked: Field[];
  /** Those of them that may differ from item to item. */
  varying: Field[];
  /** The values of all others, once an item without problems has been read. */
  fixed?: Record<string, unknown>;
  filesOf: ReturnType<typeof fileFinder>;
  keys: LocatedKeys;
  mapped: MappedInput;
  origin: Origin;
  leavesOut: boolean;
}

function formOf(context: IExecuteFunctions, compiled: Compiled, reader: ParameterReader): Form {
  const { operation, form } = compiled;
  const keys = new LocatedKeys(operation, reader);
  const mapped = new MappedInput(operation, reader, context.getInputData());
  const origin = originsOf(form, reader, keys, mapped);
  const asked = form.filter(isAsked);
  return {
    compiled,
    asked,
    varying: asked.filter((field) => field.picks !== undefined || !isTyped(originOf(origin, field.name))),
    filesOf: fileFinder(context, operation),
    keys,
    mapped,
    origin,
    leavesOut: isUpdate(operation),
  };
}

/** What all items of a run are read with. */
interface Reading {
  reader: ParameterReader;
  redact: Redactor;
  timezone: string;
  readIn?: ReadZone;
}

function* inputsOf(
  context: IExecuteFunctions,
  dialect: Dialect,
  fieldsOf: (itemIndex: number) => ItemFields,
  reader: ParameterReader,
  { redact, readIn }: Pick<Reading, 'redact' | 'readIn'>,
): Generator<ItemInput> {
  const reading: Reading = { reader, redact, readIn, timezone: context.getTimezone() };
  const forms = new Map<Operation, Form>();
  for (const itemIndex of context.getInputData().keys()) {
    const fields = fieldsOf(itemIndex);
    if ('problem' in fields) {
      yield { ok: false, problems: [fields.problem] };
      continue;
    }
    const { operation } = fields;
    const form = forms.get(operation) ?? formOf(context, compile(operation, dialect), reader);
    forms.set(operation, form);
    yield inputOf(form, reading, itemIndex);
  }
}

/** The checked values of one item, or all that is wrong with it. */
function inputOf(form: Form, reading: Reading, itemIndex: number): ItemInput {
  const { compiled, filesOf, mapped, origin, leavesOut } = form;
  const { reader, redact, timezone, readIn } = reading;
  const { operation } = compiled;
  const item = itemOf(form, reader, itemIndex);
  const outputField = (operation.result.file ?? operation.stated) && item.outputField();
  const simplify = operation.result.simplify !== undefined && reader.read(SIMPLIFY, itemIndex) === true;
  // A secret may be given in the wrong field too.
  const own = redactorOfCarried(operation, { common: item.raw, entries: [] }, redact);
  const parseContext = { timezone, readIn, files: filesOf(itemIndex), origin, mask: own.text };
  const { values, problems } = compiled.parse(item.raw, parseContext);
  const { limit, ...limitProblems } = readsList(operation, values) ? item.limit(timezone) : { problems: [] };
  const all = [
    item.problems,
    mapped.unknown(),
    newProblems(problems, item.problems),
    limitProblems.problems,
  ].flat();
  if (all.length > 0) return { ok: false, problems: all.map((problem) => maskedProblem(problem, own)) };
  const leftOut = leavesOut ? emptyFields(compiled.form, item.raw, origin) : undefined;
  const unmapped = mapped.leftOut(itemIndex);
  return { ok: true, values, own: operation, limit, outputField, simplify, leftOut, unmapped };
}

/**
 * What is read of an item. Fields without an expression are the same in every item, so they are read once. If there is a
 * problem, all fields are read, so that problems come in the order of the form.
 */
function itemOf(form: Form, reader: ParameterReader, itemIndex: number): ItemReader {
  const { keys, mapped, asked, varying, fixed } = form;
  if (fixed) {
    const item = new ItemReader(reader, keys, mapped, itemIndex, { ...fixed });
    for (const field of varying) item.take(field);
    if (item.problems.length === 0) return item;
  }
  const item = new ItemReader(reader, keys, mapped, itemIndex);
  for (const field of asked) item.take(field);
  if (item.problems.length === 0) form.fixed ??= fixedValues(item.raw, asked, varying);
  return item;
}

function fixedValues(
  raw: Record<string, unknown>,
  asked: Field[],
  varying: Field[],
): Record<string, unknown> {
  const fixed: Record<string, unknown> = {};
  for (const { name } of asked) if (raw[name] !== undefined) fixed[name] = raw[name];
  for (const { name } of varying) delete fixed[name];
  return fixed;
}

/** Whether no part of a value comes from an expression. */
const isTyped = (origin: Origin | undefined): boolean =>
  typeof origin === 'object' ? Object.values(origin).every(isTyped) : origin === 'typed';

/** A field that could not be read is not also reported as missing. */
function newProblems(problems: Problem[], known: Problem[]): Problem[] {
  if (known.length === 0 || problems.length === 0) return problems;
  const unread = new Set(known.map(({ name }) => name));
  return problems.filter(({ name, fields: several = [name] }) => !several.some((each) => unread.has(each)));
}

/** Texts from expressions and rules may repeat secrets too. */
const maskedProblem = (problem: Problem, { text }: Redactor): Problem => ({
  ...problem,
  message: text(problem.message),
});
