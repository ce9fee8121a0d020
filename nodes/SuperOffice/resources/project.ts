import {
  boolean,
  day,
  http,
  integer,
  moment,
  one,
  operation,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId, withExternalIds } from '../fields';
import { foundRecord } from '../foundRecord';
import { restPage } from '../page';
import { ProjectEntity } from '../types/project';

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
  result: one(ProjectEntity, '', {
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
  }),
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
