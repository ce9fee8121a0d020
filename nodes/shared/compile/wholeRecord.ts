import {
  fieldsTo,
  isAbsent,
  isPlainObject,
  MERGE_SWITCH,
  removedFields,
  wholeValues,
  withEmptied,
  type Field,
  type MembersMerge,
  type Operation,
  type Values,
  type WholeMerge,
} from '../operation';
import { givenEncoder, stepsIn } from '../protocol/json/given';
import type { WholeArgument } from '../protocol/protocol';
import { isSame, overlaid, treeAt, withAt, withoutAt } from '../protocol/tree';
import { comparable } from './comparable';
import { RowLayer } from './keyedRows';
import { secretsInRecord, type ReadSecret } from './readSecrets';

type Row = Record<string, unknown>;

/** An update that sends the record as a whole. */
export interface LaidRecord {
  whole: WholeArgument;
  /** Whether it differs from the record as read. */
  isChange: boolean;
  /** A required field that has no value, not even in the record. */
  missing?: Field;
}

/** Lays the given values over the record as read. Both have the form in which they are sent. */
export class RecordLayer {
  private readonly whole: Field;
  private readonly members: Field[];
  private readonly encode: (values: Values) => Row;
  /** Paths of members that are never sent back, or that are sent as a whole. */
  private readonly paths: string[][];
  private readonly demanded: Array<{ field: Field; path: string[] }>;
  private readonly rows: RowLayer;

  constructor(
    private readonly operation: Operation,
    private readonly merge: WholeMerge | MembersMerge,
  ) {
    const { argument } = merge;
    const whole = operation.fields.find(({ part }) => part?.whole.name === argument)?.part?.whole;
    if (whole?.type.kind !== 'record') throw new Error(`${operation.operation} has no argument ${argument}`);
    const { fields } = whole.type;
    const members = merge.kind === 'whole' ? merge.except : merge.whole;
    this.whole = whole;
    this.members = fields;
    this.encode = givenEncoder(fields);
    const declared = members.map((member) => (fieldsTo(fields, member) ?? []).flatMap(stepsIn));
    this.paths = merge.kind === 'whole' ? [...declared, ...notOf(fields, merge.read)] : declared;
    this.demanded = operation.fields.filter(isDemanded).map((field) => ({ field, path: this.pathOf(field) }));
    const labels = operation.fields.map(({ part, label }) => [part?.path.join('.') ?? '', label] as const);
    this.rows = new RowLayer(fields, merge.kind === 'whole' ? merge.rows : {}, Object.fromEntries(labels));
  }

  /** Whether the current record must be read for these values. */
  needsRecord(values: Values): boolean {
    return this.merge.kind === 'whole' || this.touched(values).length > 0;
  }

  /**
   * Whether the read has returned a record. An answer without any of its members is none: an update based on it would clear
   * all.
   */
  isRecord(row: Row): boolean {
    return this.members.some((field) => hasValue(treeAt(row, stepsIn(field))));
  }

  /** The secrets of a record as read. They are sent back, and shown nowhere. */
  secretsOf(current: Row): ReadSecret[] {
    return secretsInRecord(this.members, current);
  }

  /**
   * In: the record as read, without conversions, and the checked values of the update. Throws a `blocked` CallFailure for a
   * given row that fits no row of the record.
   */
  lay(current: Row, values: Values): LaidRecord {
    return this.merge.kind === 'whole' ? this.layAll(current, values) : this.layMembers(current, values);
  }

  private layAll(current: Row, values: Values): LaidRecord {
    const own = withoutCompanions(this.merge.read, current);
    const base = this.paths.reduce<unknown>(withoutAt, own);
    const laid = this.cleared(values).reduce(withoutAt, this.rows.overlaid(base, this.given(values)));
    const tree = withOtherwise(this.members, laid as Row);
    const missing = this.demanded.find(({ path }) => isAbsent(treeAt(tree, path)))?.field;
    return { whole: { name: this.whole.name, tree }, isChange: this.isChange(base, laid), missing };
  }

  private isChange(before: unknown, after: unknown): boolean {
    return !isSame(comparable(this.members, before), comparable(this.members, after));
  }

  private layMembers(current: Row, values: Values): LaidRecord {
    const given = this.given(values);
    const cleared = this.cleared(values);
    const tree = this.touched(values).reduce<unknown>((so, path) => {
      const laid = overlaid(treeAt(current, path), treeAt(given, path) ?? {});
      const within = cleared.filter((each) => isWithin(each, path)).map((each) => each.slice(path.length));
      return withAt(so, path, within.reduce(withoutAt, laid));
    }, given);
    return { whole: { name: this.whole.name, tree: tree as Row }, isChange: true };
  }

  /** The members that are sent as a whole and that the update changes. */
  private touched(values: Values): string[][] {
    const given = this.given(values);
    const cleared = this.cleared(values);
    return this.paths.filter(
      (path) => treeAt(given, path) !== undefined || cleared.some((each) => isWithin(each, path)),
    );
  }

  private given(values: Values): Row {
    const all = wholeValues(this.operation.fields, withEmptied(this.operation, values));
    return this.encode((all[this.whole.name] ?? {}) as Values);
  }

  private cleared(values: Values): string[][] {
    return removedFields(this.operation, values).map((field) => this.pathOf(field));
  }

  /** The path to a field within the argument. */
  private pathOf(field: Field): string[] {
    return stepsIn(field).slice(stepsIn(this.whole).length);
  }
}

/** Members that the read declares but the argument lacks. They belong to a larger record that contains the argument. */
const notOf = (fields: Field[], { result }: Operation): string[][] => {
  const own = new Set(fields.map(({ wire }) => wire.toLowerCase()));
  return Object.keys(result.shape)
    .filter((name) => !own.has(name.toLowerCase()))
    .map((name) => [name]);
};

/** A record without what answers have beside a customer's own fields, such as their texts. It is never sent back. */
function withoutCompanions({ result }: Operation, record: Row): Row {
  let own: unknown = record;
  for (const [name, type] of Object.entries(result.shape)) {
    const { companions = [] } = type.kind === 'mapper' ? type.from : {};
    const members = treeAt(record, [name]);
    const beside = isPlainObject(members)
      ? Object.keys(members).filter((member) => companions.some((ending) => member.endsWith(ending)))
      : [];
    own = beside.reduce((so, member) => withoutAt(so, [name, member]), own);
  }
  return own as Row;
}

/** With SOAP, a missing list is read as an empty one. */
const hasValue = (value: unknown): boolean =>
  !isAbsent(value) && !(Array.isArray(value) && value.length === 0);

/** Whether a path leads into the value at another path. */
const isWithin = (path: string[], other: string[]): boolean =>
  path.length > other.length && other.every((step, index) => step === path[index]);

/** With the switch on, the record must have what is otherwise required of the user. */
const isDemanded = ({ requiredIf, part }: Field): boolean =>
  part !== undefined &&
  requiredIf !== undefined &&
  'field' in requiredIf &&
  requiredIf.field === MERGE_SWITCH;

/** Adds what the schema demands if neither the record nor the user has it. Missing objects are not added. */
function withOtherwise(fields: Field[], record: Row): Row {
  let filled = record;
  for (const field of fields) {
    const path = stepsIn(field);
    const value = treeAt(record, path);
    const { type, otherwise } = field;
    if (isAbsent(value) && otherwise !== undefined) filled = withAt(filled, path, encoded(field)) as Row;
    else if (type.kind === 'record' && isPlainObject(value))
      filled = withAt(filled, path, withOtherwise(type.fields, value)) as Row;
  }
  return filled;
}

const encoded = (field: Field): unknown =>
  treeAt(givenEncoder([field])({ [field.name]: field.otherwise }), stepsIn(field));
