import { CallFailure } from '../errors';
import { invoke, type Answer } from '../invoke/invoke';
import type { Session } from '../invoke/session';
import { invokeAll } from '../invoke/walk';
import { parseFields, plainText, type RegisterCall, type SubscriptionPart, valueAt } from '../operation';
import { textParts, type RegisteredSource } from './registeredSource';

type Row = Record<string, unknown>;

/** The subscription that a trigger needs. */
export interface Wanted {
  url: string;
  /** By the vendor's names. */
  events: string[];
  secret: string;
  /** Shown in the vendor's list. */
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

/** The subscriptions of a trigger at the vendor. Each method makes a declared call and throws CallFailure, or Error for a bad value. */
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

  /** Creates one. Out: its ID; undefined if the answer has none. */
  async create(): Promise<string | undefined> {
    const { create, find } = this.source.register;
    const { records } = await this.sending(create);
    return plainText(valueAt(records[0], find.members.id));
  }

  /** Removes one. It succeeds if the subscription is already gone. */
  async remove(found: Found): Promise<void> {
    await this.call(this.source.register.remove, found);
  }

  /** Changes one. False if the vendor has no such call, or if the subscription is gone. */
  async change(how: 'update' | 'revive', found: Found): Promise<boolean> {
    const declared = this.source.register[how];
    return declared !== undefined && (await this.call(declared, found));
  }

  /** `fits`: the events and the secret that the vendor shows are up to date. `isShown`: the vendor shows all of them. */
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

  /** False if the subscription is gone. */
  private async call(declared: RegisterCall, found: Found): Promise<boolean> {
    try {
      await this.sending(declared, found);
      return true;
    } catch (failure) {
      if (isGone(failure, this.session)) return false;
      throw failure;
    }
  }

  /** Makes a call. If the vendor refuses, the failure says what it demands of an address. */
  private async sending(declared: RegisterCall, found?: Found): Promise<Answer> {
    try {
      return await invoke(declared.operation, this.values(declared, found), this.session);
    } catch (failure) {
      throw isRefused(failure) && declared !== this.source.register.remove ? this.advised(failure) : failure;
    }
  }

  private advised(failure: CallFailure): CallFailure {
    const { demands } = this.source.register;
    if (demands === undefined) return failure;
    const address = `${demands} The address of this n8n is ${new URL(this.wanted.url).origin}.`;
    return failure.with({ description: [failure.description, address].filter(Boolean).join(' ') });
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
    return this.wanted.options[part.option];
  }
}

/** Whether the vendor does not like what it got. A user without the right (403) is another matter. */
const isRefused = (failure: unknown): failure is CallFailure =>
  failure instanceof CallFailure && failure.kind === 'refused' && failure.status !== 403;

const GONE = new Set<number | undefined>([404, 410]);

const isGone = (failure: unknown, { system }: Session): boolean =>
  failure instanceof CallFailure &&
  (GONE.has(failure.status) ||
    (failure.kind === 'refused' && system.connector.nothingFound?.test(failure.message) === true));

/** Vendors may change the form of an address: the host's letter case, a default port, a slash at the end. */
const isSameUrl = (one: string | undefined, other: string): boolean =>
  one !== undefined && inOneForm(one) === inOneForm(other);

const inOneForm = (url: string): string =>
  (URL.canParse(url) ? new URL(url).href : url.trim()).replace(/\/$/, '');

function isSameSet(one: string[], other: string[]): boolean {
  const [left, right] = [one, other].map((each) => new Set(each));
  return left?.size === right?.size && [...(left ?? [])].every((each) => right?.has(each));
}
