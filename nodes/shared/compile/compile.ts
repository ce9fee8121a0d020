import {
  checkChange,
  checkFollowUp,
  checkOpen,
  checkStated,
  checkUpsert,
  exactAsText,
  gather,
  inputFields,
  keysAdder,
  parseFields,
  presetValues,
  type Field,
  type Operation,
  type ParseContext,
  type Problem,
  type Value,
  type Values,
  type Verdict,
  type WithKeys,
} from '../operation';
import { json } from '../protocol/json';
import type { FoundFile } from '../protocol/file';
import type { Dialect } from '../protocol/dialect';
import type {
  AnswerReader,
  Codec,
  EntriesCodec,
  Protocol,
  WayIn,
  WholeArgument,
  Written,
} from '../protocol/protocol';
import { soap } from '../protocol/soap';
import { isAsRead } from './asRead';
import { judgeOf } from './judge';
import { ResultReader, type Contents } from './result';
import { RecordLayer } from './wholeRecord';

type Row = Record<string, unknown>;

const PROTOCOLS: Record<Operation['call']['kind'], Protocol> = { http: json, soap };

/** An entry of a batch, and its text. */
export interface WrittenEntry {
  value: Value;
  text: string;
}

/** What was read from an answer. */
export interface Read {
  records: Row[];
  file?: FoundFile;
}

const compiled = new WeakMap<Dialect, WeakMap<Operation, Compiled>>();

/**
 * The functions that act on an operation of a vendor, made on first use and kept. Whatever depends on the declaration
 * alone is derived once: here, or by what `derived` makes.
 */
export function compile(operation: Operation, dialect: Dialect): Compiled {
  let ofDialect = compiled.get(dialect);
  if (!ofDialect) compiled.set(dialect, (ofDialect = new WeakMap()));
  let made = ofDialect.get(operation);
  if (!made) ofDialect.set(operation, (made = new Compiled(operation, dialect)));
  return made;
}

/** An operation, ready to be called as often as needed. Safe to share between calls. */
export class Compiled {
  /** The fields that a user fills in. */
  readonly form: Field[];
  /** Where its calls take the credential: words of the declaration. */
  readonly places: string[];
  /** Success of a parsed answer. An answer that is not as documented is `unreadable`. */
  readonly judge: Verdict;

  /** Lays an update over the record as read, if the record is sent as a whole. */
  readonly layer?: RecordLayer;

  private readonly codec: Codec;
  /** Values that are always sent. Reads for look-ups and lists get only the values that they search by. */
  private readonly presets: Values;
  private readonly result: ResultReader;
  private readonly withKeys: WithKeys;
  private readonly mostCharacters: number;
  /** The calls of a run often share all other values. */
  private readonly frames = new WeakMap<Values, (entries: WrittenEntry[]) => Written>();

  constructor(
    readonly operation: Operation,
    private readonly dialect: Dialect,
  ) {
    const { call, batch, merge } = operation;
    this.form = inputFields(operation);
    this.places = call.kind === 'http' ? call.token : [];
    this.result = new ResultReader(operation, dialect);
    const exact = isAsRead(operation);
    const judge = judgeOf(operation, dialect, this.result);
    this.judge = exact ? (answer) => judge(exactAsText(answer)) : judge;
    this.codec = PROTOCOLS[call.kind].codec(operation, dialect, { listing: this.result.listing, exact });
    if (merge && merge.kind !== 'fill') this.layer = new RecordLayer(operation, merge);
    this.presets = presetValues(operation.fields);
    this.withKeys = keysAdder(operation);
    this.mostCharacters = batch?.mostCharacters ?? Infinity;
  }

  /** Checks raw values by field name, and gives them their documented types. Every problem is found. */
  parse(raw: Row, context: ParseContext): { values: Values; problems: Problem[] } {
    const { operation, dialect, form } = this;
    const { values, problems } = parseFields(form, raw, context, operation.rules);
    const names = dialect.tokenNames ?? [];
    const found = [
      ...problems,
      ...checkOpen(operation, values, names),
      ...checkStated(operation, values, names),
      ...checkFollowUp(operation, values),
    ];
    // A wrong value is not also reported as missing.
    return {
      values,
      problems:
        found.length > 0 ? found : [...checkChange(operation, values), ...checkUpsert(operation, values)],
    };
  }

  /**
   * Writes checked values, once per call. `whole`: an argument that replaces the values of its fields. Throws a `blocked`
   * CallFailure for values that can't be sent.
   */
  write(values: Values, whole?: WholeArgument): Written {
    return this.codec.write({ ...this.presets, ...values }, whole);
  }

  /** Writes the call of a link to the next page, with the values of the first page. Throws like `write`. */
  follow(values: Values, link: string): Written {
    const { codec, operation } = this;
    if (!codec.follow) throw new Error(`${operation.operation} has no links: it is not an HTTP call`);
    return codec.follow({ ...this.presets, ...values }, link);
  }

  /** Writes one entry of a batch, whichever call carries it later. Throws like `write`. */
  writeEntry(entry: Value): WrittenEntry {
    return { value: entry, text: this.entries().entry(entry) };
  }

  /** Writes the values that the entries of a call share. Out: a function that makes the call for some entries. */
  frame(common: Values): (entries: WrittenEntry[]) => Written {
    let frame = this.frames.get(common);
    if (!frame) {
      const carry = this.entries().frame(common);
      this.frames.set(common, (frame = (entries) => carry(entries.map(({ text }) => text))));
    }
    return frame;
  }

  /** The size of a call with its entries, as a share of the limit: more than 1 is too large. */
  size(call: Written, way: WayIn, entries: WrittenEntry[] = []): number {
    const share = call.size(way);
    if (this.mostCharacters === Infinity) return share;
    return Math.max(share, entries.map(({ value }) => String(value)).join(',').length / this.mostCharacters);
  }

  /** Makes a reader for one answer. Every attempt needs its own. */
  reader(): AnswerReader {
    return this.codec.reader();
  }

  /** Reads the result from an answer that was judged a success. Throws CallFailure. */
  read(answer: unknown, values: Values): Read | Promise<Read> {
    const contents = this.result.contents(answer, values);
    if (contents instanceof Promise || !Array.isArray(contents.records))
      return this.readAll(contents, values);
    const { records, file } = contents;
    return { records: this.withKeys(values, records as Row[]), file };
  }

  private async readAll(contents: Contents | Promise<Contents>, values: Values): Promise<Read> {
    const { records, file } = await contents;
    return { records: this.withKeys(values, await gather(records)), file };
  }

  /**
   * The item of an update that was not sent, since the record already has all its values. It has what the answer would have
   * repeated of the record, such as its ID.
   */
  unchanged(values: Values, current: Row): Row[] {
    const { says, shape } = this.operation.result;
    const repeated = Object.entries(current).filter(([name]) => name in shape);
    const record = {
      ...(says ? { [says]: true } : {}),
      ...this.result.record(exactAsText(Object.fromEntries(repeated)) as Row),
      unchanged: true,
    };
    return this.withKeys(values, [record]);
  }

  /** The records of an answer. Each is made when it is needed. Throws CallFailure. */
  records(answer: unknown): Iterable<Row> {
    return this.result.records(answer);
  }

  /** One row of an answer as a record. */
  record(row: Row): Row {
    return this.result.record(row);
  }

  private entries(): EntriesCodec {
    const { codec, operation } = this;
    if (!codec.entries) throw new Error(`${operation.operation} takes no batches`);
    return codec.entries;
  }
}
