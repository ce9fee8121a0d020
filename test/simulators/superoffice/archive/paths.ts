import { superOfficeFacts } from '../../../documented';
import { associateWith } from '../state/records/associates';
import type { SoRecord } from '../state/records/blank';
import { customFieldsOf } from '../state/records/customFields';
import { codeOf } from '../state/records/customValues';
import type { KindName } from '../state/records/kinds';
import { idIn, linkedId } from '../state/records/references';
import { firstValue } from '../state/records/names';
import { COLUMNS } from './columns';
import type { Column } from './columns';
import type { ArchiveColumn } from './provider';

/** A column of a path: its value, and how it can be restricted. */
export interface PathColumn {
  type: string;
  read: Column;
}

/** Which record the first half of a path leads to: `contact/name`, `saleUdef/SuperOffice:1`. */
export function pathColumn(kind: KindName, path: string, typeOf: TypeOf): PathColumn | undefined {
  const slash = path.indexOf('/');
  const [start, rest] = [path.slice(0, slash).toLowerCase(), path.slice(slash + 1)];
  if (start === `${kind}udef` || start === `${kind}extra`) return customColumn(kind, rest);
  if (start === 'associate' || start === `${kind}associate`) return associateColumn(rest);
  if (start === 'email') return emailColumn(kind, path);
  if (start in OF_ADDRESS) return addressColumn(start, rest);
  const target = LINKS[kind]?.[start];
  return target ? linkedColumn(kind, target, rest, typeOf) : undefined;
}

/** The restriction type of a documented column of a kind's archive. */
export type TypeOf = (kind: KindName, column: string) => string | undefined;

type Target = 'contact' | 'person' | 'sale' | 'project';

/** Which records each kind refers to, by the first half of a path. */
const LINKS: Partial<Record<KindName, Record<string, Target>>> = {
  person: { contact: 'contact' },
  sale: { contact: 'contact', person: 'person', project: 'project' },
  ticket: { contact: 'contact', person: 'person', sale: 'sale', project: 'project' },
  appointment: { contact: 'contact', person: 'person', sale: 'sale', project: 'project' },
  document: { contact: 'contact', person: 'person', sale: 'sale', project: 'project' },
  projectMember: { contact: 'contact', person: 'person', project: 'project' },
  saleStakeholder: { contact: 'contact', person: 'person', sale: 'sale' },
};

const MEMBERS = { contact: 'Contact', person: 'Person', sale: 'Sale', project: 'Project' } as const;

function linkedColumn(kind: KindName, target: Target, rest: string, typeOf: TypeOf): PathColumn | undefined {
  const read = Object.entries(COLUMNS[target]).find(
    ([name]) => name.toLowerCase() === rest.toLowerCase(),
  )?.[1];
  const type = typeOf(target, rest);
  if (!read || type === undefined) return undefined;
  return {
    type,
    read: (record, records) => {
      const isCompanyOfRequest = kind === 'ticket' && target === 'contact';
      const id = isCompanyOfRequest ? records.companyOf(record) : linkedId(record, MEMBERS[target]);
      const linked = records.get(target, id);
      return linked ? read(linked, records) : null;
    },
  };
}

function customColumn(kind: KindName, name: string): PathColumn | undefined {
  const field = customFieldsOf(kind).find((row) => row.name.toLowerCase() === name.toLowerCase());
  if (!field) return undefined;
  const { restriction, comparable } = codeOf(field.type);
  return {
    type: restriction,
    read: (record) => comparable(String((record.CustomFields as SoRecord | null)?.[field.name] ?? '')),
  };
}

/** The columns of a kind's custom fields, as the description of an archive names them. */
export function customColumnsOf(kind: KindName): ArchiveColumn[] {
  return customFieldsOf(kind).map(({ name, label, type }) => ({
    name: `${kind}${name.startsWith('x_') ? 'Extra' : 'Udef'}/${name}`,
    type: codeOf(type).restriction,
    canOrder: true,
    label,
  }));
}

const OF_ASSOCIATE: Record<string, PathColumn> = {
  associateid: { type: 'associate', read: (record) => idIn(record, 'Associate') },
  fullname: { type: 'string', read: (record) => associateWith(idIn(record, 'Associate'))?.fullName ?? '' },
  name: { type: 'string', read: (record) => associateWith(idIn(record, 'Associate'))?.name ?? '' },
};

function associateColumn(name: string): PathColumn | undefined {
  return OF_ASSOCIATE[name.toLowerCase()];
}

const OF_ADDRESS: Record<string, Record<string, Column>> = {
  personemail: { emailaddress: (record) => firstValue(record.Emails) },
  phone: { formattednumber: (record) => firstValue(record.Phones) },
  personmobilephone: { formattednumber: (record) => firstValue(record.MobilePhones) },
  streetaddress: addressPart('Street'),
  postaddress: addressPart('Postal'),
};

/** A column of the first email address, in the archives whose pages have it. */
function emailColumn(kind: KindName, path: string): PathColumn | undefined {
  const { said } = superOfficeFacts().columns;
  const archive = Object.keys(said).find((name) => name.toLowerCase() === kind);
  const found = Object.entries(said[archive ?? ''] ?? {}).find(
    ([name]) => name.toLowerCase() === path.toLowerCase(),
  );
  return found && { type: found[1], read: (record) => firstValue(record.Emails) };
}

function addressColumn(start: string, rest: string): PathColumn | undefined {
  const read = OF_ADDRESS[start]?.[rest.toLowerCase()];
  return read && { type: 'string', read };
}

function addressPart(part: string): Record<string, Column> {
  const read =
    (name: string): Column =>
    (record) =>
      ((record.Address as SoRecord | null)?.[part] as SoRecord | undefined)?.[name] ?? '';
  return {
    line1: read('Address1'),
    zip: read('Zipcode'),
    city: read('City'),
    county: read('County'),
    state: read('State'),
  };
}
