import { filled } from '../../carrier';
import { associateCarrier } from './associates';
import { blank, enumName, membersOf } from './blank';
import type { SoRecord } from './blank';
import { shownCustom } from './customFields';
import { KINDS } from './kinds';
import type { Kind, KindName } from './kinds';
import { LISTS } from './lists';
import type { ListItem } from './lists';
import type { Records } from './records';
import { idIn, REFERENCES } from './references';

/** A record as the API carries it: every documented member, references filled in with what they hold now. */
export function wholeEntity(records: Records, kind: Kind, record: SoRecord): SoRecord {
  const members = membersOf(kind.type).map(({ name, type }): [string, unknown] => [
    name,
    shown(records, type, record[name]),
  ]);
  return { ...Object.fromEntries(members), ...computed(records, kind, record), ...customOf(kind, record) };
}

/** `CustomFields`, and the two members that it replaces, where the kind has them. */
function customOf(kind: Kind, record: SoRecord): SoRecord {
  const stored = (record.CustomFields as SoRecord | null) ?? {};
  const shown = shownCustom(kind.name, stored, (list, id) => itemOf(list, id)?.name ?? '');
  const part = (isMine: (name: string) => boolean): SoRecord =>
    Object.fromEntries(Object.entries(shown).filter(([name]) => isMine(name)));
  const old = {
    UserDefinedFields: part((name) => name.startsWith('SuperOffice:')),
    ExtraFields: part((name) => name.startsWith('x_')),
  };
  const has = new Set(membersOf(kind.type).map(({ name }) => name));
  const kept = Object.entries(old).filter(([name]) => has.has(name));
  return { ...Object.fromEntries(kept), CustomFields: shown };
}

/** Members that follow from others. */
function computed(records: Records, { name }: Kind, record: SoRecord): SoRecord {
  const links = name === 'ticket' ? {} : { ActiveErpLinks: records.linksOf(name, record) };
  return { ...links, ...namesAndPersons(records, name, record) };
}

function namesAndPersons(records: Records, name: KindName, record: SoRecord): SoRecord {
  if (name === 'contact') {
    const id = Number(record.ContactId);
    const persons = records.stores.person.all().filter((person) => idIn(person, 'Contact') === id);
    return { Persons: persons.map((person) => summaryOf(records, 'person', person)) };
  }
  if (name === 'person') {
    const isAssociate = associateCarrier(idIn(record, 'CorrespondingAssociate')) !== null;
    return { FullName: fullName(record), FormalName: fullName(record), IsAssociate: isAssociate };
  }
  return {};
}

/** First, middle and last name. */
export function fullName(person: SoRecord): string {
  return [person.Firstname, person.MiddleName, person.Lastname].filter((part) => part).join(' ');
}

function shown(records: Records, type: string, value: unknown): unknown {
  const reference = REFERENCES[type];
  if (!reference) return filled(type, value);
  if (typeof value !== 'object' || value === null) return null;
  const id = Number((value as SoRecord)[reference.id] ?? 0);
  if (type === 'Associate') return associateCarrier(id);
  if (reference.list !== undefined) return itemCarrier(type, reference.list, id);
  const kind = type.toLowerCase() as KindName;
  const record = records.get(kind, id);
  return record ? summaryOf(records, kind, record) : null;
}

/** The item of a list with this id. */
export function itemOf(list: string, id: number): ListItem | undefined {
  return LISTS[list]?.find((item) => item.id === id);
}

function itemCarrier(type: string, list: string, id: number): SoRecord | null {
  const item = itemOf(list, id);
  const reference = REFERENCES[type];
  if (!item || !reference) return null;
  const carrier = blank(type);
  carrier[reference.id] = id;
  const named = 'Value' in carrier ? 'Value' : 'Name';
  carrier[named] = item.name;
  if ('Fullname' in carrier) carrier.Fullname = item.fullName ?? item.name;
  if (type === 'TicketStatusEntity') carrier.Status = enumName('TicketBaseStatus', id);
  return carrier;
}

/** The short carrier of a record, as others refer to it. */
export function summaryOf(records: Records, kind: KindName, record: SoRecord): SoRecord {
  const type = KINDS[kind].rest;
  const links = kind === 'ticket' ? {} : { ActiveErpLinks: records.linksOf(kind, record) };
  return { ...blank(type), ...SUMMARIES[kind](record, records), ...links };
}

type Summary = (record: SoRecord, records: Records) => SoRecord;

const SUMMARIES: Record<KindName, Summary> = {
  contact: (record) => ({
    ContactId: record.ContactId,
    Name: record.Name,
    OrgNr: record.OrgNr,
    Department: record.Department,
    URL: firstValue(record.Urls),
    DirectPhone: firstValue(record.Phones),
    EmailAddress: firstValue(record.Emails),
    City: ((record.Address as SoRecord | null)?.Street as SoRecord | undefined)?.City ?? '',
    AssociateId: idIn(record, 'Associate'),
    AssociateFullName: associateCarrier(idIn(record, 'Associate'))?.FullName ?? '',
    CountryId: idIn(record, 'Country'),
    CountryName: itemOf('country', idIn(record, 'Country'))?.name ?? '',
    BusinessName: itemOf('business', idIn(record, 'Business'))?.name ?? '',
    CategoryName: itemOf('category', idIn(record, 'Category'))?.name ?? '',
    FullName: nameAndDepartment(record),
    Number1: record.Number1,
    Number2: record.Number2,
    Address: null,
  }),
  person: (record, records) => {
    const company = records.get('contact', idIn(record, 'Contact'));
    return {
      PersonId: record.PersonId,
      Firstname: record.Firstname,
      MiddleName: record.MiddleName,
      Lastname: record.Lastname,
      Title: record.Title,
      FullName: fullName(record),
      FormalName: fullName(record),
      Email: firstValue(record.Emails),
      MobilePhone: firstValue(record.MobilePhones),
      ContactId: idIn(record, 'Contact'),
      ContactName: company?.Name ?? '',
      ContactDepartment: company?.Department ?? '',
      ContactFullName: company ? nameAndDepartment(company) : '',
      Position: itemOf('perspos', idIn(record, 'Position'))?.name ?? '',
      Retired: record.Retired === true ? 1 : 0,
      CountryId: idIn(record, 'Country'),
      AssociateId: idIn(record, 'Associate'),
      PersonNumber: record.PersonNumber,
    };
  },
  sale: (record, records) => ({
    SaleId: record.SaleId,
    Title: record.Heading,
    Number: record.Number,
    Amount: record.Amount,
    Status: record.Status,
    SaleDate: record.Saledate,
    NextDueDate: record.NextDueDate,
    Probability: record.Probability,
    ContactId: idIn(record, 'Contact'),
    ContactName: records.get('contact', idIn(record, 'Contact'))?.Name ?? '',
    PersonId: idIn(record, 'Person'),
    ProjectId: idIn(record, 'Project'),
    AssociateId: idIn(record, 'Associate'),
    Completed: record.Completed,
  }),
  project: (record) => ({
    ProjectId: record.ProjectId,
    Name: record.Name,
    ProjectNumber: record.ProjectNumber,
    Description: record.Description,
    TypeId: idIn(record, 'ProjectType'),
    StatusId: idIn(record, 'ProjectStatus'),
    Type: itemOf('projtype', idIn(record, 'ProjectType'))?.name ?? '',
    Status: itemOf('projstatus', idIn(record, 'ProjectStatus'))?.name ?? '',
    AssociateId: idIn(record, 'Associate'),
    StartDate: record.StartDate,
  }),
  ticket: (record) => ({ TicketId: record.TicketId, Title: record.Title }),
};

/** `Flower House, Oslo`. */
export function nameAndDepartment(company: SoRecord): string {
  return [company.Name, company.Department].filter((part) => part).join(', ');
}

/** The first entry of a list of addresses or numbers. */
export function firstValue(elements: unknown): string {
  const [first] = Array.isArray(elements) ? (elements as SoRecord[]) : [];
  return String(first?.Value ?? '');
}
