import {
  boolean,
  choice,
  deleted,
  http,
  integer,
  moment,
  one,
  operation,
  path,
  rows,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId } from '../fields';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, updateOf } from '../recordOperations';
import { DuplicateEntry } from '../types/duplicate';
import { SelectionEntity } from '../types/selection';

export const resource: Resource = {
  value: 'selection',
  name: 'Selection',
  description: 'Lists of companies, people, sales or other records that users keep, and saved searches',
};

export * from '../selectionMembers';

const page = (operationId: string) => restPage('Selection', operationId);

const named = recordId('selectionId', 'Selection ID', 'searchSelections');

/** A selection in an answer, and what Simplify keeps of it. */
const selection = one(SelectionEntity, '', {
  simplify: [
    'SelectionId',
    'Name',
    'Description',
    'SelectionType',
    'TargetTableName',
    'MemberCount',
    { Category: 'SelectionCategory.Value', Associate: 'Associate.FullName' },
    'IncludePerson',
    'CompanyUnique',
    'Completed',
    'LastMembershipChange',
    'CreatedDate',
    'UpdatedDate',
  ],
});

/** Reads one selection. */
export const get = operation({
  resource: 'selection',
  operation: 'get',
  name: 'Get',
  action: 'Get selection',
  description: 'Get a selection. Get Members lists what is in it.',
  ...page('v1SelectionEntity_GetSelectionEntity'),
  call: http('GET', '/api/v1/Selection/{id}', 'basic'),
  effect: 'read',
  fields: [named],
  result: selection,
});

/** Lists selections (archive FindSelection). */
export const getMany = operation({
  resource: 'selection',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many selections',
  description: 'Get selections that meet your conditions',
  ...page('v1SelectionEntity_GetAll'),
  call: http('GET', '/api/v1/Selection', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'selectionId',
    columns: {
      number: ['selectionId', 'memberCount'],
      text: ['name'],
      list: ['type', 'kind', 'targetTableNumber', 'combinationType', 'visibleFor'],
      switch: ['done'],
      user: ['associateId', 'registeredBy', 'updatedBy', 'lastLoadedBy', 'lastMembershipChangeBy'],
      day: ['registeredDate', 'updatedDate', 'lastLoaded', 'lastMembershipChange'],
    },
    shown: {
      selectionId: integer(),
      name: text(),
      type: text(),
      kind: text(),
      targetTableNumber: text(),
      memberCount: integer(),
      associateId: text(),
      done: boolean(),
      lastMembershipChange: moment(),
      registeredDate: moment(),
      updatedDate: moment(),
    },
  }),
});

/** Kinds of records that a selection may have, by the numbers of their tables. https://docs.superoffice.com/en/database/ */
const memberKind = choice({
  company: [5, 'Companies and People'],
  appointment: [9, 'Appointments'],
  document: [10, 'Documents'],
  project: [11, 'Projects'],
  projectMember: [12, 'Project Members'],
  sale: [13, 'Sales'],
  request: [262, 'Requests'],
});

/** The form of an update. */
const form: RecordForm = {
  type: SelectionEntity,
  top: [
    'name',
    'description',
    'selectionCategory.id',
    'associate.associateId',
    'includePerson',
    'companyUnique',
    'completed',
  ],
  more: [
    'postit',
    'leftSelectionId',
    'rightSelectionId',
    'selectionUnionType',
    'visibleFor',
    'source',
    'chartKey',
  ],
  references: {
    'selectionCategory.id': {
      name: 'selectionCategoryId',
      label: 'Category ID',
      list: 'searchSelectionCategories',
    },
    'associate.associateId': {
      name: 'associateId',
      label: 'Owner ID',
      list: 'searchUsers',
      description: 'The user who owns the selection',
    },
  },
  change: {
    includePerson: {
      label: 'People of a Company',
      type: choice({
        first: [0, 'First Person'],
        all: [1, 'All People'],
        none: [2, 'No People'],
      }),
      description: 'Which people of a company belong to a member',
    },
    companyUnique: { description: 'Whether each company is a member only once' },
    leftSelectionId: { description: 'For a combined selection: its first part' },
    rightSelectionId: { description: 'For a combined selection: its second part' },
    selectionUnionType: {
      label: 'Combination',
      description: 'For a combined selection: how to combine them',
    },
  },
  required: ['name'],
};

/** The form of a create. What kind of members a selection has never changes. */
const newForm: RecordForm = {
  ...form,
  top: ['name', 'targetTableNumber', 'selectionType', ...form.top.slice(1)],
  change: {
    ...form.change,
    targetTableNumber: { label: 'Members', type: memberKind, description: 'What kind of records it has' },
    selectionType: {
      label: 'Selection Type',
      description: 'Static has the members that you add, dynamic has what meets its criteria',
    },
  },
  required: ['name', 'targetTableNumber', 'selectionType'],
};

/** What the calls that save or delete one share. */
const kind = {
  resource: 'selection',
  what: 'selection',
  rest: 'Selection',
  type: 'SelectionEntity',
  named: { writeFields: [named] },
  id: 'selectionId',
};

/** Creates a selection. */
export const create = createOf({
  ...kind,
  form: newForm,
  description: 'Create a selection without members',
  lookUp: 'Selection: Get Many with the name shows whether it was created.',
  result: selection,
});

/** Changes what is given of a selection. */
export const update = updateOf({
  ...kind,
  form,
  get,
  description: 'Change a selection. Fields that you leave out keep their values.',
  result: selection,
});

/** Deletes a selection. */
export const remove = operation({
  resource: 'selection',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete selection',
  description: 'Delete a selection. Its members stay in SuperOffice.',
  ...page('v1SelectionEntity_DeleteSelectionEntity'),
  call: http('DELETE', '/api/v1/Selection/{selectionEntityId}', 'basic'),
  effect: 'idempotent',
  warning: 'This deletes the selection and the list of its members. The members themselves stay.',
  fields: [{ ...named, wire: 'selectionEntityId' }],
  serializeBy: ['selectionId'],
  result: deleted(),
});

/** Finds selections of the same or a similar name. */
export const findDuplicates = operation({
  resource: 'selection',
  operation: 'findDuplicates',
  name: 'Find Duplicates',
  action: 'Find duplicates of selection',
  description: 'Get selections whose name is the same or similar',
  ...page('v1SelectionEntity_GetDuplicates'),
  call: http('GET', '/api/v1/Selection/Duplicates/{name}', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [path('name', text(), { label: 'Name', required: true, example: 'Newsletter' })],
  result: rows('', DuplicateEntry),
});
