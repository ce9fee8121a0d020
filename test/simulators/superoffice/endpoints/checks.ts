import { shownTo } from '../answers';
import type { Endpoint, Endpoints, OfficeCall } from '../call';
import { notFound } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import type { KindName } from '../state/records/kinds';
import { nameAndDepartment } from '../state/records/names';
import { idIn } from '../state/records/references';
import { summaryOf } from '../state/records/summaries';
import { EMPTY_DATE } from '../state/records/zones';

/** Duplicates, numbers, and dates that follow from appointments. */
export const checks: Endpoints = {
  v1ContactEntity_GetNameDepartmentDuplicates: (state, { path, query }) =>
    namesakes(state, 'contact', path.name ?? '', query.get('department') ?? ''),
  v1ContactEntity_GetDomainDuplicates: (state, { path }) => ofDomain(state, path.domain ?? ''),
  v1ProjectEntity_GetDuplicates: (state, { path }) => namesakes(state, 'project', path.name ?? ''),
  v1SelectionEntity_GetDuplicates: (state, { path }) => namesakes(state, 'selection', path.name ?? ''),
  v1SaleEntity_IsNumberValid: numberCheck('sale', 'Number'),
  v1ProjectEntity_IsNumberValid: numberCheck('project', 'ProjectNumber'),
  v1SaleEntity_GetNextDueDate: (state, call) => {
    const due = nextDue(state, demand(state, 'sale', call.path.saleId));
    return (shownTo(call, 'SaleEntity', { NextDueDate: due }) as SoRecord).NextDueDate;
  },
  v1SaleEntity_BatchUpdateNextDueDate: (state, { user }) => {
    for (const { SaleId, NextDueDate } of state.records.stores.sale.all()) {
      const due = nextDue(state, Number(SaleId));
      if (due !== NextDueDate)
        state.records.change('sale', Number(SaleId), { NextDueDate: due }, user.associateId);
    }
  },
  v1ProjectEntity_GetNextMilestone: (state, call) => {
    const id = demand(state, 'project', call.path.projectId);
    const next = open(state, 'Project', id).find(({ IsMileStone }) => IsMileStone === true);
    return next ? shownTo(call, 'Appointment', summaryOf(state.records, 'appointment', next)) : null;
  },
  v1PersonEntity_GetUtmParameters: (state, { path }) => ({
    ...blank('UtmParameters'),
    CreatedPersonId: demand(state, 'person', path.personId),
  }),
};

function demand({ records }: SuperOfficeState, kind: KindName, id: string | undefined): number {
  if (!records.get(kind, Number(id))) throw notFound(KINDS[kind].rest, id);
  return Number(id);
}

/** Records whose names are the same or begin alike; letter case and signs do not count. */
function namesakes({ records }: SuperOfficeState, kind: KindName, name: string, department = ''): SoRecord[] {
  const wanted = plain(name);
  if (wanted === '') return [];
  return records.stores[kind]
    .all()
    .filter((record) => record.Deleted !== 1)
    .filter(({ Name }) => plain(Name).startsWith(wanted) || wanted.startsWith(plain(Name)))
    .filter((record) => department === '' || plain(record.Department) === plain(department))
    .map((record) => {
      const isExact = plain(record.Name) === wanted;
      return entryOf(kind, record, isExact ? 'ExactMatch' : 'SimilarName');
    });
}

/** Companies with this domain in a web address, an e-mail address or the list of their domains. */
function ofDomain({ records }: SuperOfficeState, domain: string): SoRecord[] {
  const wanted = domain.toLowerCase();
  const mine = ({ Urls, Emails, Domains }: SoRecord): string[] => [
    ...values(Urls).map((url) => url.replace(/^\w+:\/\/(www\.)?/, '').replace(/\/.*$/, '')),
    ...values(Emails).map((address) => address.replace(/^.*@/, '')),
    ...((Domains as string[] | undefined) ?? []),
  ];
  return records.stores.contact
    .all()
    .filter((record) => record.Deleted !== 1)
    .filter((record) => mine(record).some((each) => each.toLowerCase() === wanted))
    .map((record) => entryOf('contact', record, 'Domain'));
}

function values(elements: unknown): string[] {
  return ((elements as SoRecord[] | undefined) ?? []).map(({ Value }) => String(Value));
}

function plain(name: unknown): string {
  return String(name ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function entryOf(kind: KindName, record: SoRecord, rule: string): SoRecord {
  return {
    ...blank('DuplicateEntry'),
    RuleName: rule,
    RuleDisplayName: rule,
    SoPrimaryKey: record[KINDS[kind].id],
    EntryName: kind === 'contact' ? nameAndDepartment(record) : record.Name,
  };
}

/** A number may be used once; the record that is asked about may keep its own. */
function numberCheck(kind: 'sale' | 'project', member: string): Endpoint {
  return ({ records }: SuperOfficeState, { path }: OfficeCall) =>
    !records.stores[kind]
      .all()
      .some(
        (record) =>
          record[member] === path.number && Number(record[KINDS[kind].id]) !== Number(path.contactId),
      );
}

/** Appointments of a sale or project that are not done yet, the next one first. */
function open({ records }: SuperOfficeState, reference: 'Sale' | 'Project', id: number): SoRecord[] {
  return records.stores.appointment
    .all()
    .filter((record) => idIn(record, reference) === id && record.Completed !== 'Completed')
    .sort((left, right) => (String(left.StartDate) < String(right.StartDate) ? -1 : 1));
}

function nextDue(state: SuperOfficeState, sale: number): string {
  const [next] = open(state, 'Sale', sale);
  return next ? `${String(next.StartDate).slice(0, 10)}T00:00:00` : EMPTY_DATE;
}
