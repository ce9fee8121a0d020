import {
  atLeastOne,
  boolean,
  http,
  integer,
  moment,
  one,
  operation,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId } from '../fields';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { ProjectMember } from '../types/project';

export const resource: Resource = {
  value: 'projectMember',
  name: 'Project Member',
  description: 'People and companies that take part in a project',
};

/** The columns of the list of project members (archive ProjectMember) that users filter by. */
const columns = {
  number: ['projectMemberId', 'projectId', 'contactId', 'personId'],
  text: ['person/fullName', 'contact/name', 'infoText'],
  list: ['function', 'eventParticipantStatus'],
  moment: ['registered', 'updated'],
  switch: ['hasInfoText'],
};

const projectMemberId = recordId('projectMemberId', 'Project Member ID', 'searchProjectMembers');

const named = { writeFields: [projectMemberId] };

/** A member in an answer, and what Simplify keeps of it. */
const member = one(ProjectMember, '', {
  simplify: [
    'ProjectmemberId',
    'ProjectId',
    'ProjectName',
    'ContactId',
    'ContactName',
    'PersonId',
    'FullName',
    'ProjectMemberTypeName',
    'EmailAddress',
    'Phone',
    'Comment',
    'EventParticipantStatus',
    'Registered',
    'Updated',
  ],
});

/** Reads one project member. */
export const get = operation({
  resource: 'projectMember',
  operation: 'get',
  name: 'Get',
  action: 'Get project member',
  description: 'Get a member of a project, with names, phone number and email address',
  ...restPage('ProjectMember', 'v1ProjectMember_GetProjectMember'),
  call: http('GET', '/api/v1/ProjectMember/{id}', 'basic'),
  effect: 'read',
  fields: [projectMemberId],
  result: member,
});

/** Lists project members. */
export const getMany = operation({
  resource: 'projectMember',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many project members',
  description: 'Get members of projects that meet your conditions',
  ...restPage('ProjectMember', 'v1ProjectMember_GetAll'),
  call: http('GET', '/api/v1/ProjectMember', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'projectMemberId',
    columns,
    kinds: ['projectMember', 'retired', 'stop'],
    shown: {
      projectMemberId: integer(),
      projectId: integer(),
      contactId: integer(),
      'contact/name': text(),
      personId: integer(),
      'person/fullName': text(),
      function: text(),
      eventParticipantStatus: text(),
      hasInfoText: boolean(),
      infoText: text(),
      registered: moment(),
      updated: moment(),
    },
  }),
});

const form: RecordForm = {
  type: ProjectMember,
  top: ['projectId', 'personId', 'contactId', 'projectMemberTypeId', 'comment', 'eventParticipantStatus'],
  more: [],
  required: ['projectId'],
  change: {
    projectId: { list: 'searchProjects' },
    personId: { list: 'searchPeople' },
    contactId: { label: 'Company ID', list: 'searchCompanies' },
    projectMemberTypeId: { label: 'Function ID', list: 'searchMemberTypes' },
  },
};

/** What the calls that save or delete one share. */
const kind = {
  resource: 'projectMember',
  what: 'project member',
  rest: 'ProjectMember',
  type: 'ProjectMember',
  named,
  id: 'projectMemberId',
};

/** Creates a project member. */
export const create = createOf({
  ...kind,
  form,
  description: 'Add a person or a company to a project',
  lookUp: 'Project: Get Related with the members of the project shows whether it was created.',
  rules: [atLeastOne('personId', 'contactId')],
  result: member,
});

/** Changes what is given of a project member. */
export const update = updateOf({
  ...kind,
  form,
  get,
  description: 'Change a member of a project. Fields that you leave out keep their values.',
  result: member,
});

/** Deletes a project member. */
export const remove = deleteOf({
  ...kind,
  description: 'Remove a member from its project. The person and the company stay.',
  warning: 'This removes the member from its project for good.',
});
