import { CallFailure } from '../errors';
import { invoke } from '../invoke/invoke';
import type { Session } from '../invoke/session';
import { valueAt } from '../protocol/valueAt';
import { invokeAll } from '../invoke/walk';
import { parseFields, plainText, type RegisterCall, type SubscriptionPart } from '../operation';
import { textParts, type RegisteredSource } from './registeredSource';

type Row = Record<string, unknown>;

/** The subscription that a trigger is to have. */
export interface Wanted {
  url: string;
  /** By the vendor's names. */
  events: string[];
  secret: string;
  /** For people who look at the vendor's list. */
  name: string;
  /** What the user has set of the source's options. */
  options: Row;
}

/** A subscription as the vendor lists it. */
export interface Found {
  id: string;
  isActive: boolean;
  record: Row;
}

/** The vendor's side of a trigger: each method is a declared call. All throw CallFailure, and Error for a bad value. */
export class Subscriptions {
  constructor(
    private readonly source: RegisteredSource,
    private readonly session: Session,
    private readonly wanted: Wanted,
    private readonly timezone: string,
  ) {}

  /** Those of this trigger. */
  async own(): Promise<Found[]> {
    const { find } = this.source.register;
    const { id, url, state } = find.members;
    const { records } = await invokeAll(find.operation, this.values(find), this.session);
    return records
      .filter((record) => isSameUrl(plainText(valueAt(record, url)), this.wanted.url))
      .map((record) => ({
        id: plainText(valueAt(record, id)) ?? '',
        isActive: state === undefined || plainText(valueAt(record, state.member)) === plainText(state.active),
        record,
      }));
  }

  /** The ID of a new one; undefined where the answer has none. */
  async create(): Promise<string | undefined> {
    const { create, find } = this.source.register;
    const { records } = await invoke(create.operation, this.values(create), this.session);
    return plainText(valueAt(records[0], find.members.id));
  }

  /** Takes one back; one that is gone is taken back. */
  async remove(found: Found): Promise<void> {
    await this.call(this.source.register.remove, found);
  }

  /** Whether it could be changed by that call: not where there is no such call, and where it is gone. */
  async change(how: 'update' | 'revive', found: Found): Promise<boolean> {
    const declared = this.source.register[how];
    return declared !== undefined && (await this.call(declared, found));
  }

  /** Whether events and secret are as far as the vendor shows them those of today; `isShown`: it shows all there is. */
  compare({ record }: Found): { fits: boolean; isShown: boolean } {
    const { events, secret } = this.source.register.find.members;
    const shown = secret === undefined ? undefined : plainText(valueAt(record, secret));
    return {
      fits:
        isSameSet(textParts(valueAt(record, events)), this.wanted.events) &&
        (shown === undefined || shown === this.wanted.secret),
      isShown: shown !== undefined && !this.source.options?.length,
    };
  }

  /** False where the subscription is gone. */
  private async call(declared: RegisterCall, found: Found): Promise<boolean> {
    try {
      await invoke(declared.operation, this.values(declared, found), this.session);
      return true;
    } catch (failure) {
      if (isGone(failure, this.session)) return false;
      throw failure;
    }
  }

  private values({ operation, values = {} }: RegisterCall, found?: Found) {
    const raw = Object.entries(values).map(([field, part]) => [field, this.partOf(part, found)] as const);
    const { values: parsed, problems } = parseFields(
      operation.fields,
      Object.fromEntries(raw),
      { timezone: this.timezone, mask: this.session.redact.text },
      operation.rules,
    );
    const [problem] = problems;
    if (problem) throw new Error(problem.message);
    return parsed;
  }

  private partOf(part: SubscriptionPart, found: Found | undefined): unknown {
    if (part === 'id') return found?.id;
    if (typeof part === 'string') return this.wanted[part];
    return 'option' in part ? this.wanted.options[part.option] : valueAt(found?.record, part.member);
  }
}

const GONE = new Set<number | undefined>([404, 410]);

const isGone = (failure: unknown, { system }: Session): boolean =>
  failure instanceof CallFailure &&
  (GONE.has(failure.status) ||
    (failure.kind === 'refused' && system.connector.nothingFound?.test(failure.message) === true));

/** Vendors may write an address in another form: the host's letter case, a default port, a slash at the end. */
const isSameUrl = (one: string | undefined, other: string): boolean =>
  one !== undefined && inOneForm(one) === inOneForm(other);

const inOneForm = (url: string): string =>
  (URL.canParse(url) ? new URL(url).href : url.trim()).replace(/\/$/, '');

function isSameSet(one: string[], other: string[]): boolean {
  const [left, right] = [one, other].map((each) => new Set(each));
  return left?.size === right?.size && [...(left ?? [])].every((each) => right?.has(each));
}
