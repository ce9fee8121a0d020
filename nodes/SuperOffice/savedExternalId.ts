import { boolean, control, key, member, record, text, type Field, type FollowUp } from '../shared/operation';
import { save } from './resources/externalId';

/** A kind of record whose create and update save an External ID too. */
export interface OfTable {
  /** The name of its table, for external IDs. */
  table: string;
  /** The member with the ID of the record in an answer. */
  id: string;
  /** The record in words: "company". */
  what: string;
}

/**
 * Adds to the form of a create or an update a section with an External ID, which is saved after the record:
 * `...external({ fields: createFields(form) })`.
 * https://docs.superoffice.com/en/api/foreign-keys
 */
export const savedExternalId =
  ({ table, id, what }: OfTable) =>
  <T extends { fields: Field[] }>(parts: T): T & { follows: FollowUp } => ({
    ...parts,
    fields: [
      ...parts.fields,
      control(
        'saveExternalId',
        record(
          member('application', key(), {
            label: 'Application',
            example: 'ERP',
            description: 'Name of the other system',
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
          member('deviceIdentifier', key(), {
            label: 'Device Identifier',
            description: 'Needed if several devices have one name. Default: the name of the device.',
          }),
          member('createIfMissing', boolean(), {
            label: 'Create Application If Missing',
            description: 'Whether to create the application and its device first, unless they are there',
          }),
        ),
        {
          label: 'External ID to Save',
          description:
            'ID of the record in another system. It is saved after the record; if that fails, the item says so and has the record.',
        },
      ),
    ],
    follows: {
      operation: save,
      given: 'saveExternalId',
      values: { recordType: table },
      with: { recordId: id },
      what: { record: what, added: 'External ID' },
    },
  });
