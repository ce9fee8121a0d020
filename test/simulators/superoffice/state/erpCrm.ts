import { linkedCompany } from './erpSeeds';
import type { CrmRecord, CrmType, Values } from './erpTypes';
import type { Part } from './part';
import type { SoRecord } from './records/blank';
import type { KindName } from './records/kinds';
import { idIn } from './records/references';
import type { Records } from './records/records';
import { firstValue } from './records/names';
import { EMPTY_DATE } from './records/zones';

/** How a field of ErpSync is read from a record, and which members a new value changes. */
interface Access {
  read(record: SoRecord): string;
  write(value: string, record: SoRecord): SoRecord;
}

/** The user as whom ErpSync changes records. */
const SYSTEM_USER = 9;

const KIND_OF: Record<CrmType, KindName> = {
  Contact: 'contact',
  Person: 'person',
  Project: 'project',
  Sale: 'sale',
};

/**
 * The records of SuperOffice as ErpSync reads and writes them: by its own field keys, values encoded. Thousands of linked
 * companies are there for ErpSync alone: those of the seed, which are made up when somebody reads them.
 */
export class CrmRecords implements Part {
  private readonly madeUp = new Map<number, Values | null>();

  constructor(private readonly records: Records) {}

  reset(): void {
    this.madeUp.clear();
  }

  /** Adds a company that only ErpSync knows. */
  seedCompany(id: number): void {
    this.madeUp.set(id, null);
  }

  has(type: CrmType, id: number): boolean {
    const record = this.record({ type, id });
    return record ? record.Deleted !== 1 : type === 'Contact' && this.madeUp.has(id);
  }

  /** The value of a field; blank if there is none. */
  value(type: CrmType, id: number, key: string): string {
    const record = this.record({ type, id });
    if (record) return FIELDS[type][key]?.read(record) ?? '';
    return (type === 'Contact' ? this.madeUpValues(id)?.[key] : undefined) ?? '';
  }

  setValue(type: CrmType, id: number, key: string, value: string): void {
    const record = this.record({ type, id });
    if (!record) {
      const values = this.madeUpValues(id);
      if (values) values[key] = value;
      return;
    }
    const members = FIELDS[type][key]?.write(value, record);
    if (members) this.records.change(KIND_OF[type], id, members, SYSTEM_USER);
  }

  private madeUpValues(id: number): Values | undefined {
    const values = this.madeUp.get(id);
    if (values !== null) return values;
    const made = linkedCompany(id);
    this.madeUp.set(id, made);
    return made;
  }

  /** The company of a person; 0 if there is none. */
  companyOf(person: number): number {
    const record = this.records.get('person', person);
    return record ? idIn(record, 'Contact') : 0;
  }

  private record({ type, id }: CrmRecord): SoRecord | undefined {
    return this.records.get(KIND_OF[type], id);
  }

  /** Companies that ErpSync changed. */
  snapshot(): unknown {
    return Object.fromEntries([...this.madeUp].filter(([, values]) => values !== null));
  }
}

const text = (member: string): Access => ({
  read: (record) => String(record[member] ?? ''),
  write: (value) => ({ [member]: value }),
});

/** The first entry of a list of numbers or addresses. */
const first = (member: string): Access => ({
  read: (record) => firstValue(record[member]),
  write: (value, record) => {
    const [, ...others] = Array.isArray(record[member]) ? (record[member] as SoRecord[]) : [];
    const entry = { Value: value, StrippedValue: value.replace(/\D/g, ''), Description: '' };
    return { [member]: value === '' ? others : [entry, ...others] };
  },
});

/** A list item, by its id. */
const item = (member: string, id: string): Access => ({
  read: (record) => String((record[member] as SoRecord | null)?.[id] || ''),
  write: (value) => ({ [member]: value === '' ? null : { [id]: Number(value) } }),
});

/** 1980-01-25T00:00:00 travels as [DT:01/25/1980 00:00:00.0000000]. */
const day = (member: string): Access => ({
  read: (record) => {
    const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(String(record[member] ?? '')) ?? [];
    return year === undefined || year === '0001' ? '' : `[DT:${month}/${date}/${year} 00:00:00.0000000]`;
  },
  write: (value) => {
    const [, month, date, year] = /^\[DT?:(\d\d)\/(\d\d)\/(\d{4})/.exec(value) ?? [];
    return { [member]: year === undefined ? EMPTY_DATE : `${year}-${month}-${date}T00:00:00` };
  },
});

const addressPart = (kind: 'Street' | 'Postal', member: string): Access => ({
  read: (record) => String(((record.Address as SoRecord | null)?.[kind] as SoRecord | null)?.[member] ?? ''),
  write: (value, record) => {
    const address = record.Address as SoRecord | null;
    return { Address: { ...address, [kind]: { ...(address?.[kind] as SoRecord | null), [member]: value } } };
  },
});

const ADDRESS: Record<string, string> = {
  AD1: 'Address1',
  AD2: 'Address2',
  AD3: 'Address3',
  ZIP: 'Zipcode',
  CITY: 'City',
  COUNTY: 'County',
  STATE: 'State',
};

const address = (): Record<string, Access> =>
  Object.fromEntries(
    Object.entries(ADDRESS).flatMap(([key, member]) => [
      [`STREET${key}`, addressPart('Street', member)],
      [`POSTAL${key}`, addressPart('Postal', member)],
    ]),
  );

/** The fields that ErpSync proposes for mapping, by kind of record (the linking guide's field keys). */
const FIELDS: Record<CrmType, Partial<Record<string, Access>>> = {
  Contact: {
    NAME: text('Name'),
    NUMBER1: text('Number1'),
    NUMBER2: text('Number2'),
    DEPARTMENT: text('Department'),
    PHONE: first('Phones'),
    FAX: first('Faxes'),
    EMAIL: first('Emails'),
    URL: first('Urls'),
    COUNTRY: item('Country', 'CountryId'),
    VATNO: text('OrgNr'),
    ...address(),
  },
  Person: {
    FIRSTNAME: text('Firstname'),
    MIDDLENAME: text('MiddleName'),
    LASTNAME: text('Lastname'),
    TITLE: text('Title'),
    NUMBER: text('PersonNumber'),
    EMAIL: first('Emails'),
    POSITION: item('Position', 'Id'),
    BIRTHDATE: day('BirthDate'),
    URL: first('Urls'),
    PHONE_DIRECT: first('OfficePhones'),
    PHONE_PRIVATE: first('PrivatePhones'),
    PHONE_MOBILE: first('MobilePhones'),
    PHONE_OTHER: first('OtherPhones'),
  },
  Project: {
    NAME: text('Name'),
    TEXT: text('Description'),
    NUMBER: text('ProjectNumber'),
    URL: first('Urls'),
    ENDDATE: day('EndDate'),
  },
  Sale: {},
};

/** Whether ErpSync knows a field of a kind of record. */
export function isCrmField(type: CrmType | 'Unknown', key: string): boolean {
  return type !== 'Unknown' && FIELDS[type][key] !== undefined;
}
