import { datesFor, shownTo, storedFrom } from '../answers';
import type { Endpoint, Endpoints, OfficeCall } from '../call';
import { checkModified, checkUnmodified } from '../changed';
import { patched } from '../patch';
import { notFound, OfficeError, Reply } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank, blankValue, enumName, membersOf } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { storedCustom } from '../state/records/customFields';
import { KINDS } from '../state/records/kinds';
import type { Kind } from '../state/records/kinds';
import { isWritable } from '../state/records/records';
import { idIn, REFERENCES, referenceTo } from '../state/records/references';
import { wholeEntity } from '../state/records/shown';
import { BASE_ZONE, EMPTY_DATE, momentOf } from '../state/records/zones';
import { listOf } from '../archive/list';

/** The record endpoints of companies, persons, sales, projects and requests. */
export const entities: Endpoints = Object.fromEntries(Object.values(KINDS).flatMap(endpointsOf));

function endpointsOf(kind: Kind): Array<[string, Endpoint]> {
  const { type } = kind;
  return [
    [`v1${type}_GetAll`, (state, call) => listOf(state, call, kind.archive, `/api/v1/${kind.rest}`)],
    [`v1${type}_Default${type}`, (state, call) => answered(state, call, kind, defaultsOf(kind, call))],
    [`v1${type}_Get${type}`, (state, call) => read(state, call, kind)],
    [`v1${type}_Post${type}`, (state, call) => create(state, call, kind)],
    [`v1${type}_Put${type}`, (state, call) => replace(state, call, kind)],
    [`v1${type}_Patch${type}`, (state, call) => update(state, call, kind)],
    [`v1${type}_Delete${type}`, (state, call) => remove(state, call, kind)],
    [`v1${type}_GetAllForeignKeysOnEntity`, (state, call) => foreignKeysOf(state, call, kind)],
  ];
}

function read(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  const record = demand(state, call, kind);
  const changed = changedAt(kind, record);
  checkModified(call, changed);
  const whole = answered(state, call, kind, record) as SoRecord;
  if (call.query.get('fk')?.toLowerCase() === 'true')
    whole.ExtraFields = {
      ...(whole.ExtraFields as SoRecord),
      ...state.foreignKeys.valuesOf(kind.name, Number(call.path.id)),
    };
  return new Reply(200, whole, { 'last-modified': changed.toUTCString() });
}

/** Records that were deleted softly are answered with `Deleted` set; the page does not say otherwise. */
function demand(state: SuperOfficeState, { path }: OfficeCall, kind: Kind): SoRecord {
  const record = state.records.get(kind.name, Number(path.id));
  if (!record) throw notFound(kind.rest, path.id);
  return record;
}

/** A record that was never changed counts from its creation. */
function changedAt({ stamps }: Kind, record: SoRecord): Date {
  const updated = String(record[stamps.updated]);
  const stamp = updated === EMPTY_DATE ? String(record[stamps.created]) : updated;
  return stamps.utc ? new Date(`${stamp}Z`) : momentOf(stamp, BASE_ZONE);
}

function answered(state: SuperOfficeState, call: OfficeCall, kind: Kind, record: SoRecord): unknown {
  return shownTo(call, kind.type, wholeEntity(state.records, kind, record));
}

function create(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  const values = valuesOf(state, call, kind, call.body as SoRecord);
  return answered(state, call, kind, state.records.create(kind.name, values, call.user.associateId));
}

/** What the body leaves out is emptied. */
function replace(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  const old = demand(state, call, kind);
  checkUnmodified(call, changedAt(kind, old));
  const values = valuesOf(state, call, kind, call.body as SoRecord);
  const empty = Object.entries(blank(kind.type)).filter(([member]) => isWritable(kind, member));
  return answered(state, call, kind, save(state, call, kind, { ...Object.fromEntries(empty), ...values }));
}

function update(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  const old = demand(state, call, kind);
  checkUnmodified(call, changedAt(kind, old));
  checkAddress(call.body);
  // A patch is applied to the record as its caller sees it, tests of dates included.
  const before = shownTo(call, kind.type, wholeEntity(state.records, kind, old)) as SoRecord;
  const after = patched(before, call.body);
  const touched = Object.entries(after).filter(([member, value]) => !isSame(value, before[member]));
  return answered(
    state,
    call,
    kind,
    save(state, call, kind, valuesOf(state, call, kind, Object.fromEntries(touched))),
  );
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
  return state.records.change(kind.name, Number(call.path.id), values, call.user.associateId);
}

function remove(state: SuperOfficeState, call: OfficeCall, kind: Kind): undefined {
  const record = demand(state, call, kind);
  checkUnmodified(call, changedAt(kind, record));
  state.records.delete(kind.name, Number(call.path.id), call.user.associateId);
  return undefined;
}

/** A new record of the caller's own. */
function defaultsOf(kind: Kind, call: OfficeCall): SoRecord {
  const own = membersOf(kind.type).some(({ name }) => name === 'Associate') ? 'Associate' : 'OwnedBy';
  return { ...blank(kind.type), [own]: { AssociateId: call.user.associateId } };
}

/** What a body sets, as the database keeps it. Throws for a reference to a record that does not exist. */
function valuesOf(state: SuperOfficeState, call: OfficeCall, kind: Kind, body: SoRecord): SoRecord {
  const stored = storedFrom(call, kind.type, body) as SoRecord;
  const types = new Map(membersOf(kind.type).map((member) => [member.name, member.type]));
  const values = Object.entries(stored)
    .filter(([member]) => isWritable(kind, member))
    .map(([member, value]): [string, unknown] => [member, kept(state, types.get(member) ?? '', value)]);
  return { ...Object.fromEntries(values), ...customOf(state, call, kind, stored) };
}

function kept(state: SuperOfficeState, type: string, value: unknown): unknown {
  if (type.startsWith('enum ') && typeof value === 'number') return enumName(type.slice(5), value);
  const reference = REFERENCES[type];
  if (!reference) return value ?? blankValue(type);
  const link = referenceTo(type, value);
  const table = KINDS[type.toLowerCase() as keyof typeof KINDS] as Kind | undefined;
  if (link && table && !state.records.get(table.name, idIn({ link }, 'link')))
    throw new OfficeError(400, `${type} ${idIn({ link }, 'link')} was not found`);
  return link;
}

/** Fields that are not named keep their values. `UserDefinedFields` and `ExtraFields` are older names of the same. */
function customOf(state: SuperOfficeState, { path }: OfficeCall, kind: Kind, body: SoRecord): SoRecord {
  const given = ['UserDefinedFields', 'ExtraFields', 'CustomFields']
    .map((member) => body[member])
    .filter((value): value is SoRecord => typeof value === 'object' && value !== null);
  if (given.length === 0) return {};
  const old = state.records.get(kind.name, Number(path.id))?.CustomFields as SoRecord | undefined;
  return { CustomFields: { ...old, ...storedCustom(kind.name, Object.assign({}, ...given) as SoRecord) } };
}

function foreignKeysOf(state: SuperOfficeState, call: OfficeCall, kind: Kind): unknown {
  demand(state, call, kind);
  datesFor(call);
  return state.foreignKeys.valuesOf(kind.name, Number(call.path.id));
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
