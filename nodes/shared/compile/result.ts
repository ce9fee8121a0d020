import { CallFailure } from '../errors';
import {
  choiceLabel,
  isAbsent,
  isPlainObject,
  ONLY_LIST,
  openRecordConverter,
  plainText,
  recordConverter,
  type Operation,
  type RecordConverter,
  type Result,
  type Values,
  valueAt,
} from '../operation';
import { fileIn, RawFile, type FoundFile } from '../protocol/file';
import type { Dialect } from '../protocol/dialect';
import type { Listing } from '../protocol/protocol';
import { asRows, listOf, onlyList } from '../protocol/rows';

type Row = Record<string, unknown>;

/** The content of an answer: its records, typed as declared, and its file. */
export interface Contents {
  /** Each is made when it is needed: there may be very many. */
  records: Iterable<Row>;
  file?: FoundFile;
}

const MESSAGE = 'message';

/** Up to this many records are made at once. */
const FEW_ROWS = 10;

/** Lists whose rows were converted while they were read. */
const recordLists = new WeakSet<unknown[]>();

/** Reads the declared result of an operation from its answers. */
export class ResultReader {
  /**
   * Converts the rows of a long answer to records while they are parsed, so that memory never holds both forms. Absent for a
   * batch, whose rows are verdicts. It throws CallFailure for a row that is not a record.
   */
  readonly listing?: Listing;

  private readonly result: Result;
  private readonly vendor: string;
  private readonly envelope: ReadonlySet<string>;
  private readonly convert: RecordConverter;
  private readonly besides?: RecordConverter;
  /** The declared members that show that an answer contains its record. */
  private readonly known: string[];

  constructor(
    private readonly operation: Operation,
    dialect: Pick<Dialect, 'vendor' | 'envelope' | 'emptyDates'>,
  ) {
    const { vendor, envelope = [] } = dialect;
    const { result, batch } = operation;
    this.result = result;
    this.vendor = vendor;
    this.envelope = new Set(envelope);
    this.convert =
      result.undeclared === undefined
        ? recordConverter(result.shape, dialect)
        : openRecordConverter(result.shape, result.undeclared, dialect);
    if (result.beside) this.besides = recordConverter(result.beside, dialect);
    this.known = Object.keys(result.shape).filter((name) => name !== MESSAGE && !this.envelope.has(name));
    if (result.many && !batch) this.listing = (path, rows) => this.rowReader(path, rows);
  }

  /**
   * Reads the records and the file of an answer that is a success. Throws CallFailure if a declared file can't be read, or
   * if the list of the one requested record is empty.
   */
  contents(body: unknown, values: Values): Contents | Promise<Contents> {
    if (this.result.namedBy !== undefined) return { records: this.named(body, values) };
    return this.result.file ? this.withFile(body, values) : { records: this.records(body) };
  }

  private async withFile(body: unknown, values: Values): Promise<Contents> {
    const { found, rest } = await fileIn(this.result, body, values);
    const about = { fileName: found.fileName, mimeType: found.mimeType, fileSize: found.data.length };
    return { records: [{ ...about, ...this.convert(this.withoutEnvelope(rest)) }], file: found };
  }

  /** The records of an answer without a file. Throws like `contents`. */
  records(body: unknown): Iterable<Row> {
    const { beside, says, any } = this.result;
    if (any && isNothing(body)) return [{ success: true }];
    if (says) return [{ [says]: true, ...this.convert(this.withoutEnvelope(body)) }];
    const rows = this.rowsIn(foundIn(this.result, body));
    const records = recordLists.has(rows) ? (rows as Row[]) : this.made(rows);
    return beside ? joined(records, this.membersBeside(body)) : records;
  }

  private rowsIn(found: unknown): unknown[] {
    const { many, as, any } = this.result;
    if (any && !Array.isArray(found)) return [found];
    if (many) return asRows(found);
    return [as === undefined && Array.isArray(found) ? firstOf(found) : found];
  }

  /** The record with plain values under the names that the call gave. Throws CallFailure if they are not as many. */
  private named(body: unknown, values: Values): Row[] {
    const { as = '', at, namedBy = '' } = this.result;
    const [names, found] = [values[namedBy], valueAt(body, at)];
    if (!Array.isArray(names) || !Array.isArray(found)) return [...this.records(body)];
    if (names.length !== found.length)
      throw notAsDocumented(this.vendor, `${found.length} values where ${names.length} were requested`);
    const pairs = names.map((name, index) => [plainText(name) ?? '', found[index] as unknown] as const);
    return [this.convert({ [as]: Object.fromEntries(pairs) })];
  }

  /** One row as a record. */
  record(row: unknown): Row {
    const { as, keyInUrl } = this.result;
    if (as !== undefined)
      return { ...this.convert({ [as]: row }), ...keyOfUrl(keyInUrl, row), ...meaningOf(this.result, row) };
    if (isPlainObject(row)) return this.convert(row);
    return isNothing(row) ? {} : this.convert({ value: row });
  }

  /**
   * Whether an answer contains what the operation declares: its list, its file, or a member of its record. The envelope and
   * a message do not count, since any failure may have them. An answer that is declared to have nothing else contains
   * nothing.
   */
  brings(body: unknown): boolean {
    const { at, many, file, says, as } = this.result;
    if (file) return body instanceof RawFile || (file.codec !== 'raw' && !isAbsent(valueAt(body, at)));
    if (says) return false;
    if (at === ONLY_LIST)
      return (
        isPlainObject(body) && Object.keys(body).some((name) => !this.envelope.has(name) && name !== MESSAGE)
      );
    const found = foundIn(this.result, body);
    if (many) return Array.isArray(found) || (at !== '' && (found === null || isPlainObject(found)));
    if (as !== undefined) return found !== undefined && !isPlainObject(found);
    const record: unknown = Array.isArray(found) ? found[0] : found;
    if (!isPlainObject(record)) return false;
    // If no page describes the record, any member counts.
    if (this.known.length === 0) return Object.keys(record).some((name) => !this.envelope.has(name));
    return this.known.some((name) => record[name] !== undefined);
  }

  /**
   * What the answer has instead of what is documented, in words: a list under another name (otherwise it would count as an
   * empty one), or, for a read, values that are not records. For a change, whatever comes with its success is accepted. The
   * verdict of a batch checks its answer.
   */
  flaw(body: unknown): string | undefined {
    const { batch, effect } = this.operation;
    const { at, many, as, says, file, any } = this.result;
    if (any) return undefined;
    const other = otherList(this.result, body);
    if (other !== undefined) return `the list "${other}" where "${at}" is documented`;
    if (effect !== 'read' || says || file || batch) return undefined;
    const found = foundIn(this.result, body);
    if (as !== undefined || (many && recordLists.has(found as unknown[]))) return undefined;
    if (!Array.isArray(found)) return many && found === '' ? undefined : this.flawOfRow(found);
    const rows = many ? found : found.slice(0, 1);
    return this.flawOfRow(rows.find((row) => this.flawOfRow(row) !== undefined));
  }

  private flawOfRow(row: unknown): string | undefined {
    if (isNothing(row) || isPlainObject(row)) return undefined;
    const { at, many } = this.result;
    const place = at === '' || at === ONLY_LIST ? '' : ` "${at}"`;
    const documented = many ? `a record of the list${place}` : `the record${place}`;
    return `${kindOf(row)} where ${documented} is documented`;
  }

  private rowReader(path: string, rows: unknown[]): ((row: unknown) => unknown) | undefined {
    const { at, alias, as, any } = this.result;
    if (path !== at && path !== alias) return undefined;
    const isChecked = as === undefined && !any && this.operation.effect === 'read';
    recordLists.add(rows);
    return (row) => {
      if (isNothing(row)) return undefined;
      const flaw = isChecked ? this.flawOfRow(row) : undefined;
      if (flaw !== undefined) throw notAsDocumented(this.vendor, flaw);
      return this.record(row);
    };
  }

  private made(rows: unknown[]): Iterable<Row> {
    if (rows.length > FEW_ROWS) return this.eachMade(rows);
    return rows.filter((row) => this.isRecord(row)).map((row) => this.record(row));
  }

  private *eachMade(rows: unknown[]): Generator<Row> {
    for (const row of rows) if (this.isRecord(row)) yield this.record(row);
  }

  /** Rows that are null are not records. */
  private isRecord(row: unknown): boolean {
    return !this.result.many || !isNothing(row);
  }

  /** The declared members beside the list that the answer has. */
  private membersBeside(body: unknown): Row {
    const { beside = {} } = this.result;
    if (!isPlainObject(body) || !this.besides) return {};
    return this.besides(Object.fromEntries(Object.entries(body).filter(([name]) => name in beside)));
  }

  /** The members of an object without the envelope; none if it is not an object. */
  private withoutEnvelope(body: unknown): Row {
    if (!isPlainObject(body)) return {};
    return Object.fromEntries(Object.entries(body).filter(([name]) => !this.envelope.has(name)));
  }
}

/** The failure of an answer that is not as documented. */
export const notAsDocumented = (vendor: string, flaw: string): CallFailure =>
  new CallFailure({ kind: 'unreadable', message: `${vendor} sent ${flaw}`, status: 200 });

/** The value of the first parameter of a URL's query, under a name. */
function keyOfUrl(name: string | undefined, value: unknown): Row {
  if (name === undefined || typeof value !== 'string' || !URL.canParse(value)) return {};
  const [first] = new URL(value).searchParams.values();
  return first === undefined ? {} : { [name]: first };
}

/** The label of a choice, under the name for it. */
function meaningOf({ as = '', meaning, shape }: Result, value: unknown): Row {
  const label = meaning === undefined ? undefined : choiceLabel(shape[as], value);
  return meaning === undefined || label === undefined ? {} : { [meaning]: label };
}

/** The value at the place of the records. */
function foundIn({ at, alias, item, fromMembers }: Result, body: unknown): unknown {
  if (fromMembers) return recordsFrom(fromMembers, valueAt(body, at));
  if (at === ONLY_LIST) return item === undefined ? onlyList(body) : listOf(item, body);
  const found = valueAt(body, at);
  return alias === undefined ? found : (found ?? valueAt(body, alias) ?? found);
}

/** The members of an object as records. Any other value stays. */
const recordsFrom = ({ key, value }: NonNullable<Result['fromMembers']>, found: unknown): unknown =>
  isPlainObject(found)
    ? Object.entries(found).map(([member, held]) => ({ [key]: member, [value]: held }))
    : found;

/** The one requested record. An empty list has no record, which is not the same as a record without members. */
function firstOf(list: unknown[]): unknown {
  if (list.length > 0) return list[0];
  throw new CallFailure({
    kind: 'refused',
    message: 'There is no such record: the answer is an empty list',
    status: 200,
  });
}

function otherList({ at, alias, many }: Result, body: unknown): string | undefined {
  if (!many || at === '' || at === ONLY_LIST || !isPlainObject(body)) return undefined;
  if ((valueAt(body, at) ?? valueAt(body, alias ?? at)) !== undefined) return undefined;
  return Object.keys(body).find((name) => {
    const list = body[name];
    return Array.isArray(list) && list.some(isPlainObject);
  });
}

/** The value itself is not shown: it may be long. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? 'a number' : 'a text';
}

const isNothing = (row: unknown): row is undefined | null => row === undefined || row === null;

/** The records, each with the members beside their list. */
function* joined(records: Iterable<Row>, beside: Row): Generator<Row> {
  for (const record of records) yield { ...beside, ...record };
}
