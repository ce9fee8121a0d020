import { CallFailure } from '../errors';
import { idOf, type Found } from '../invoke/lookUp';
import { filledFrom } from '../invoke/original';
import type { Session } from '../invoke/session';
import {
  matches,
  moneyOf,
  plainText,
  valueAt,
  type LookUp,
  type LookUpOriginal,
  type Operation,
  type Values,
} from '../operation';
import { inPlaces, inUnits, isAmount } from './moneyInput';

type Row = Record<string, unknown>;

/** A follow-up that this run has made of a record: the vendor may not show it yet. */
interface Made {
  /** The key of its call, and its own ID if the answer has come. */
  key: string;
  id: string;
  amount: bigint;
}

/** The records that the calls of a run refer to: the charges that are refunded, and how much of them is still open. */
export class Originals {
  private readonly records = new Map<string, Row>();
  private readonly made = new Map<string, Made[]>();

  constructor(
    private readonly how: LookUp,
    private readonly operation: Operation,
  ) {}

  /** The values of a call, completed from its original. Reads the original. Throws CallFailure. */
  async filled(values: Values, session: Session): Promise<Values> {
    const { original } = this.how;
    if (!original) return values;
    const filled = await filledFrom(original, values, session);
    this.records.set(nameOf(original, values), filled.record);
    return filled.values;
  }

  /** The refusal of a call whose original has nothing to follow up; otherwise undefined. */
  unfit(values: Values): CallFailure | undefined {
    const { original } = this.how;
    const record = original && this.records.get(nameOf(original, values));
    const refusal = record && original.refused?.find((each) => matches(each.if, record));
    return refusal && notSent(refusal.message);
  }

  /** The refusal of a call whose amount is more than its original leaves open; otherwise undefined. */
  refusal(values: Values, found: Found): CallFailure | undefined {
    const { original } = this.how;
    const asked = this.amountOf(values);
    const name = original && nameOf(original, values);
    const record = name === undefined ? undefined : this.records.get(name);
    if (!original || asked === undefined || !record || name === undefined) return undefined;
    const { earlier } = original;
    const link = plainText(values[earlier.of.field]);
    const shown = found.brought.filter(
      (each) => plainText(valueAt(each, earlier.of.member)) === link && matches(earlier.if, each),
    );
    const ids = new Set(shown.map((each) => idOf(this.how, each)));
    const keys = new Set(shown.map((each) => plainText(valueAt(each, this.how.key.member))));
    const unseen = (this.made.get(name) ?? []).filter(({ id, key }) => !ids.has(id) && !keys.has(key));
    const taken = [
      ...shown.map((each) => unitsAt(each, earlier.amount)),
      ...unseen.map(({ amount }) => amount),
    ];
    const open = taken.reduce((left, each) => left - each, unitsAt(record, original.amount));
    if (asked <= open) return undefined;
    return notSent(original.more.replace('{open}', inPlaces(open > 0n ? open : 0n)));
  }

  /** Remembers what a call has made, or may have made. In: the record of its answer, if there is one. */
  keep(values: Values, answer: Row = {}): void {
    const { original, gives, id: member, key: own } = this.how;
    const amount = this.amountOf(values);
    if (!original || amount === undefined) return;
    const named = Object.entries(gives).find(([, each]) => each === member)?.[0];
    const id = (named !== undefined && plainText(valueAt(answer, named))) || '';
    const name = nameOf(original, values);
    const key = plainText(values[own.field]) ?? '';
    this.made.set(name, [...(this.made.get(name) ?? []), { key, id, amount }]);
  }

  private amountOf(values: Values): bigint | undefined {
    const { amount } = moneyOf(this.operation) ?? {};
    const text = amount === undefined ? undefined : plainText(values[amount]);
    return text === undefined ? undefined : inUnits(text);
  }
}

const notSent = (message: string): CallFailure =>
  new CallFailure({ kind: 'refused', message, description: 'Nothing was sent.', sent: false });

const nameOf = (original: LookUpOriginal, values: Values): string =>
  Object.values(original.with)
    .map((from) => plainText(values[from]) ?? '')
    .join(' ');

function unitsAt(record: Row, member: string): bigint {
  const text = plainText(valueAt(record, member)) ?? '0';
  if (isAmount(text)) return inUnits(text);
  throw new CallFailure({ kind: 'unreadable', message: `The service sent no amount in ${member}` });
}
