import { associateCarrier } from './associates';
import { membersOf } from './blank';
import type { SoRecord } from './blank';
import { attachmentsOf, messagesOf, personsOf, projectMembersOf, stakeholdersOf, userOf } from './family';
import { KINDS } from './kinds';
import type { Kind, KindName } from './kinds';
import { firstValue, fullName, itemName, itemOf } from './names';
import type { Records } from './records';
import { idIn } from './references';
import { summaryOf } from './summaries';

/** How a record is shown as a whole: a company shows its persons, a sale its stakeholders. */
export type Whole = (records: Records, kind: Kind, record: SoRecord) => SoRecord;

/** Members of a record that follow from other records. */
export function computed(records: Records, kind: Kind, record: SoRecord, whole: Whole): SoRecord {
  const hasLinks = membersOf(kind.type).some(({ name }) => name === 'ActiveErpLinks');
  const links = hasLinks ? { ActiveErpLinks: records.linksOf(kind.name, record) } : {};
  return { ...links, ...COMPUTED[kind.name]?.(record, records, whole) };
}

type Compute = (record: SoRecord, records: Records, whole: Whole) => SoRecord;

const COMPUTED: Partial<Record<KindName, Compute>> = {
  contact: (record, records) => ({
    Persons: personsOf(records, Number(record.ContactId)).map((person) =>
      summaryOf(records, 'person', person),
    ),
  }),
  person: (record, records) => {
    const user = userOf(records, Number(record.PersonId));
    return {
      FullName: fullName(record),
      FormalName: fullName(record),
      IsAssociate: user !== undefined,
      CorrespondingAssociate: user ? associateCarrier(Number(user.AssociateId)) : null,
    };
  },
  sale: (record, records, whole) => ({
    SaleStakeholders: stakeholdersOf(records, Number(record.SaleId)).map((each) =>
      whole(records, KINDS.saleStakeholder, each),
    ),
  }),
  project: (record, records, whole) => ({
    ProjectMembers: projectMembersOf(records, Number(record.ProjectId)).map((each) =>
      whole(records, KINDS.projectMember, each),
    ),
  }),
  ticket: (record, records) => {
    const messages = messagesOf(records, Number(record.TicketId));
    return {
      Messages: messages.map((message) => summaryOf(records, 'ticketMessage', message)),
      NumMessages: messages.length,
    };
  },
  ticketMessage: (record, records, whole) => ({
    AttachmentsInfo: attachmentsOf(records, record).map((file) => whole(records, KINDS.attachment, file)),
  }),
  selection: (record) => ({
    MemberCount: ((record.Members as unknown[] | undefined) ?? []).length,
    TargetTableName:
      Object.values(KINDS).find(({ table }) => table === record.TargetTableNumber)?.tableName ?? '',
  }),
  projectMember: (record, records) => ({
    ...personAndCompany(record, records),
    FullName: nameOf(records, Number(record.PersonId)),
    ProjectName: records.get('project', Number(record.ProjectId))?.Name ?? '',
    ProjectMemberTypeName: itemName('pmembtype', Number(record.ProjectMemberTypeId)),
    ContactDepartment: records.get('contact', Number(record.ContactId))?.Department ?? '',
  }),
  saleStakeholder: (record, records) => ({
    ...personAndCompany(record, records),
    StakeholderRoleName: itemName('stakeholderrole', Number(record.StakeholderRoleId)),
  }),
  relation: (record, records) => {
    const definition = itemOf('relationdefinition', Number(record.RelationDefinitionId));
    const company = (id: unknown): unknown => records.get('contact', Number(id))?.Name ?? '';
    return {
      SourceContactName: company(record.SourceContactId),
      SourcePersonName: nameOf(records, Number(record.SourcePersonId)),
      DestinationContactName: company(record.DestinationContactId),
      DestinationPersonName: nameOf(records, Number(record.DestinationPersonId)),
      ActiveText: definition?.name ?? '',
      PassiveText: definition?.toolTip ?? '',
    };
  },
  user: (record, records) => ({
    IsPersonRetired: records.get('person', idIn(record, 'Person'))?.Retired === true,
  }),
};

function personAndCompany(record: SoRecord, records: Records): SoRecord {
  const person = records.get('person', Number(record.PersonId));
  const company = records.get('contact', Number(record.ContactId));
  return {
    ContactName: company?.Name ?? '',
    Mrmrs: person?.Mrmrs ?? '',
    Firstname: person?.Firstname ?? '',
    MiddleName: person?.MiddleName ?? '',
    Lastname: person?.Lastname ?? '',
    EmailAddress: firstValue(person?.Emails),
    Phone: firstValue(person?.MobilePhones),
    CountryId: person ? idIn(person, 'Country') : 0,
  };
}

function nameOf(records: Records, person: number): string {
  const record = records.get('person', person);
  return record ? fullName(record) : '';
}
