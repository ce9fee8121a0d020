import { datesFor, shownTo } from '../answers';
import { listOf } from '../archive/list';
import type { Endpoint, Endpoints, OfficeCall } from '../call';
import { checkModified, checkUnmodified } from '../changed';
import { patched } from '../patch';
import { notFound, OfficeError, Reply } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank, membersOf } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import type { Kind } from '../state/records/kinds';
import { isWritable } from '../state/records/records';
import { wholeEntity } from '../state/records/shown';
import { summaryOf } from '../state/records/summaries';
import { BASE_ZONE, EMPTY_DATE, momentOf } from '../state/records/zones';
import { operationsOf } from './operations';
import type { RecordWork } from './operations';
import { checkCreate, checkDelete, checkSave, findings } from './rules';
import { valuesOf } from './values';

type Work = (state: SuperOfficeState, call: OfficeCall, kind: Kind) => unknown;

const WORK: Record<RecordWork, Work> = {
  list: (state, call, { archive = '', rest }) => listOf(state, call, archive, `/api/v1/${rest}`),
  blank: (state, call, kind) => answered(state, call, kind, defaultsOf(kind, call)),
  read,
  create,
  replace,
  update,
  remove,
  validate: (_, call, kind) => findings(kind, call.body as SoRecord),
  simple: (state, call, kind) =>
    shownTo(call, kind.rest, summaryOf(state.records, kind.name, demand(state, call, kind))),
  foreignKeys: foreignKeysOf,
};

/** The endpoints that records of every kind have. */
export const entities: Endpoints = Object.fromEntries(
  Object.values(KINDS).flatMap((kind) =>
    operationsOf(kind).map(([work, { operationId }]): [string, Endpoint] => [
      operationId,
      (state, call) => WORK[work](state, call, kind),
    ]),
  ),
);

function read(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  const record = demand(state, call, kind);
  const changed = changedAt(kind, record);
  checkModified(call, changed);
  const whole = answered(state, call, kind, record) as SoRecord;
  if (call.query.get('fk')?.toLowerCase() === 'true')
    whole.ExtraFields = {
      ...(whole.ExtraFields as SoRecord),
      ...state.foreignKeys.valuesOf(kind.name, idOf(call)),
    };
  return new Reply(200, whole, { 'last-modified': changed.toUTCString() });
}

/** The id of the record in the path: its name there varies. */
export function idOf({ path }: OfficeCall): number {
  return Number(Object.values(path)[0]);
}

/** Records that were deleted softly are answered with `Deleted` set; the page does not say otherwise. */
export function demand(state: SuperOfficeState, call: OfficeCall, kind: Kind): SoRecord {
  const record = state.records.get(kind.name, idOf(call));
  if (!record) throw notFound(kind.rest, idOf(call));
  return record;
}

/** A record that was never changed counts from its creation. */
function changedAt({ stamps }: Kind, record: SoRecord): Date {
  const updated = String(record[stamps.updated] ?? EMPTY_DATE);
  const stamp = updated === EMPTY_DATE ? String(record[stamps.created]) : updated;
  return stamps.utc ? new Date(`${stamp}Z`) : momentOf(stamp, BASE_ZONE);
}

/** A record as the caller sees it. */
export function answered(state: SuperOfficeState, call: OfficeCall, kind: Kind, record: SoRecord): unknown {
  return shownTo(call, kind.type, wholeEntity(state.records, kind, record));
}

function create(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  const values = valuesOf(state, call, kind, call.body as SoRecord);
  checkCreate(kind, values);
  return answered(state, call, kind, state.records.create(kind.name, values, call.user.associateId));
}

/** What the body leaves out is emptied. */
function replace(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  const old = demand(state, call, kind);
  checkUnmodified(call, changedAt(kind, old));
  const values = valuesOf(state, call, kind, call.body as SoRecord, old);
  const empty = Object.entries(blank(kind.type)).filter(([member]) => isWritable(kind, member));
  return answered(state, call, kind, save(state, call, kind, { ...Object.fromEntries(empty), ...values }));
}

function update(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  const old = demand(state, call, kind);
  checkUnmodified(call, changedAt(kind, old));
  checkAddress(call.body);
  // A patch is applied to the record as its caller sees it, tests of dates included.
  const before = answered(state, call, kind, old) as SoRecord;
  const after = patched(before, call.body);
  const touched = Object.entries(after).filter(([member, value]) => !isSame(value, before[member]));
  const values = valuesOf(state, call, kind, Object.fromEntries(touched), old);
  return answered(state, call, kind, save(state, call, kind, values));
}

/** A part of a street is not enough: the street is sent whole. */
function checkAddress(body: unknown): void {
  const isPart = Array.isArray(body)
    ? (body as SoRecord[]).some(({ path }) => /^\/?address\/(street|postal)\/./i.test(String(path)))
    : hasPartOfStreet(body as SoRecord);
  if (isPart) throw new OfficeError(400, 'An address is changed with its whole Street or Postal');
}

function hasPartOfStreet({ Address }: SoRecord): boolean {
  const members = membersOf('StructuredAddress')
    .map(({ name }) => name)
    .filter((name) => name !== 'Formatted' && name !== 'AtypeIdx');
  const parts = [
    (Address as SoRecord | null | undefined)?.Street,
    (Address as SoRecord | null | undefined)?.Postal,
  ];
  return parts.some(
    (part) => typeof part === 'object' && part !== null && members.some((name) => !(name in part)),
  );
}

function save(state: SuperOfficeState, call: OfficeCall, kind: Kind, values: SoRecord): SoRecord {
  checkSave(state, kind, idOf(call), values);
  return state.records.change(kind.name, idOf(call), values, call.user.associateId);
}

function remove(state: SuperOfficeState, call: OfficeCall, kind: Kind): undefined {
  const record = demand(state, call, kind);
  checkUnmodified(call, changedAt(kind, record));
  checkDelete(state, kind, idOf(call));
  state.records.delete(kind.name, idOf(call), call.user.associateId);
  return undefined;
}

/** A new record of the caller's own. */
function defaultsOf(kind: Kind, call: OfficeCall): SoRecord {
  const members = new Set(membersOf(kind.type).map(({ name }) => name));
  const own = ['Associate', 'OwnedBy'].filter((name) => members.has(name));
  const by = Object.fromEntries(own.map((name) => [name, { AssociateId: call.user.associateId }]));
  return { ...blank(kind.type), ...by };
}

function foreignKeysOf(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  demand(state, call, kind);
  datesFor(call);
  return state.foreignKeys.valuesOf(kind.name, idOf(call));
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
