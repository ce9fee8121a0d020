import {
  additional,
  choice,
  control,
  filters,
  foundBy,
  key,
  text,
  type Field,
  type FoundBy,
} from '../shared/operation';
import { findRecord } from './resources/externalId';

const shownIf = { field: 'findBy', is: 'externalId' };

const ways = control(
  'findBy',
  choice({
    id: ['id', 'ID', 'The ID that the record has in SuperOffice'],
    externalId: ['externalId', 'External ID', 'The ID that the record has in another system'],
  }),
  { label: 'Find By', starts: 'id', description: 'By which ID to find the record' },
);

const keys = [
  control('application', key(), {
    label: 'Application',
    shownIf,
    required: true,
    example: 'ERP',
    description: 'Name of the other system',
  }),
  control('keyName', key(), {
    label: 'Key Name',
    shownIf,
    required: true,
    example: 'customerId',
    description: 'Which ID of the other system it is',
  }),
  control('externalId', text(), {
    label: 'External ID',
    shownIf,
    required: true,
    example: 'C-10023',
    description: 'The ID that the record has there. Each is looked up once a run.',
  }),
];

const device = control('device', key(), {
  label: 'Device',
  shownIf,
  sameAs: 'application',
  description:
    'Only for applications with several devices or installations: the name of the one that the External ID belongs to. Default: the name of the application.',
});

/** The fields that name a record, and how its External ID is looked up. */
export interface NamedRecord {
  /** For a read. */
  fields: Field[];
  /** For a call that changes the record. */
  writeFields: Field[];
  foundBy: FoundBy;
}

/**
 * The ways to name the record of a call: the field with its ID, or its ID in another system, which
 * {@link findRecord} reads first. In: the table of the record, and its kind in words.
 * https://docs.superoffice.com/en/api/foreign-keys
 */
export function foundRecord(id: Field, { table, what }: { table: string; what: string }): NamedRecord {
  const all = [ways, { ...id, shownIf: { field: ways.name, is: 'id' } }, ...keys];
  return {
    fields: [...all, ...filters(device)],
    writeFields: [...all, ...additional(device)],
    foundBy: foundBy(findRecord, {
      if: shownIf,
      values: { recordType: table },
      with: { application: 'application', device: 'device', keyName: 'keyName', value: 'externalId' },
      key: 'externalId',
      gives: { [id.name]: 'RecordId' },
      what,
    }),
  };
}
