import type { IExecuteFunctions } from 'n8n-workflow';
import { GROUPS, jsonName, OUTPUT_FIELD, OUTPUT_FILE, RETURN_ALL_OR_LIMIT } from '../describe/fields';
import { compile, type Compiled } from '../compile/compile';
import { pickedEntries, pickedLabel, withoutNotes } from '../describe/picks';
import type { Redactor } from '../http/redact';
import type { Dialect } from '../protocol/protocol';
import {
  boolean,
  control,
  gather,
  integer,
  isAbsent,
  isAsked,
  isBlank,
  isPlainObject,
  mapperOf,
  OPEN,
  parseFields,
  pickedName,
  readsList,
  SIMPLIFY,
  type Field,
  type Group,
  type Mistake,
  type Operation,
  type Picks,
  type Problem,
  type ReadZone,
} from '../operation';
import { fileFinder } from './files';
import type { ItemInput } from './itemInput';
import { emptyFields, isUpdate } from './leftOut';
import { LocatedKeys } from './locatedKeys';
import { MappedInput } from './mappedInput';
import type { ItemFields } from './ownFields';
import type { ParameterReader } from './parameters';
import { redactorOfCarried } from './secrets';
import { assertOneSection, withoutSections } from './sections';
import { isJson, originsOf, pathOf } from './whereGiven';

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
function formOf(context: IExecuteFunctions, compiled: Compiled, reader: ParameterReader) {
  const { operation, form } = compiled;
  const keys = new LocatedKeys(operation, reader);
  const mapped = new MappedInput(operation, reader, context.getInputData());
  return {
    compiled,
    asked: form.filter(isAsked),
    filesOf: fileFinder(context, operation),
    keys,
    mapped,
    origin: originsOf(form, reader, keys, mapped),
    leavesOut: isUpdate(operation),
  };
}

function* inputsOf(
  context: IExecuteFunctions,
  dialect: Dialect,
  fieldsOf: (itemIndex: number) => ItemFields,
  reader: ParameterReader,
  { redact, readIn }: { redact: Redactor; readIn?: ReadZone },
): Generator<ItemInput> {
  const timezone = context.getTimezone();
  const forms = new Map<Operation, ReturnType<typeof formOf>>();
  for (const itemIndex of context.getInputData().keys()) {
    const fields = fieldsOf(itemIndex);
    if ('problem' in fields) {
      yield { ok: false, problems: [fields.problem] };
      continue;
    }
    const { operation } = fields;
    const shared = forms.get(operation) ?? formOf(context, compile(operation, dialect), reader);
    forms.set(operation, shared);
    const { compiled, asked, filesOf, keys, mapped, origin, leavesOut } = shared;
    const { form } = compiled;
    const item = new ItemReader(reader, keys, mapped, itemIndex);
    for (const field of asked) item.take(field);
    const outputField = (operation.result.file ?? operation.stated) && item.outputField();
    const simplify = operation.result.simplify !== undefined && reader.read(SIMPLIFY, itemIndex) === true;
    // A secret may be given in the wrong field too.
    const own = redactorOfCarried(operation, { common: item.raw, entries: [] }, redact);
    const parseContext = { timezone, readIn, files: filesOf(itemIndex), origin, mask: own.text };
    const { values, problems } = compiled.parse(item.raw, parseContext);
    const { limit, ...limitProblems } = readsList(operation, values)
      ? item.limit(timezone)
      : { problems: [] };
    const found = [
      item.problems,
      mapped.unknown(),
      newProblems(problems, item.problems),
      limitProblems.problems,
    ];
    const all = found.flat();
    const leftOut = leavesOut ? emptyFields(form, item.raw, origin) : undefined;
    yield all.length > 0
      ? { ok: false, problems: all.map((problem) => maskedProblem(problem, own)) }
      : {
          ok: true,
          values,
          own: operation,
          limit,
          outputField,
          simplify,
          leftOut,
          unmapped: mapped.leftOut(itemIndex),
        };
  }
}

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

/** The raw values of one item, and what went wrong in reading them. */
class ItemReader {
  readonly raw: Record<string, unknown> = {};
  readonly problems: Problem[] = [];

  constructor(
    private readonly reader: ParameterReader,
    private readonly keys: LocatedKeys,
    private readonly mapped: MappedInput,
    private readonly itemIndex: number,
  ) {}

  take(field: Field): void {
    if (!this.keys.isChosen(field)) return;
    try {
      if (field.picks) this.takePicked(field, field.picks);
      const path = pathOf(field, this.reader, this.keys);
      const own = this.valueOf(field);
      const given = field.loadsChoices ? withoutNotes(own) : own;
      // An agent fills in every argument, so an empty one means that it has no value.
      if (this.reader.isArgument(path) && isEmpty(given)) return;
      const unchosen = isUnchosen(field, given);
      this.raw[field.name] = unchosen ? undefined : given;
      if (!unchosen && !isMissing(field, given)) return;
      if (this.reader.isExpression(path)) {
        if (isMissing(field, given))
          this.complain(field, missing(field, given), { rule: '', advice: adviceOnMissing(field) });
      } else if (unchosen && field.group !== undefined) this.complain(field, UNCHOSEN);
    } catch (error) {
      this.complain(field, messageOf(error));
    }
  }

  /** The entries picked for a list: ticked ones, or one from each row. */
  private takePicked(field: Field, picks: Picks): void {
    const name = pickedName(field);
    const path = field.group === undefined ? name : `${field.group}.${name}`;
    const given = field.group === undefined ? this.read(name) : this.member(field.group, name);
    this.raw[name] = pickedEntries(given);
    if (this.reader.isExpression(path) && isAbsent(given))
      this.complain({ label: pickedLabel(picks), name: field.name }, missing(field, given));
  }

  /** The binary field for the item's file. If it is empty, the default of the form applies. */
  outputField(): string {
    const { displayName: label, name } = OUTPUT_FILE;
    try {
      const given = this.read(name);
      if (given === undefined || given === null || typeof given === 'string')
        return given?.trim() || OUTPUT_FIELD;
      this.complain({ label, name }, `expected text, got ${typeof given}`);
    } catch (error) {
      this.complain({ label, name }, messageOf(error));
    }
    return OUTPUT_FIELD;
  }

  /** How many records the item wants; undefined means all. */
  limit(timezone: string): { limit?: number; problems: Problem[] } {
    try {
      const raw = { returnAll: this.read('returnAll'), limit: this.limitGiven() };
      const { values, problems } = parseFields(LIMITS, raw, { timezone });
      return { limit: values.limit as number | undefined, problems };
    } catch (error) {
      return { problems: [{ field: 'Return All', name: 'returnAll', message: messageOf(error) }] };
    }
  }

  private limitGiven(): unknown {
    const given = this.read('limit');
    return this.reader.isArgument('limit') && isEmpty(given) ? USUAL_LIMIT : given;
  }

  private valueOf(field: Field): unknown {
    if (mapperOf(field)) return this.mapped.valueOf(field, this.itemIndex);
    const [name, group] = [this.keys.parameterOf(field), this.keys.groupOf(field)];
    if (group !== undefined) {
      const given = this.member(group, name);
      assertOneSection(field.type, given);
      return withoutSections(field.type, given);
    }
    if (field.name === OPEN) return unlessStart(this.read(pathOf(field, this.reader, this.keys)), '{}');
    return isJson(field, this.reader)
      ? unlessStart(this.read(jsonName(field)), '[]')
      : withoutSections(field.type, this.read(name));
  }

  private member(group: Group, name: string): unknown {
    const given = this.read(group);
    if (given === undefined || isPlainObject(given)) return given?.[name];
    throw new Error(`expected the fields of ${GROUPS[group].displayName}, got something else`);
  }

  private read(name: string): unknown {
    return this.reader.read(name, this.itemIndex);
  }

  private complain({ label, name }: Pick<Field, 'label' | 'name'>, message: string, mistake?: Mistake): void {
    this.problems.push({ field: label, name, message: `${label}: ${message}`, ...(mistake && { mistake }) });
  }
}

/** The default of the form. */
const USUAL_LIMIT = RETURN_ALL_OR_LIMIT.find(({ name }) => name === 'limit')?.default;

const LIMITS: Field[] = [
  control('returnAll', boolean(), { label: 'Return All' }),
  control('limit', integer({ min: 1 }), {
    label: 'Limit',
    required: true,
    shownIf: { field: 'returnAll', is: false },
  }),
];

/** What an agent passes for an argument without a value. */
export const isEmpty = (given: unknown): boolean =>
  isAbsent(given) ||
  isBlank(given) ||
  (Array.isArray(given) ? given.length === 0 : isPlainObject(given) && Object.keys(given).length === 0);

/** The editor's default counts as no value. */
const unlessStart = (value: unknown, start: string): unknown => (value === start ? undefined : value);

/** A choice (also Yes and No) that was added to a collection but not made, or an empty list of choices. */
const isUnchosen = ({ type, group }: Field, value: unknown): boolean =>
  type.kind === 'list' && type.of.kind === 'choice'
    ? Array.isArray(value) && value.length === 0
    : (type.kind === 'choice' || type.kind === 'boolean') && group !== undefined && value === '';

const UNCHOSEN = 'expected a choice, got nothing. Choose one, or remove the field.';

/**
 * An expression that yields nothing is likely a typo in a path. If it were ignored, a filter would widen the list and an
 * optional value would not change. Required fields report it themselves. Empty text and null in an update mean "not given".
 */
const isMissing = (field: Field, value: unknown): boolean =>
  !field.required &&
  field.in !== 'none' &&
  (field.group === 'filters' ? isAbsent(value) : value === undefined);

const missing = (field: Field, value: unknown): string =>
  field.group === 'filters'
    ? `expected a value to filter by, got nothing (the value is ${value === '' ? 'empty' : String(value)}). ${adviceOnMissing(field)}.`
    : `expected a value, got nothing (the expression yields undefined). ${adviceOnMissing(field)}.`;

const adviceOnMissing = ({ group }: Field): string =>
  group === 'filters'
    ? 'Remove the filter to list without it'
    : 'Let it yield empty text to leave the field out';

const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | undefined)?.message ?? error);
