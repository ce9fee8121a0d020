import { associateCarrier } from './associates';
import { blank } from './blank';
import type { SoRecord } from './blank';
import { attachmentIdsOf, isOwner, messagesOf } from './family';
import { KINDS } from './kinds';
import type { KindName } from './kinds';
import { firstValue, fullName, itemName, nameAndDepartment } from './names';
import type { Records } from './records';
import { idIn } from './references';

/** The short carrier of a record, as others refer to it. */
export function summaryOf(records: Records, kind: KindName, record: SoRecord): SoRecord {
  const type = KINDS[kind].rest;
  const carrier = blank(type);
  const links = 'ActiveErpLinks' in carrier ? { ActiveErpLinks: records.linksOf(kind, record) } : {};
  return { ...carrier, ...SUMMARIES[kind]?.(record, records), ...links };
}

type Summary = (record: SoRecord, records: Records) => SoRecord;

const SUMMARIES: Partial<Record<KindName, Summary>> = {
  contact: (record, records) => ({
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
    CountryName: itemName('country', idIn(record, 'Country')),
    BusinessName: itemName('business', idIn(record, 'Business')),
    CategoryName: itemName('category', idIn(record, 'Category')),
    FullName: nameAndDepartment(record),
    IsOwnerContact: isOwner(records, Number(record.ContactId)),
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
      Position: itemName('perspos', idIn(record, 'Position')),
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
    Type: itemName('projtype', idIn(record, 'ProjectType')),
    Status: itemName('projstatus', idIn(record, 'ProjectStatus')),
    AssociateId: idIn(record, 'Associate'),
    StartDate: record.StartDate,
  }),
  ticket: (record, records) => ({
    TicketId: record.TicketId,
    Title: record.Title,
    CreatedAt: record.CreatedAt,
    LastChanged: record.LastChanged,
    Author: record.Author,
    BaseStatus: record.BaseStatus,
    Slevel: record.Slevel,
    Origin: record.Origin,
    ReadStatus: record.ReadStatus,
    PersonId: idIn(record, 'Person'),
    ContactId: records.companyOf(record),
    CategoryId: idIn(record, 'Category'),
    PriorityId: idIn(record, 'Priority'),
    NumMessages: messagesOf(records, Number(record.TicketId)).length,
  }),
  ticketMessage: (record, records) => {
    const person = records.get('person', idIn(record, 'Person'));
    const company = person && records.get('contact', idIn(person, 'Contact'));
    return {
      TicketMessageId: record.EjMessageId,
      CreatedAt: record.CreatedAt,
      CreatedBy: idIn(record, 'CreatedBy'),
      ChangedAt: record.ChangedAt,
      Slevel: record.Slevel,
      Important: record.Important,
      Author: record.Author,
      PersonId: idIn(record, 'Person'),
      PersonFullName: person ? fullName(person) : '',
      ContactId: person ? idIn(person, 'Contact') : 0,
      ContactName: company?.Name ?? '',
      ContactDepartment: company?.Department ?? '',
      NumAttachments: attachmentIdsOf(record).length,
      EmailHeader: record.EmailHeader,
      Language: record.Language,
    };
  },
  appointment: (record, records) => {
    const person = records.get('person', idIn(record, 'Person'));
    return {
      AppointmentId: record.AppointmentId,
      StartDate: record.StartDate,
      EndDate: record.EndDate,
      ActiveDate: record.ActiveDate,
      Type: record.Type,
      Title: record.Title,
      Agenda: record.Agenda,
      InternalNotes: record.InternalNotes,
      Description: record.Description,
      Location: record.Location,
      Completed: record.Completed,
      Private: record.Private,
      Task: itemName('task', idIn(record, 'Task')),
      TaskId: idIn(record, 'Task'),
      PriorityId: idIn(record, 'Priority'),
      PriorityName: itemName('priority', idIn(record, 'Priority')),
      AssociateId: idIn(record, 'Associate'),
      AssociateName: associateCarrier(idIn(record, 'Associate'))?.Name ?? '',
      AssociateFullName: associateCarrier(idIn(record, 'Associate'))?.FullName ?? '',
      ContactId: idIn(record, 'Contact'),
      ContactName: records.get('contact', idIn(record, 'Contact'))?.Name ?? '',
      PersonId: idIn(record, 'Person'),
      PersonFullName: person ? fullName(person) : '',
      ProjectId: idIn(record, 'Project'),
      ProjectName: records.get('project', idIn(record, 'Project'))?.Name ?? '',
      SaleId: idIn(record, 'Sale'),
      SaleName: records.get('sale', idIn(record, 'Sale'))?.Heading ?? '',
      MotherId: record.MotherId,
    };
  },
};
