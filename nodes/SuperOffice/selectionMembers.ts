import {
  body,
  done,
  filters,
  http,
  integer,
  key,
  links,
  list,
  operation,
  query,
  rows,
  shared,
  text,
  type Field,
  type Operation,
} from '../shared/operation';
import { recordId as recordNumber } from './erpFields';
import { recordId } from './fields';
import { restPage } from './page';

const page = (operationId: string) => restPage('Selection', operationId);

const ofSelection: Field = {
  ...recordId('selectionId', 'Selection ID', 'searchSelections'),
  wire: 'selectionId',
};

/** Lists the members of a selection, with the columns that SuperOffice shows. */
export const getMembers = operation({
  resource: 'selection',
  operation: 'getMembers',
  name: 'Get Members',
  action: 'Get members of selection',
  description: 'Get the members of a selection, static or dynamic',
  ...page('v1SelectionEntity_GetSelectionMembersArchiveRows'),
  call: http('GET', '/api/v1/Selection/{selectionId}/Members', 'basic'),
  effect: 'read',
  walk: links('odata.nextLink'),
  fields: [
    ofSelection,
    ...filters(
      query('columns', list(key()), {
        label: 'Columns',
        wire: '$select',
        example: 'name, contactId',
        description:
          'Columns to read instead of those that SuperOffice shows: separated by commas, or an array',
      }),
    ),
  ],
  result: rows('value', { PrimaryKey: integer(), EntityName: text() }),
});

const ONLY_STATIC = 'Only a static selection has members that are added and removed';

/** Settings that the calls about members by their IDs share. Many items travel in one call. */
const byIds = {
  resource: 'selection',
  effect: 'idempotent',
  fields: [
    { ...ofSelection, description: ONLY_STATIC },
    body('recordIds', list(recordNumber()), {
      label: 'Record IDs',
      wire: '',
      required: true,
      example: '12, 15',
      description: 'IDs of sales, projects or other members: one, several separated by commas, or an array',
    }),
  ],
  batch: { collects: 'recordIds', verdict: shared('recordId') },
  result: done(),
} satisfies Partial<Operation>;

/** Adds members that are no companies or people. */
export const addMembers = operation({
  ...byIds,
  operation: 'addMembers',
  name: 'Add Members',
  action: 'Add members to selection',
  description:
    'Add sales, projects or other records to a static selection. For companies and people, use Add Companies and Add People.',
  ...page('v1SelectionEntity_AddSelectionMembers'),
  call: http('POST', '/api/v1/Selection/{selectionId}/Members/Add', 'basic'),
});

/** Removes members by the IDs of their records. */
export const removeMembers = operation({
  ...byIds,
  operation: 'removeMembers',
  name: 'Remove Members',
  action: 'Remove members from selection',
  description:
    'Remove sales, projects, companies or other records from a static selection. The records stay.',
  ...page('v1SelectionEntity_RemoveSelectionMembersById'),
  call: http('POST', '/api/v1/Selection/{selectionId}/Members/Remove', 'basic'),
});

/** Settings that the calls about companies and people share. Many items travel in one call. In: the IDs that they take. */
const byPeople = (of: 'company' | 'person') => {
  const name = `${of}Ids`;
  const [label, wire, example] =
    of === 'company' ? ['Company IDs', '[].ContactId', '23, 24'] : ['Person IDs', '[].PersonId', '41, 42'];
  return {
    resource: 'selection',
    effect: 'idempotent',
    fields: [
      { ...ofSelection, description: ONLY_STATIC },
      body(name, list(recordNumber()), {
        label,
        wire,
        required: true,
        example,
        description: 'One ID, several separated by commas, or an array',
      }),
    ],
    batch: { collects: name, verdict: shared(`${of}Id`) },
    result: done(),
  } satisfies Partial<Operation>;
};

/** Adds companies. */
export const addCompanies = operation({
  ...byPeople('company'),
  operation: 'addCompanies',
  name: 'Add Companies',
  action: 'Add companies to selection',
  description: 'Add companies to a static selection. Remove Members removes them.',
  ...page('v1SelectionEntity_AddContactSelectionMembers'),
  call: http('POST', '/api/v1/Selection/{selectionId}/Members/AddPerson', 'basic'),
});

/** Adds people. */
export const addPeople = operation({
  ...byPeople('person'),
  operation: 'addPeople',
  name: 'Add People',
  action: 'Add people to selection',
  description: 'Add people with their companies to a static selection',
  ...page('v1SelectionEntity_AddContactSelectionMembers'),
  call: http('POST', '/api/v1/Selection/{selectionId}/Members/AddPerson', 'basic'),
});

/** Removes people. */
export const removePeople = operation({
  ...byPeople('person'),
  operation: 'removePeople',
  name: 'Remove People',
  action: 'Remove people from selection',
  description: 'Remove people from a static selection. The people stay in SuperOffice.',
  ...page('v1SelectionEntity_RemoveContactSelectionMembers'),
  call: http('POST', '/api/v1/Selection/{selectionId}/Members/RemovePerson', 'basic'),
});
