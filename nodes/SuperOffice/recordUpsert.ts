import {
  control,
  findFirst,
  integer,
  key,
  member,
  record,
  text,
  type Field,
  type FindBy,
  type LookUpBy,
  type Operation,
} from '../shared/operation';
import { inAddress } from './fields';
import { findRecord, save } from './resources/externalId';

/** A key of a record: a field of its form, and the column of its list that the field equals. */
export interface RecordKey {
  name: string;
  label: string;
  column: string;
  /** The field; of a list of records, the member of the first one. */
  from: string;
  member?: string;
}

/** How records of a kind are found before they are created or updated. */
export interface UpsertOf {
  /** The record in words, and its table: "company", `contact`. */
  what: string;
  table: string;
  /** The field with its ID, here and in `update` and `get`, its label, and the list that it is picked from. */
  id: { name: string; label: string; list: string };
  /** The column of its list with the ID, and the member of the record. */
  column: string;
  idMember: string;
  /** Keys beside the External ID and the ID, in the usual order. */
  keys: RecordKey[];
  getMany: Operation;
  get: Operation;
  update: Operation;
  /** Fields that a new record needs. */
  toCreate: string[];
}

/** The External ID by which a record is looked for. */
const external = (what: string): Field =>
  control(
    'externalId',
    record(
      member('application', key(), {
        label: 'Application',
        example: 'ERP',
        description: 'Name of the other system. It is added to SuperOffice if it is new.',
      }),
      member('keyName', key(), {
        label: 'Key Name',
        example: 'customerId',
        description: 'Which ID of the other system it is',
      }),
      member('value', text(), {
        label: 'External ID',
        example: 'C-10023',
        description: 'The ID that the record has there',
      }),
      member('device', key(), {
        label: 'Device',
        description: 'Name of the device or installation of the application. Default: its own name.',
      }),
    ),
    {
      label: 'External ID',
      description: `The ID of the ${what} in another system. It is saved with a ${what} that is created or found by another key.`,
    },
  );

/** Fields of the read that finds a record by its External ID, and the members that fill them. */
const PARTS: Record<string, string | string[]> = {
  application: 'application',
  keyName: 'keyName',
  value: 'value',
  device: ['device', 'application'],
};

/** The parts of Create or Update that find the record. `fields` come before those of the form. */
export function upsertParts(
  of: UpsertOf,
): { keyFields: Field[] } & Pick<Operation, 'upsert' | 'follows' | 'repeats'> {
  const { what, table, id, column, idMember, keys, getMany, get, update, toCreate } = of;
  return {
    keyFields: [
      external(what),
      control(id.name, integer({ min: 1, max: 2_147_483_647, ...inAddress(id.list) }), {
        label: id.label,
        list: id.list,
        description: `The ID of a ${what} that is there. No new ${what} is created for it.`,
      }),
    ],
    repeats: ['externalId'],
    upsert: findFirst(update, {
      lookUps: [
        {
          name: 'externalId',
          label: 'External ID',
          read: findRecord,
          values: { recordType: table },
          by: Object.entries(PARTS).map(([field, each]) => ({ field, from: 'externalId', member: each })),
          key: { [id.name]: 'RecordId' },
          gone: { member: 'Deleted', above: 0 },
        },
        { ...inList(getMany, { name: 'id', label: 'ID', column, from: id.name }, 'equals'), assigned: true },
        ...keys.map((each) => inList(getMany, each, 'is')),
      ],
      key: { [id.name]: column },
      oldest: column,
      fills: get,
      toCreate,
    }),
    follows: {
      operation: save,
      given: 'externalId',
      values: { recordType: table, createIfMissing: true },
      with: { recordId: idMember },
      what: { record: what, added: 'External ID' },
    },
  };
}

const inList = (
  read: Operation,
  { name, label, column, from, member: of }: RecordKey,
  operator: string,
): FindBy => {
  const by: LookUpBy = { from, field: 'conditions', row: { column, operator, value: '{value}' } };
  return { name, label, read, by: [of === undefined ? by : { ...by, member: of }] };
};
