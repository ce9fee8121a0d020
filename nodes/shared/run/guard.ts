import type { IExecuteFunctions } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type { RunOptions } from '../describe/options';
import { wait } from '../http/wait';
import {
  hasKey,
  isNew,
  isRecent,
  isSame,
  keyOf,
  lookedUp,
  notLookedUp,
  type Found,
  type Looked,
} from '../invoke/lookUp';
import type { Session } from '../invoke/session';
import { lookUpOf, type LookUp, type Operation, type Values } from '../operation';
import {
  alreadyDone,
  blind,
  factsOf,
  foundLater,
  foundWithout,
  leftByAnEarlierRun,
  needsDecision,
  noJournalHint,
  soughtBy,
  stillUnknown,
} from './guardWords';
import { withApproved } from './approved';
import { withStepsBefore } from './dryRun';
import { notDuplicate } from './duplicate';
import { journalOf, type Journal } from './journal';
import { placeFor, withRemoved, type Place } from './onlyOne';
import { Originals } from './originals';
import type { Unit, UnitOutcome } from './unit';

export interface GuardSetup {
  context: IExecuteFunctions;
  operation: Operation;
  session: Session;
  options: RunOptions;
  /** How many calls the run has to make. */
  calls: number;
}

type Send = (more?: Values) => Promise<UnitOutcome>;

/** Waits between two look-ups. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** Whether a look-up has found something by its key. A record that is to be changed exists anyway, so it does not count. */
const shows = ({ changes }: LookUp, { all, live }: Found): boolean => (changes ? live : all).length > 0;

/** The guard of an operation that declares a look-up; undefined for others. */
export function guardOf(setup: GuardSetup): Guard | undefined {
  const how = lookUpOf(setup.operation);
  return how && !setup.operation.batch ? new Guard(how, setup) : undefined;
}

/**
 * Prevents a call from being made twice. Before a call moves money, its key is looked up and recorded in the journal. Calls
 * that an earlier run may still have in flight come last, when the vendor must show them. After an unknown outcome, the call
 * is looked up.
 */
export class Guard {
  private readonly began = performance.now();
  private readonly beganAt = Date.now();
  /** A look-up of this run has found a record by its key, so a look-up that finds none means that there is none. */
  private isProven = false;
  private proof: Promise<void> | undefined;
  /** Why no more calls are sent: the look-up does not find what was done. */
  private halted: CallFailure | undefined;
  private readonly end = new AbortController();
  private left: number;
  /** By unit: the records that existed before its call, and when the call was made. */
  private readonly before = new Map<string, Found>();
  private readonly sendings = new Map<string, { at: number; ended: number; before?: Found }>();
  /** By unit: what was removed to make room for it, or would be in a dry run. */
  private readonly places = new Map<string, Place>();
  private readonly journal: Journal | undefined;
  private readonly originals: Originals;
  /** By unit: its values, with those that its original fills. */
  private readonly filled = new Map<string, Values>();

  constructor(
    private readonly how: LookUp,
    private readonly setup: GuardSetup,
  ) {
    this.left = setup.calls;
    this.journal = setup.operation.money ? journalOf(setup) : undefined;
    this.originals = new Originals(how, setup.operation);
  }

  /**
   * Makes a call, unless it was made before. Out: its outcome; `later` if an earlier run may have it in flight.
   * Throws CallFailure.
   */
  async call(unit: Unit, session: Session, send: Send): Promise<UnitOutcome | 'later'> {
    const checked = await this.checked(unit, session);
    if (checked.outcome) return this.done(checked.outcome);
    const { journal } = this;
    const { options } = this.setup;
    if (!journal || options.dryRun) return this.done(await this.sent(unit, session, send));
    const entry = await journal.record(this.keyOf(unit));
    if (entry === 'new' || !options.checkBeforeSending)
      return this.done(await this.sent(unit, session, send));
    return 'later';
  }

  /** Like `call`, for one that was postponed. Call it after `untilShown`. */
  async callLate(unit: Unit, session: Session, send: Send): Promise<UnitOutcome> {
    const isUnkept = this.journal?.isUnkept === true;
    const { outcome, isUnseen } = await this.checked(unit, session);
    if (isUnseen && !isUnkept) return this.done({ ok: false, failure: this.leftBefore(unit) });
    if (outcome) return this.done(outcome);
    if (isUnkept || this.isProven) return this.done(await this.sent(unit, session, send));
    return this.done({ ok: false, failure: this.leftBefore(unit) });
  }

  /** Returns when the vendor must show what earlier runs sent, and this run knows whether its look-ups work. */
  async untilShown(): Promise<void> {
    const { options, session } = this.setup;
    const leftMs = this.began + options.settleDelay * 1_000 - performance.now();
    if (leftMs > 0) await wait(leftMs, session.signal);
    await this.proof;
  }

  /**
   * Finds out what became of a call whose outcome is unknown: looks until the vendor must show it. The time of sending, and
   * what was found before the call if that was looked up, show which record is new.
   */
  async settle(unit: Unit, session: Session, unknown: CallFailure): Promise<UnitOutcome> {
    const looked = this.looked(unit);
    const sentAt = this.sendings.get(unit.id);
    if (sentAt === undefined || !hasKey(looked) || !this.setup.options.settleUnknownOutcomes)
      return { ok: false, failure: unknown };
    let latest: Found | undefined;
    const match = await this.watch(session, sentAt.ended, async () => {
      latest = await lookedUp(looked, session);
      const fresh = latest.live.filter((record) => isNew(this.how, record, sentAt.at, sentAt.before));
      const [only, ...others] = fresh;
      const isThis = only && others.length === 0 && (await isSame(looked, only, session));
      return isThis ? only : undefined;
    });
    if (!match) return { ok: false, failure: stillUnknown(looked, unknown, latest?.all) };
    return this.how.lacks === undefined
      ? foundLater(looked, match)
      : { ok: false, failure: foundWithout(looked, unknown, match) };
  }

  /** Stops all look-ups. */
  async close(): Promise<void> {
    this.end.abort();
    await this.journal?.close();
  }

  get hints() {
    return this.journal?.isUnkept ? [noJournalHint(this.setup.options.settleDelay)] : [];
  }

  /** The outcome of a call that must not be sent. `isUnseen`: it could not be checked whether the call was made before. */
  private async checked(
    unit: Unit,
    session: Session,
  ): Promise<{ outcome?: UnitOutcome; isUnseen?: boolean }> {
    const { operation, options } = this.setup;
    if (this.halted) return { outcome: { ok: false, failure: this.halted }, isUnseen: true };
    if (this.how.onlyOne) return await this.placed(unit, this.looked(unit), session);
    if (!operation.money) return {};
    try {
      this.filled.set(unit.id, await this.originals.filled(unit.values, session));
      const unfit = this.originals.unfit(unit.values);
      if (unfit) return { outcome: this.refused(unit, unfit) };
      if (!options.checkBeforeSending) return {};
      return { outcome: await this.madeBefore(unit, this.looked(unit), session) };
    } catch (error) {
      return { outcome: this.refused(unit, notLookedUp(error, this.looked(unit))), isUnseen: true };
    }
  }

  /** Makes room for a call that allows only one record. */
  private async placed(unit: Unit, looked: Looked, session: Session): Promise<{ outcome?: UnitOutcome }> {
    const place = await placeFor(looked, session);
    if (place.failure) return { outcome: this.refused(unit, place.failure) };
    if (place.before) this.before.set(unit.id, place.before);
    this.places.set(unit.id, place);
    return {};
  }

  /** The outcome of a call that was made before, or that may have been. Throws CallFailure. */
  private async madeBefore(unit: Unit, looked: Looked, session: Session): Promise<UnitOutcome | undefined> {
    const found = await lookedUp(looked, session);
    this.before.set(unit.id, found);
    if (shows(this.how, found)) this.isProven = true;
    const [only, ...others] = found.live;
    if (!only) {
      const refusal = this.originals.refusal(looked.values, found);
      return refusal && this.refused(unit, refusal);
    }
    const isThis =
      others.length === 0 &&
      isRecent(this.how, only, this.setup.options.sameAttemptWithin) &&
      (await isSame(looked, only, session));
    return isThis ? alreadyDone(looked, only) : this.refused(unit, needsDecision(looked, found.live));
  }

  private async sent(unit: Unit, session: Session, send: Send): Promise<UnitOutcome> {
    const at = Date.now();
    const looked = this.looked(unit);
    const outcome = await notDuplicate(looked, await send(this.filled.get(unit.id)), session);
    this.sendings.set(unit.id, { at, ended: performance.now(), before: this.before.get(unit.id) });
    if (outcome.ok) {
      this.prove(unit);
      const [record] = outcome.records;
      if (record) this.originals.keep(looked.values, record);
      return withStepsBefore(withApproved(looked, outcome), this.places.get(unit.id)?.unsent);
    }
    if (outcome.failure.outcome === 'unknown') this.originals.keep(looked.values);
    // A dry run has recorded nothing: the keys that an earlier run left in the journal stay.
    else if (!this.setup.options.dryRun) this.journal?.forget(this.keyOf(unit));
    const { onlyOne } = this.how;
    const failure = this.failureOf(unit, outcome.failure, { at, ended: Date.now() });
    return {
      ok: false,
      failure: onlyOne ? withRemoved(failure, onlyOne, this.places.get(unit.id)?.removed) : failure,
    };
  }

  /** An approved charge shows whether the look-up finds charges. The run continues during that look-up. */
  private prove(unit: Unit): void {
    const { operation, options, session } = this.setup;
    if (!operation.money || options.dryRun || !options.checkBeforeSending) return;
    if (this.isProven || this.proof || this.left <= 1) return;
    const looked = this.looked(unit);
    this.proof = this.watch(session, performance.now(), async () => {
      const found = await lookedUp(looked, session);
      return shows(this.how, found) ? true : undefined;
    }).then((isShown) => {
      if (isShown) this.isProven = true;
      else if (!this.end.signal.aborted) this.halted = blind(looked, options.settleDelay);
    });
  }

  /** Looks until it finds something or Settle Delay is over. A look that fails counts as one that finds nothing. */
  private async watch<T>(session: Session, since: number, look: () => Promise<T | undefined>) {
    const until = since + this.setup.options.settleDelay * 1_000;
    const signal = AbortSignal.any([this.end.signal, ...(session.signal ? [session.signal] : [])]);
    for (let ms = FIRST_WAIT_MS; !signal.aborted; ms = Math.min(2 * ms, LONGEST_WAIT_MS)) {
      const leftMs = until - performance.now();
      if (leftMs <= 0) return undefined;
      try {
        await wait(Math.min(ms, leftMs), signal);
        const found = await look();
        if (found !== undefined) return found;
      } catch {
        // The next look-up may show it.
      }
    }
    return undefined;
  }

  private done(outcome: UnitOutcome): UnitOutcome {
    this.left -= 1;
    return outcome;
  }

  private refused(unit: Unit, failure: CallFailure): UnitOutcome {
    return { ok: false, failure: this.failureOf(unit, failure) };
  }

  private failureOf(unit: Unit, failure: CallFailure, sending?: { at: number; ended: number }): CallFailure {
    const looked = this.looked(unit);
    const isUnknown = failure.outcome === 'unknown';
    const sought = isUnknown ? soughtBy(looked, this.run, sending?.ended) : {};
    return failure.with({ details: { ...factsOf(looked, sending?.at), ...sought, ...failure.details } });
  }

  /** An earlier run may have sent the call, and may have been sending it until this run began. */
  private leftBefore(unit: Unit): CallFailure {
    return leftByAnEarlierRun(this.looked(unit), this.beganAt, this.run);
  }

  /** What Resolve Outcome needs to know about the run. */
  private get run() {
    const { options, session } = this.setup;
    return { settleDelay: options.settleDelay, credentialId: session.credentialId };
  }

  private looked({ id, values }: Unit): Looked {
    return { how: this.how, operation: this.setup.operation, values: this.filled.get(id) ?? values };
  }

  private keyOf({ values }: Unit): string {
    return keyOf(this.how, values);
  }
}
