import {
  additional,
  boolean,
  filters,
  integer,
  key,
  path,
  query,
  type Field,
  type Refusal,
} from '../shared/operation';

/**
 * The query parameters of SuperOffice's own pages that have the ID of a record, by the list of such records. The screens of
 * requests have a spelling of their own.
 * https://docs.superoffice.com/en/customization/soprotocol/navigation-points.html
 */
const IN_ADDRESS: Record<string, readonly string[]> = {
  searchCompanies: ['contact_id'],
  searchPeople: ['person_id'],
  searchSales: ['sale_id'],
  searchProjects: ['project_id'],
  searchAppointments: ['appointment_id'],
  searchDocuments: ['document_id'],
  searchSelections: ['selection_id'],
  searchRequests: ['ticket_id', 'ticketId'],
};

/** How IDs from a list may be given as an address too; nothing for other lists. */
export function inAddress(list: string | undefined): { inAddress?: readonly string[] } {
  const parameters = list === undefined ? undefined : IN_ADDRESS[list];
  return parameters === undefined ? {} : { inAddress: parameters };
}

/** The ID of a record in the path of its call. `list`: the list that it can be picked from, if there is one. */
export const recordId = (name: string, label: string, list?: string): Field =>
  path(name, integer({ min: 1, max: 2_147_483_647, ...inAddress(list) }), {
    label,
    wire: 'id',
    required: true,
    ...(list === undefined ? {} : { list }),
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

/** A switch of calls that save a request or a message. */
export const withNotifications = additional(
  query('notify', boolean(), {
    label: 'Notify Users',
    description: 'Whether SuperOffice notifies users, as it does when one of them saves it',
  }),
);

/**
 * The fields that ask whether a record can have a number. The pages call the ID of the record contactId, whatever it is.
 * https://docs.superoffice.com/en/api/reference/restful/rest/Project/v1ProjectEntity_IsNumberValid.html
 */
export const numberToCheck = (name: string, label: string, list: string): Field[] => [
  path('number', key(), { label: 'Number', required: true, example: '10023' }),
  ...filters(
    path(name, integer({ min: 0, max: 2_147_483_647, ...inAddress(list) }), {
      label,
      wire: 'contactId',
      list,
      otherwise: 0,
      description:
        'The record that is to have the number, if it exists. Without it, the number is for a new one.',
    }),
  ),
];

/** The ID of one of two records in the path of a call. */
export const otherRecordId = (
  name: string,
  label: string,
  list: string,
  { wire, description }: { wire: string; description?: string },
): Field => ({
  ...recordId(name, label, list),
  wire,
  description,
});

/** The choices of a merge. Without them SuperOffice keeps the record that stays as it is. */
export const emptyOnTarget = (...others: Field[]): Field[] =>
  additional(
    ...others,
    query('replaceEmptyFieldsOnDestination', boolean(), {
      label: 'Fill Empty Fields',
      description: 'Whether the record that stays gets values of the other one in its empty fields',
    }),
  );

/** https://community.superoffice.com/en/support-faqs/faq/why-is-the-merge-companies-button-greyed-out-when-i-try-to-merge-companies */
export const linkedToErp = (what: string): Refusal => ({
  if: { member: 'ActiveErpLinks', above: 0 },
  message: `This ${what} is linked to an ERP system, so it can’t be merged into another one. Remove the link first.`,
});
