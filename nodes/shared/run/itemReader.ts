import { GROUPS, jsonName, OUTPUT_FIELD, OUTPUT_FILE, RETURN_ALL_OR_LIMIT } from '../describe/fields';
import { pickedEntries, pickedLabel, withoutNotes } from '../describe/picks';
import {
  boolean,
  control,
  integer,
  isAbsent,
  isBlank,
  isPlainObject,
  mapperOf,
  OPEN,
  parseFields,
  pickedName,
  type Field,
  type Group,
  type Mistake,
  type Picks,
  type Problem,
} from '../operation';
import type { LocatedKeys } from './locatedKeys';
import type { MappedInput } from './mappedInput';
import type { ParameterReader } from './parameters';
import { assertOneSection, withoutSections } from './sections';
import { isJson, pathOf } from './whereGiven';

/** The raw values of one item, and what went wrong in reading them. */
export class ItemReader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly reader: ParameterReader,
    private readonly keys: LocatedKeys,
    private readonly mapped: MappedInput,
    private readonly itemIndex: number,
    /** May have values that are known already. */
    readonly raw: Record<string, unknown> = {},
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
        if (isMissing(field, given)) {
          const advice = this.adviceOnMissing(field);
          this.complain(field, missing(field, given, advice), { rule: '', advice });
        }
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
      this.complain(
        { label: pickedLabel(picks), name: field.name },
        missing(field, given, this.adviceOnMissing(field)),
      );
  }

  private adviceOnMissing(field: Field): string {
    if (field.group === 'filters') return 'Remove the filter to list without it';
    return this.keys.mayBeRequired(field)
      ? 'Check the names in the expression'
      : 'Let it yield empty text to leave the field out';
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

const missing = (field: Field, value: unknown, advice: string): string =>
  field.group === 'filters'
    ? `expected a value to filter by, got nothing (the value is ${value === '' ? 'empty' : String(value)}). ${advice}.`
    : `expected a value, got nothing (the expression yields undefined). ${advice}.`;

const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | undefined)?.message ?? error);
