import { boolean, filters, integer, path, query, type Field } from '../shared/operation';

/** The ID of a record in the path of its call. `list`: the list that it can be picked from. */
export const recordId = (name: string, label: string, list: string): Field =>
  path(name, integer({ min: 1, max: 2_147_483_647 }), {
    label,
    wire: 'id',
    required: true,
    list,
    example: '23',
  });

/** A switch of reads that bring one record. */
export const withExternalIds = filters(
  query('fk', boolean(), {
    label: 'Include External IDs',
    description:
      'Whether ExtraFields also gets the external IDs of the record, named application.device.key. Turn Simplify off to see them.',
  }),
);
