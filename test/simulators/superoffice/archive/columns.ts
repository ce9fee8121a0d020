import { superOfficeFacts } from '../../../documented';
import type { SoRecord } from '../state/records/blank';
import { enumNumber } from '../state/records/blank';
import type { KindName } from '../state/records/kinds';
import type { Records } from '../state/records/records';
import { idIn } from '../state/records/references';
import { fullName, itemOf, nameAndDepartment } from '../state/records/names';
import { ACTIVITY_COLUMNS } from './activityColumns';
import { LINK_COLUMNS } from './linkColumns';
import { STAMPS, link, member, nameOf } from './read';
import type { Column } from './read';

export type { Column } from './read';

const counted =
  (kind: KindName, refersBy: string, id: string): Column =>
  (record, records) =>
    records.stores[kind].all().filter((other) => idIn(other, refersBy) === record[id]).length;

/** The columns of the two members that say a number of a company. */
const companyNumbers = (): Record<string, Column> =>
  Object.fromEntries(
    Object.entries(superOfficeFacts().companyNumbers.said).map(([name, { column }]) => [
      column,
      member(name),
    ]),
  );

const hasErpLinks =
  (kind: KindName): Column =>
  (record, records) =>
    records.linksOf(kind, record) > 0;

/**
 * What the simulated records say in the columns of their archives. Columns of the archive's page that are not here are null:
 * the records hold nothing for them.
 */
export const COLUMNS: Record<KindName, Record<string, Column>> = {
  contact: {
    contactId: member('ContactId'),
    name: member('Name'),
    department: member('Department'),
    nameDepartment: nameAndDepartment,
    hasInfoText: (record) => record.Description !== '',
    hasInterests: () => false,
    associateId: link('Associate'),
    category: link('Category'),
    business: link('Business'),
    country: link('Country'),
    countryId: link('Country'),
    ...companyNumbers(),
    orgnr: member('OrgNr'),
    stop: member('Xstop'),
    contactNoMail: member('NoMailing'),
    ...STAMPS,
    contactDeleted: (record) => record.Deleted === 1,
    activeErpLinks: hasErpLinks('contact'),
    deletedDate: (record) => record.DeletedDate ?? null,
    NumberOfSales: counted('sale', 'Contact', 'ContactId'),
    personId: firstPerson('PersonId'),
    fullName: (record, records) => fullNameOf(personsOf(record, records)[0]),
  },
  person: {
    personId: member('PersonId'),
    firstName: member('Firstname'),
    lastName: member('Lastname'),
    middleName: member('MiddleName'),
    fullName,
    fullNameWithContact: (record, records) =>
      [fullName(record), records.get('contact', idIn(record, 'Contact'))?.Name]
        .filter((part) => part)
        .join(', '),
    contactId: link('Contact'),
    mrMrs: member('Mrmrs'),
    position: link('Position'),
    personNumber: member('PersonNumber'),
    title: member('Title'),
    personCountry: link('Country'),
    personCountryId: link('Country'),
    personNoMail: member('NoMailing'),
    birthdate: member('BirthDate'),
    retired: member('Retired'),
    personUpdatedBy: STAMPS.updatedBy,
    personUpdatedByFullName: STAMPS.updatedByFullName,
    personUpdatedDate: STAMPS.updatedDate,
    personRegisteredBy: STAMPS.registeredBy,
    personRegisteredByFullName: STAMPS.registeredByFullName,
    personRegisteredDate: STAMPS.registeredDate,
    personActiveErpLinks: hasErpLinks('person'),
    personAssociateId: link('Associate'),
    personAssociateFullName: nameOf('Associate'),
    personCategory: link('Category'),
    personBusiness: link('Business'),
    personDeletedDate: (record) => record.DeletedDate ?? null,
    hasCompany: (record) => idIn(record, 'Contact') > 0,
  },
  sale: {
    completed: (record) => record.Completed === 'Completed',
    date: member('Saledate'),
    text: member('SaleText'),
    associateId: link('Associate'),
    contactId: link('Contact'),
    personId: link('Person'),
    projectId: link('Project'),
    saleId: member('SaleId'),
    userGroup: () => 1,
    ...STAMPS,
    currencyId: link('Currency'),
    currency: link('Currency'),
    credited: link('Credited'),
    lossReason: link('Reason'),
    source: link('Source'),
    competitor: link('Competitor'),
    heading: member('Heading'),
    amount: member('Amount'),
    amountWeighted: (record) => (Number(record.Amount) * Number(record.Probability)) / 100,
    earning: member('Earning'),
    earningPercent: member('EarningPercent'),
    probPercent: member('Probability'),
    stage: link('Rating'),
    stageName: (record) => itemOf('prob', idIn(record, 'Rating'))?.name ?? '',
    saleStatus: (record) => enumNumber('SaleStatus', record.Status),
    saleType: link('SaleType'),
    saleTypeId: link('SaleType'),
    stageId: link('Rating'),
    nextDueDate: member('NextDueDate'),
    reopenDate: member('ReopenDate'),
    stalledComment: link('ReasonStalled'),
    soldReason: link('ReasonSold'),
    saleNumber: member('Number'),
    description: member('SaleText'),
    activeErpLinks: hasErpLinks('sale'),
    hasQuote: ({ SaleId }, records) => records.hasQuote(Number(SaleId)),
  },
  project: {
    completed: member('Completed'),
    projectId: member('ProjectId'),
    name: member('Name'),
    number: member('ProjectNumber'),
    type: link('ProjectType'),
    status: link('ProjectStatus'),
    associateId: link('Associate'),
    text: member('Description'),
    description: member('Description'),
    ...STAMPS,
    nextMilestone: member('NextMilestoneDate'),
    endDate: member('EndDate'),
    startDate: member('StartDate'),
    contactId: member('ContactId'),
    activeErpLinks: hasErpLinks('project'),
    NumberOfSales: counted('sale', 'Project', 'ProjectId'),
  },
  ticket: {
    contactId: (record, records) => records.companyOf(record),
    personId: link('Person'),
    saleId: link('Sale'),
    projectId: link('Project'),
    ticketStatusId: link('Status'),
    priorityId: link('Priority'),
    categoryId: link('Category'),
    ticketTypeName: link('TicketType'),
    ticketStatusName: link('Status'),
    categoryFullName: link('Category'),
    priorityName: link('Priority'),
    ownedBy: link('OwnedBy'),
    ticketId: member('TicketId'),
    title: member('Title'),
    createdAt: member('CreatedAt'),
    createdDate: member('CreatedAt'),
    lastChanged: member('LastChanged'),
    author: member('Author'),
    readByOwner: member('ReadByOwner'),
    readByCustomer: member('ReadByCustomer'),
    status: (record) => enumNumber('TicketBaseStatus', record.BaseStatus),
    origin: (record) => enumNumber('TicketOrigin', record.Origin),
    slevel: (record) => enumNumber('TicketSecurityLevel', record.Slevel),
    numberOfMessages: member('NumMessages'),
    numberOfReplies: member('NumReplies'),
    connectId: member('ConnectId'),
    readStatus: (record) => enumNumber('TicketReadStatus', record.ReadStatus),
    repliedAt: member('RepliedAt'),
    closedAt: member('ClosedAt'),
    activated: member('Activate'),
    deadline: member('Deadline'),
    createdBy: link('CreatedBy'),
  },
  ...ACTIVITY_COLUMNS,
  ...LINK_COLUMNS,
};

function personsOf(company: SoRecord, records: Records): SoRecord[] {
  return records.stores.person.all().filter((person) => idIn(person, 'Contact') === company.ContactId);
}

function firstPerson(name: string): Column {
  return (record, records) => personsOf(record, records)[0]?.[name] ?? null;
}

function fullNameOf(person: SoRecord | undefined): string | null {
  return person ? fullName(person) : null;
}
