import { KOMET_CUSTOMERS } from '../../../seed';
import { seededActivity } from './activitySeeds';
import { ASSOCIATES } from './associates';
import type { SoRecord } from './blank';
import { seededCustom } from './customFields';
import type { Kind, KindName } from './kinds';
import { seededLink } from './linkSeeds';
import { day, pick, stamps } from './seedParts';

/** How many records of each kind there are at the beginning; their ids count from 1. */
export const SUPEROFFICE_RECORDS: Record<KindName, number> = {
  contact: 60,
  person: 122,
  sale: 30,
  project: 10,
  ticket: 40,
  ticketMessage: 40,
  appointment: 40,
  document: 12,
  attachment: 3,
  selection: 2,
  product: 20,
  priceList: 2,
  projectMember: 20,
  saleStakeholder: 10,
  relation: 6,
  user: ASSOCIATES.length,
};

const TOWNS = ['Oslo', 'Bergen', 'Aalsmeer', 'Miami', 'Göteborg', 'Aarhus'];
const ENDINGS = ['AS', 'BV', 'Inc', 'AB', 'ApS'];
const COUNTRIES = [578, 528, 840, 752, 208];
const FIRST = ['Anna', 'Bjørn', 'Carla', 'Dag', 'Elin', 'Frank', 'Gerda', 'Hugo', 'Ida', 'Jon'];
const LAST = ['Lund', 'Berg', 'Vos', 'Smith', 'Nilsson', "O'Hara", 'Jensen', 'Garcia'];
const STATUSES = ['Open', 'Open', 'Sold', 'Lost', 'Stalled'];
/** The list items of those statuses. */
const STAGES = [1, 2, 4, 5, 3];

/** The records of a kind at the beginning; the same ones every time. */
export function seededRecords({ name }: Kind): SoRecord[] {
  const make = MAKERS[name] ?? ((number: number) => seededActivity(name, number) ?? seededLink(name, number));
  return Array.from({ length: SUPEROFFICE_RECORDS[name] }, (_, index) => {
    const record = make(index + 1);
    const custom = { ...seededCustom(name, index + 1), ...(record.CustomFields as SoRecord | undefined) };
    return { ...record, ...(Object.keys(custom).length > 0 ? { CustomFields: custom } : {}) };
  });
}

const MAKERS: Partial<Record<KindName, (number: number) => SoRecord>> = {
  contact: seededContact,
  person: seededPerson,
  sale: seededSale,
  project: seededProject,
  ticket: seededTicket,
};

/** The users, and all work for company 2. */
const USERS = ASSOCIATES.filter(({ personId }) => personId > 0);

/** The company that a person works for. */
export function companyOfPerson(person: number): number {
  const isUser = USERS.some(({ personId }) => personId === person);
  return isUser ? 2 : ((person - 1) % SUPEROFFICE_RECORDS.contact) + 1;
}

/** The first dozen have the names of Komet Sales' customers, one of them with an apostrophe. */
function seededContact(number: number): SoRecord {
  const known = KOMET_CUSTOMERS[number - 1];
  const name = known?.name ?? `Flower House ${number} ${pick(ENDINGS, number)}`;
  const town = pick(TOWNS, number);
  return {
    ContactId: number,
    Name: name,
    Department: number % 5 === 0 ? town : '',
    OrgNr: String(910_000_000 + number),
    Number1: `C-${10_000 + number}`,
    Number2: known?.code ?? '',
    Emails: [email(`office@company${number}.example`)],
    Phones: [phone(`+47 22 00 ${String(number).padStart(4, '0')}`)],
    Urls: [{ ...email(`https://company${number}.example`), Description: '' }],
    Associate: { AssociateId: 5 + (number % 3) },
    Business: { Id: 1 + (number % 4) },
    Category: { Id: 1 + (number % 4) },
    Country: { CountryId: pick(COUNTRIES, number) },
    NoMailing: number % 10 === 0,
    Address: addressIn(number, town),
    CustomFields: {
      'SuperOffice:1': `R${1 + (number % 7)}`,
      'SuperOffice:2': String(1 + (number % 4)),
      'SuperOffice:3': String(number % 9),
    },
    ...stamps(number),
  };
}

function seededPerson(number: number): SoRecord {
  const [first, last] = USERS.find(({ personId }) => personId === number)?.fullName.split(' ') ?? [
    pick(FIRST, number),
    pick(LAST, number),
  ];
  return {
    PersonId: number,
    Firstname: first,
    Lastname: last,
    Title: number % 2 === 0 ? 'Manager' : '',
    Contact: { ContactId: companyOfPerson(number) },
    Position: { Id: 1 + (number % 3) },
    Country: { CountryId: pick(COUNTRIES, companyOfPerson(number)) },
    PersonNumber: String(5000 + number),
    Emails: [email(`person${number}@company${companyOfPerson(number)}.example`)],
    MobilePhones: [phone(`+47 90 00 ${String(number).padStart(4, '0')}`)],
    Retired: number % 40 === 0,
    BirthDate: number % 8 === 0 ? day(number, '00:00:00').replace('2025', '1980') : '0001-01-01T00:00:00',
    Associate: { AssociateId: 5 + (number % 3) },
    CustomFields: { 'SuperOffice:1': `B${number}` },
    ...stamps(number),
  };
}

function seededSale(number: number): SoRecord {
  const status = pick(STATUSES, number);
  const amount = 1000 + number * 250.5;
  return {
    SaleId: number,
    Heading: `Flowers for season ${1 + (number % 4)}, order ${number}`,
    Number: String(20_000 + number),
    Amount: amount,
    Earning: Math.round(amount * 20) / 100,
    EarningPercent: 20,
    Status: status,
    Completed: status === 'Sold' || status === 'Lost' ? 'Completed' : 'Started',
    Rating: { Id: pick(STAGES, number) },
    Probability: { Open: 50, Sold: 100, Lost: 0, Stalled: 80 }[status] ?? 0,
    Saledate: day(number + 100, '00:00:00'),
    NextDueDate: day(number + 90, '00:00:00'),
    Contact: { ContactId: number },
    Person: { PersonId: number },
    Project: number % 3 === 0 ? { ProjectId: 1 + (number % 10) } : null,
    Currency: { Id: 1 + (number % 3) },
    SaleType: { Id: 1 + (number % 2) },
    Source: { Id: 1 + (number % 2) },
    Reason: status === 'Lost' ? { Id: 1 } : null,
    ReasonSold: status === 'Sold' ? { Id: 2 } : null,
    ReasonStalled: status === 'Stalled' ? { Id: 1 } : null,
    Associate: { AssociateId: 5 + (number % 3) },
    CustomFields: { 'SuperOffice:1': String(10 + number), 'SuperOffice:2': '2.5', x_sale: `EXT-${number}` },
    ...stamps(number),
  };
}

function seededProject(number: number): SoRecord {
  return {
    ProjectId: number,
    Name: `Flower Fair ${2020 + number}`,
    ProjectNumber: String(30_000 + number),
    ProjectStatus: { Id: 1 + (number % 3) },
    ProjectType: { Id: 1 + (number % 2) },
    Completed: number % 3 === 2,
    StartDate: day(number * 10, '00:00:00'),
    EndDate: day(number * 10 + 30, '00:00:00'),
    Description: `The fair of ${2020 + number}`,
    Associate: { AssociateId: 5 + (number % 3) },
    CustomFields: { 'SuperOffice:1': pick(TOWNS, number) },
    ...stamps(number),
  };
}

function seededTicket(number: number): SoRecord {
  const state = number % 4;
  const closed = day(number + 3, '11:00:00');
  return {
    TicketId: number,
    Title: `Question ${number} about a delivery`,
    CreatedAt: day(number, '10:20:30'),
    LastChanged: day(number + 3, '11:00:00'),
    ClosedAt: state === 0 ? closed : '0001-01-01T00:00:00',
    CreatedBy: { AssociateId: 6 },
    OwnedBy: { AssociateId: 5 + (number % 3) },
    Author: `person${number}@company${companyOfPerson(number)}.example`,
    Category: { TicketCategoryId: 1 + (number % 3) },
    Priority: { TicketPriorityId: 1 + (number % 3) },
    BaseStatus: state === 0 ? 'Closed' : 'Active',
    Status: { TicketStatusId: state === 0 ? 2 : 1 },
    TicketType: { TicketTypeId: 1 + (number % 2) },
    Slevel: 'External',
    Origin: 'Email',
    ReadStatus: 'Green',
    Person: { PersonId: number },
    CustomFields: { x_ordernumber: String(40_000 + number) },
  };
}

function email(value: string): SoRecord {
  return { Value: value, StrippedValue: '', Description: 'Office' };
}

function phone(value: string): SoRecord {
  return { Value: value, StrippedValue: value.replace(/\D/g, ''), Description: 'Office' };
}

function addressIn(number: number, town: string): SoRecord {
  const street = {
    AtypeIdx: 'ContactStreetAddress',
    Address1: `${number} Garden Street`,
    Address2: '',
    Address3: '',
    City: town,
    County: '',
    State: '',
    Zipcode: String(1000 + number),
    Formatted: '',
  };
  const postal = { ...street, AtypeIdx: 'ContactPostalAddress', Address1: `P.O. Box ${number}` };
  return {
    Wgs84Latitude: 0,
    Wgs84Longitude: 0,
    LocalizedAddress: [],
    Street: street,
    Postal: postal,
    Formatted: '',
  };
}
