import { atLeastOne, http, integer, one, operation, text, type Resource } from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId } from '../fields';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { ContactRelationEntity } from '../types/relation';

export const resource: Resource = {
  value: 'relation',
  name: 'Relation',
  description: 'Relations between companies and people, such as "is a subsidiary of"',
};

/** The columns of the list of relations (archive Relation) that users filter by. */
const columns = {
  number: ['relationId', 'relationDefinitionId', 'direction', 'contactId', 'personId'],
  text: [
    'relationName',
    'reversedName',
    'relationComment',
    'contactName',
    'contactDepartment',
    'contactFullName',
    'fullName',
    'firstName',
    'lastName',
    'title',
    'personEmail',
  ],
  list: ['contactCategory'],
  user: ['associateId'],
};

const relationId = recordId('relationId', 'Relation ID', 'searchRelations');

const named = { writeFields: [relationId] };

/** A relation in an answer, and what Simplify keeps of it. */
const relation = one(ContactRelationEntity, '', {
  simplify: [
    'RelationId',
    'SourceContactId',
    'SourceContactName',
    'SourcePersonId',
    'SourcePersonName',
    'ActiveText',
    'PassiveText',
    'DestinationContactId',
    'DestinationContactName',
    'DestinationPersonId',
    'DestinationPersonName',
    'RelationDefinitionId',
    'Comment',
    'CreatedDate',
    'UpdatedDate',
  ],
});

/** Reads one relation. */
export const get = operation({
  resource: 'relation',
  operation: 'get',
  name: 'Get',
  action: 'Get relation',
  description: 'Get a relation with both of its ends',
  ...restPage('Relation', 'v1ContactRelationEntity_GetContactRelationEntity'),
  call: http('GET', '/api/v1/Relation/{id}', 'basic'),
  effect: 'read',
  fields: [relationId],
  result: relation,
});

/** Lists relations. */
export const getMany = operation({
  resource: 'relation',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many relations',
  description: 'Get relations that meet your conditions',
  ...restPage('Relation', 'v1ContactRelationEntity_GetAll'),
  call: http('GET', '/api/v1/Relation', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'relationId',
    columns,
    kinds: ['relation', 'retired', 'stop'],
    shown: {
      relationId: integer(),
      relationName: text(),
      reversedName: text(),
      relationDefinitionId: integer(),
      direction: integer(),
      contactId: integer(),
      contactName: text(),
      personId: integer(),
      fullName: text(),
      relationComment: text(),
    },
  }),
});

const form: RecordForm = {
  type: ContactRelationEntity,
  top: [
    'relationDefinitionId',
    'sourceContactId',
    'sourcePersonId',
    'destinationContactId',
    'destinationPersonId',
    'comment',
  ],
  more: ['reversed'],
  required: ['relationDefinitionId'],
  change: {
    relationDefinitionId: { label: 'Relation Type ID', list: 'searchRelationTypes' },
    sourceContactId: { list: 'searchCompanies' },
    sourcePersonId: { list: 'searchPeople' },
    destinationContactId: { list: 'searchCompanies' },
    destinationPersonId: { list: 'searchPeople' },
  },
};

/** What the calls that save or delete one share. */
const kind = {
  resource: 'relation',
  what: 'relation',
  rest: 'Relation',
  type: 'ContactRelationEntity',
  named,
  id: 'relationId',
};

/** Creates a relation. */
export const create = createOf({
  ...kind,
  form,
  description: 'Create a relation from one company or person to another',
  lookUp: 'Company: Get Related with the relations of the company shows whether it was created.',
  rules: [
    atLeastOne('sourceContactId', 'sourcePersonId'),
    atLeastOne('destinationContactId', 'destinationPersonId'),
  ],
  result: relation,
});

/** Changes what is given of a relation. */
export const update = updateOf({
  ...kind,
  form,
  get,
  description: 'Change a relation. Fields that you leave out keep their values.',
  result: relation,
});

/** Deletes a relation. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete a relation. The companies and people stay.',
  warning: 'This deletes the relation for good.',
});
