import { ObservableObject, type IDataObject } from 'n8n-workflow';
import type { PollEvent } from '../../../nodes/shared/poll/event';
import { stateOf } from '../../../nodes/shared/poll/formerStates';
import type { Packed } from '../../../nodes/shared/poll/keys';
import { readRound, type Notes } from '../../../nodes/shared/poll/round';
import type { CallValues, SavedState } from '../../../nodes/shared/poll/state';
import type { PollTask, Row } from '../../../nodes/shared/poll/task';
import { day, http, id, moment, operation, query, rows, text } from '../../../nodes/shared/operation';

/** How many records its triggers remember. */
export const MOST = 2_000;

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A list operation of no vendor; the tests answer its calls themselves. */
export const list = operation({
  resource: 'record',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many records',
  description: 'List records',
  docs: 'https://example.com',
  documented: 'GET record.list',
  call: http('GET', '/record.list', 'query'),
  effect: 'read',
  fields: [
    query('since', moment(), { label: 'Since' }),
    query('from', day(), { label: 'From' }),
    query('to', day(), { label: 'To' }),
  ],
  result: rows('records', { id: id(), text: text() }),
});

export const event = (more: Partial<PollEvent>): PollEvent => ({
  value: 'recordChanged',
  name: 'Record Changed',
  description: 'A record was changed',
  operation: list,
  identity: [['id']],
  emits: 'change',
  ...more,
});

/** A record as the vendor keeps it. */
interface Kept {
  id: number;
  version: number;
  /** By the vendor's clock, in whole seconds. */
  changedAt: number;
  /** Instant of its day. */
  day: number;
  /** When the change becomes visible. */
  seenFrom: number;
  /** What is visible until then. */
  before?: Kept;
  listed: boolean;
  /** Whether it was among the days that are watched when it was changed. */
  watched: boolean;
}

/** What a vendor does with a list, and with a clock of its own. */
export interface VendorTraits {
  skew: number;
  /** How the rows show when they were changed. */
  marks: 'moment' | 'day' | 'none';
  /** Days that the lower bound may lie back; a call below it is refused. */
  reach?: number;
  /** Days that a range may have; a longer one is refused. */
  most?: number;
  /** How long a change takes to be seen, in milliseconds, for every second record. */
  lag?: number;
  /** Zone in which the vendor's days begin, in hours. */
  zone: number;
  /** The list is asked by the moment at which a record was made. Later changes leave it as it was. */
  asksMade?: boolean;
  /** How far the `Date` of its answers is ahead, in milliseconds; 'none' if they have none. */
  date?: number | 'none';
}

/** What the answers of one poll lack. */
export type Lack = 'nothing' | 'everything' | 'some';
const LACKS: Record<Lack, (row: Row) => boolean> = {
  nothing: () => true,
  everything: () => false,
  some: ({ id }) => Number(id) % 3 === 0,
};

export const isLacking = (lacks: Lack, id: number): boolean => !LACKS[lacks]({ id });

export const groupOf = (id: number): number => id % 2;

/** A vendor and an n8n around the engine, both with a clock that tests move. */
export class World {
  now = Date.UTC(2026, 2, 1, 9, 30, 17);
  /** How far n8n's clock is ahead of the true time, in milliseconds. */
  own = 0;
  readonly records = new Map<number, Kept>();
  readonly emitted: string[] = [];
  calls: CallValues[] = [];
  /** What the user has set as a filter: records of this group only. */
  group: number | undefined;
  /** What the running n8n has in memory, and what is in its database. */
  state: SavedState | undefined;
  /** What the last poll said beside the records. */
  notes: Notes | undefined;
  private saved = 'null';

  constructor(
    readonly event: PollEvent,
    readonly traits: VendorTraits,
    readonly settings: Partial<PollTask> = {},
  ) {}

  /** A change that becomes visible after a while, with the moment at which it was made. */
  changeUnseen(id: number, ms: number): void {
    this.change(id);
    const record = this.records.get(id);
    if (record) record.seenFrom = this.now + ms;
  }

  change(id: number, dayOffset = 0): void {
    const before = this.records.get(id);
    const day = before?.day ?? this.now + dayOffset * DAY;
    const at = Math.floor((this.now + this.traits.skew) / 1000) * 1000;
    this.records.set(id, {
      id,
      version: (before?.version ?? 0) + 1,
      changedAt: this.traits.asksMade ? (before?.changedAt ?? at) : at,
      day,
      seenFrom: this.now + (id % 2 === 0 ? (this.traits.lag ?? 0) : 0),
      before,
      listed: true,
      watched: this.isWatched(day),
    });
  }

  private isWatched(at: number): boolean {
    const { days } = this.event;
    if (!days) return true;
    const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
    const back = Math.max(days.back, days.far?.back ?? 0);
    const ahead = Math.max(days.ahead, days.far?.ahead ?? 0);
    const [own, first] = [dayOf(at), dayOf(this.now - back * DAY)];
    return own >= first && own <= dayOf(this.now + ahead * DAY);
  }

  unlist(id: number): void {
    const record = this.records.get(id);
    if (record) record.listed = false;
  }

  /** A poll of n8n: null results are kept in memory only, and a failure leaves no trace. */
  async poll({ failsAt = -1, pauses = false, lacks = 'nothing' as Lack, abandoned = false } = {}): Promise<
    Row[]
  > {
    let calls = 0;
    const { back = 0, ahead = 0, far } = this.event.days ?? {};
    const task: PollTask = {
      event: this.event,
      of: 'test',
      narrowedBy: `group ${this.group ?? 'any'}`,
      range: { back, ahead, farBack: far?.back, farAhead: far?.ahead },
      emitExisting: false,
      most: MOST,
      now: () => this.now + this.own,
      spent: () => pauses && calls > 0,
      read: async (values) => {
        if (calls === failsAt) throw new Error('The vendor is down');
        calls++;
        this.now += 1_500;
        return await Promise.resolve({ rows: this.answer(values).filter(LACKS[lacks]), date: this.date() });
      },
      ...this.settings,
    };
    const first = this.state === undefined;
    const { rows, state, notes } = await readRound(task, this.state);
    // n8n has given up on it: its records are dropped, and its state is not kept.
    if (abandoned) return [];
    this.state = state;
    this.notes = notes;
    for (const row of rows) this.emitted.push(`${String(row.id)}v${String(row.version)}`);
    if (first || rows.length > 0) this.saved = JSON.stringify(state);
    return rows;
  }

  /** n8n stops and comes back with what it had saved, behind proxies. */
  restart(): void {
    const saved = JSON.parse(this.saved) as IDataObject | null;
    const handedOut = saved && ObservableObject.create(saved, undefined, {});
    this.state = stateOf(handedOut, { of: 'test', narrowedBy: '', formerly: '' });
  }

  private date(): number | undefined {
    const { date = 0 } = this.traits;
    return date === 'none' ? undefined : Math.floor((this.now + date) / 1000) * 1000;
  }

  private answer(values: CallValues): Row[] {
    this.calls.push(values);
    const { since, from, to } =
      this.event.since?.field !== undefined
        ? { since: values[this.event.since.field], ...values }
        : (values as Record<string, unknown>);
    const kept = [...this.records.values()]
      .flatMap((each) => this.visible(each))
      .filter(({ listed }) => listed)
      .filter((each) => this.matches(each));
    return kept
      .filter(({ changedAt }) => since === undefined || changedAt >= this.bound(String(since)))
      .filter(({ day: at }) => from === undefined || this.isWithin(at, String(from), String(to)))
      .map((record) => this.row(record));
  }

  /** Whether the filter lets a record through. */
  matches({ id }: { id: number }): boolean {
    return this.group === undefined || groupOf(id) === this.group;
  }

  /** Whether the calls made requested the day of a record. */
  asked(id: number): boolean {
    const { days } = this.event;
    const own = new Date(this.records.get(id)?.day ?? NaN).toISOString().slice(0, 10);
    return !days || this.calls.some((call) => own >= String(call[days.from]) && own <= String(call[days.to]));
  }

  private visible(record: Kept): Kept[] {
    if (this.now >= record.seenFrom) return [record];
    return record.before ? this.visible(record.before) : [];
  }

  private bound(since: string): number {
    const dayOnly = since.length === 10;
    const instant = Date.parse(dayOnly ? `${since}T00:00:00Z` : since);
    if (this.traits.reach !== undefined && this.now - instant > this.traits.reach * DAY)
      throw new Error('The moment lies too far back');
    return dayOnly ? instant - this.traits.zone * 60 * MINUTE : instant;
  }

  private isWithin(at: number, from: string, to: string): boolean {
    const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
    if (days > (this.traits.most ?? Infinity)) throw new Error('The range is too long');
    const own = new Date(at).toISOString().slice(0, 10);
    return own >= from && own <= to;
  }

  private row({ id: own, version, changedAt, day: at }: Kept): Row {
    const mark = new Date(changedAt + (this.traits.marks === 'day' ? this.traits.zone * 60 * MINUTE : 0));
    const updatedOn = { moment: mark.toISOString().slice(0, 19), day: mark.toISOString().slice(0, 10) };
    return {
      id: own,
      version,
      day: new Date(at).toISOString().slice(0, 10),
      ...(this.traits.marks === 'none' ? {} : { updatedOn: updatedOn[this.traits.marks] }),
    };
  }
}

/** How many records a state remembers in one of its parts. */
export const countIn = (packed: Packed | undefined): number =>
  Object.values(packed ?? {}).join('').length / 10;
