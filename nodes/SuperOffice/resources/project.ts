import {
  additional,
  bare,
  boolean,
  day,
  distinct,
  done,
  http,
  integer,
  moment,
  one,
  operation,
  path,
  query,
  rows,
  scalar,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { numberToCheck, otherRecordId, recordId, withExternalIds } from '../fields';
import { projectFields } from '../customFields';
import { foundRecord } from '../foundRecord';
import { NO_MERGING } from '../notByAgents';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { relatedOf } from '../related';
import { relatedLists } from '../relatedLists';
import { savedExternalId } from '../savedExternalId';
import { DuplicateEntry } from '../types/duplicate';
import { ProjectEntity } from '../types/project';
import { Appointment } from '../types/references';

export const resource: Resource = {
  value: 'project',
  name: 'Project',
  description: 'Projects and their members',
};

/** The columns of the list of projects (archive FindProject) that users filter by. */
const columns = {
  number: ['projectId', 'eventId'],
  text: ['name', 'number', 'text', 'description'],
  list: ['type', 'status'],
  user: ['associateId', 'registeredBy', 'updatedBy'],
  day: ['startDate', 'endDate', 'nextMilestone', 'registeredDate', 'updatedDate'],
  switch: ['completed', 'activeErpLinks', 'hasInfoText', 'hasGuide'],
};

const named = foundRecord(recordId('projectId', 'Project ID', 'searchProjects'), {
  table: 'project',
  what: 'project',
});

/** A project in an answer, and what Simplify keeps of it. */
const project = one(ProjectEntity, '', {
  simplify: [
    'ProjectId',
    'Name',
    'ProjectNumber',
    { ProjectType: 'ProjectType.Value', ProjectStatus: 'ProjectStatus.Value' },
    'Completed',
    'StartDate',
    'EndDate',
    'NextMilestoneDate',
    'Description',
    { Urls: 'Urls[].Value', Members: 'ProjectMembers[].FullName' },
    { Associate: 'Associate.FullName' },
    'ActiveErpLinks',
    'CustomFields',
    'CreatedDate',
    'UpdatedDate',
  ],
});

/** Reads one project with all its fields. */
export const get = operation({
  resource: 'project',
  operation: 'get',
  name: 'Get',
  action: 'Get project',
  description: 'Get a project with all its fields',
  ...restPage('Project', 'v1ProjectEntity_GetProjectEntity'),
  call: http('GET', '/api/v1/Project/{id}', 'basic'),
  effect: 'read',
  fields: [...named.fields, ...withExternalIds],
  foundBy: named.foundBy,
  result: project,
});

/** Lists projects. */
export const getMany = operation({
  resource: 'project',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many projects',
  description: 'Get projects that meet your conditions',
  ...restPage('Project', 'v1ProjectEntity_GetAll'),
  call: http('GET', '/api/v1/Project', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'projectId',
    columns,
    shown: {
      projectId: integer(),
      name: text(),
      number: text(),
      type: text(),
      status: text(),
      associateId: text(),
      completed: boolean(),
      startDate: day(),
      endDate: day(),
      activeErpLinks: boolean(),
      registeredDate: moment(),
      updatedDate: moment(),
    },
  }),
});

const form: RecordForm = {
  type: ProjectEntity,
  top: [
    'name',
    'projectNumber',
    'projectType.id',
    'projectStatus.id',
    'associate.associateId',
    'startDate',
    'endDate',
    'completed',
    'urls',
    'description',
  ],
  more: [
    'postit',
    'imageDescription',
    'activeStatusMonitorId',
    'eventId',
    'isPublished',
    'publishFrom',
    'publishTo',
    'publishEventDate',
    'links',
  ],
  references: {
    'projectType.id': { name: 'projectTypeId', label: 'Project Type ID', list: 'searchProjectTypes' },
    'projectStatus.id': {
      name: 'projectStatusId',
      label: 'Project Status ID',
      list: 'searchProjectStatuses',
    },
    'associate.associateId': {
      name: 'associateId',
      label: 'Owner ID',
      list: 'searchUsers',
      description: 'The user who is responsible for the project',
    },
  },
  custom: projectFields,
  required: ['name'],
  change: {
    name: { example: 'Flower Fair' },
    projectNumber: { example: '10023' },
    postit: { label: 'Note' },
  },
};

const external = savedExternalId({ table: 'project', id: 'ProjectId', what: 'project' });

/** What the calls that save or delete one share. */
const kind = {
  resource: 'project',
  what: 'project',
  rest: 'Project',
  type: 'ProjectEntity',
  named,
  id: 'projectId',
};

/** Creates a project. */
export const create = createOf({
  ...kind,
  form,
  external,
  description: 'Create a project. Find Duplicates shows whether there is one with this name.',
  lookUp: 'Project: Get Many with the name shows whether it was created.',
  result: project,
});

/** Changes what is given of a project. */
export const update = updateOf({
  ...kind,
  form,
  external,
  get,
  description: 'Change a project. Fields that you leave out keep their values.',
  result: project,
});

/** Deletes a project. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete a project for good',
  warning: 'This deletes the project for good.',
});

/** The same, where the address calls the ID of the project by its whole name. */
const byProjectId = foundRecord(
  { ...recordId('projectId', 'Project ID', 'searchProjects'), wire: 'projectId' },
  { table: 'project', what: 'project' },
);

/** Reads the next milestone of a project. */
export const getNextMilestone = operation({
  resource: 'project',
  operation: 'getNextMilestone',
  name: 'Get Next Milestone',
  action: 'Get next milestone of project',
  description: 'Get the next appointment of a project that is a milestone. It fails if there is none ahead.',
  ...restPage('Project', 'v1ProjectEntity_GetNextMilestone'),
  call: http('GET', '/api/v1/Project/{projectId}/NextMilestone', 'basic'),
  effect: 'read',
  fields: byProjectId.fields,
  foundBy: byProjectId.foundBy,
  verdict: bare('null', 'The project has no milestone ahead'),
  result: one(Appointment, '', {
    simplify: [
      'AppointmentId',
      'Title',
      'Task',
      'StartDate',
      'EndDate',
      'IsAlldayEvent',
      'Location',
      'Completed',
      'AssociateFullName',
      'ContactId',
      'ContactName',
      'PersonId',
      'PersonFullName',
      'ProjectId',
      'ProjectName',
      'Description',
    ],
  }),
});

/** Asks whether a project can have a number. */
export const checkNumber = operation({
  resource: 'project',
  operation: 'checkNumber',
  name: 'Check Number',
  action: 'Check number of project',
  description:
    'Find out whether a project can have a number: whether it is unique, or unique enough for your rules',
  ...restPage('Project', 'v1ProjectEntity_IsNumberValid'),
  call: http('GET', '/api/v1/Project/{contactId}/IsNumberValid/{number}', 'basic'),
  effect: 'read',
  fields: numberToCheck('projectId', 'Project ID', 'searchProjects'),
  result: scalar('isValid', boolean()),
});

/** Finds projects with the same or a similar name. */
export const findDuplicates = operation({
  resource: 'project',
  operation: 'findDuplicates',
  name: 'Find Duplicates',
  action: 'Find duplicates of project',
  description: 'Get the projects whose name is equal or similar to this one',
  ...restPage('Project', 'v1ProjectEntity_GetDuplicates'),
  call: http('GET', '/api/v1/Project/Duplicates/{name}', 'basic'),
  effect: 'read',
  fields: [path('name', text(), { label: 'Name', required: true, example: 'Flower Fair' })],
  result: rows('', DuplicateEntry, {
    simplify: ['SoPrimaryKey', 'EntryName', 'EntryIdentifier', 'RuleName', 'RuleDisplayName'],
  }),
});

/** Puts what belongs to one project into another one. The first one is gone then. */
export const merge = operation({
  resource: 'project',
  operation: 'merge',
  name: 'Merge',
  action: 'Merge projects',
  description:
    'Move what belongs to one project into another one, such as members and activities, and delete the first one',
  ...restPage('Project', 'v1ProjectEntity_Merge'),
  call: http('POST', '/api/v1/Project/{sourceProjectId}/MergeTo/{destinationProjectId}', 'basic'),
  effect: 'once',
  lookUp: 'Project: Get shows whether the first project is still there.',
  fields: [
    otherRecordId('sourceId', 'Project ID', 'searchProjects', {
      wire: 'sourceProjectId',
      description: 'The project that goes',
    }),
    otherRecordId('destinationId', 'Into Project ID', 'searchProjects', {
      wire: 'destinationProjectId',
      description: 'The project that stays',
    }),
    ...additional(
      query('fillEmptyFields', boolean(), {
        label: 'Fill Empty Fields',
        wire: 'replaceEmptyFieldsOnDestination',
        description: 'Whether the record that stays gets values of the other one in its empty fields',
      }),
    ),
  ],
  serializeByEach: ['sourceId', 'destinationId'],
  rules: [distinct('sourceId', 'destinationId')],
  warning: 'This deletes the first project. A merge can’t be undone.',
  neverTool: NO_MERGING,
  result: done(),
});

/** Lists what belongs to a project. */
export const getRelated = relatedOf({
  ...kind,
  lists: {
    activities: relatedLists.activities,
    guide: relatedLists.guide,
    members: relatedLists.members,
    companies: relatedLists.companies,
    links: relatedLists.links,
  },
});
