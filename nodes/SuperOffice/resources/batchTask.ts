import {
  additional,
  argument,
  bare,
  deleted,
  done,
  http,
  integer,
  links,
  moment,
  one,
  operation,
  query,
  rows,
  scalar,
  text,
  updates,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { BY_SUPEROFFICE, columnsAndOrder } from '../archives';
import { recordId } from '../fields';
import { conditionsOn } from '../filters';
import { restPage } from '../page';
import { taskEnds } from '../taskEnds';
import { BatchTaskInfo } from '../types/batchTask';

export const resource: Resource = {
  value: 'batchTask',
  name: 'Batch Task',
  description: 'Work that SuperOffice does in the background, such as imports and exports',
};

const page = (operationId: string) => restPage('Batch', operationId);

const taskId = (wire: string) => ({ ...recordId('taskId', 'Task ID', 'searchBatchTasks'), wire });

/** Columns of the list of tasks (archive BatchTasks). */
const shown = {
  DefinitionName: text(),
  DefinitionDescription: text(),
  Description: text(),
  State: integer(),
  ProgressPercent: integer(),
  ProgressDescription: text(),
  Response: text(),
  DetailsTable: integer(),
  DetailsRecord: integer(),
  StartCount: integer(),
  LastStarted: moment(),
  registeredBy: text(),
  registeredDate: moment(),
};

/** Lists batch tasks. The list has no column with their ID that a condition could use, so its links are followed. */
export const getMany = operation({
  resource: 'batchTask',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many batch tasks',
  description: 'Get batch tasks that meet your conditions, with their states and progress',
  ...page('v1Batch_GetAll'),
  call: http('GET', '/api/v1/BatchTask', 'basic'),
  effect: 'read',
  walk: links('odata.nextLink', { rows: 'top', size: 1_000 }),
  fields: [
    ...conditionsOn({
      text: ['DefinitionName', 'DefinitionDescription', 'Description'],
      number: ['State', 'DefinitionId', 'DetailsTable', 'DetailsRecord', 'StartCount'],
      day: ['registeredDate', 'LastStarted'],
      user: ['registeredBy'],
    }),
    ...columnsAndOrder(shown, BY_SUPEROFFICE),
    query('top', integer(), { label: 'Page Size', wire: '$top' }),
  ],
  result: rows('value', { PrimaryKey: integer(), EntityName: text(), ...shown }),
});

const simplified = one(BatchTaskInfo, '', {
  simplify: [
    'Id',
    'Name',
    'Description',
    'State',
    'ProgressPercent',
    'ProgressDescription',
    'Result',
    'Response',
    'FileName',
    'AssociateId',
    'Created',
    'LastStarted',
    'StartCount',
  ],
});

/** Reads one batch task. */
export const get = operation({
  resource: 'batchTask',
  operation: 'get',
  name: 'Get',
  action: 'Get batch task',
  description: 'Get a batch task with its state, progress and result',
  ...page('v1Batch_GetBatchTaskInfo'),
  call: http('GET', '/api/v1/BatchTask/{id}', 'basic'),
  effect: 'read',
  fields: [taskId('id')],
  verdict: bare('null', 'There is no batch task of this ID'),
  result: simplified,
});

/** Starts a task of a kind that SuperOffice knows. */
export const start = operation({
  resource: 'batchTask',
  operation: 'start',
  name: 'Start',
  action: 'Start batch task',
  description:
    'Start work in the background, of a kind that SuperOffice or one of its add-ons knows by name. It goes on after this call; Wait for Batch Task waits for its end.',
  ...page('v1Batch_StartBatchJob'),
  call: http('POST', '/api/v1/BatchTask', 'basic'),
  effect: 'once',
  lookUp: 'Batch Task: Get Many lists the tasks that were started.',
  awaited: {
    name: 'Batch Task',
    read: get,
    with: { taskId: 'taskId' },
    id: 'Id',
    ...taskEnds,
    message: 'Result',
    as: 'batchTask',
    seconds: 0,
  },
  fields: argument('', BatchTaskInfo, {
    top: ['name', 'description', 'parameterObject'],
    required: ['name'],
    omit: [
      ...['id', 'associateId', 'detailsTable', 'detailsRecord', 'isSystemTask', 'isInternalTask'],
      ...['lastStarted', 'created', 'startCount', 'databaseSerialNumber', 'context', 'result', 'state'],
      ...['response', 'progressDescription', 'progressPercent', 'cancellationBehaviour'],
      ...['tableRight', 'fieldProperties'],
    ],
    rename: { parameterObject: 'parameters' },
    change: {
      name: { label: 'Task Name', description: 'Name of the kind of task, as SuperOffice knows it' },
      description: { description: 'What people see in the list of tasks' },
      parameterObject: {
        label: 'Parameters',
        example: '{ "selectionId": "12" }',
        description: 'What this kind of task needs: names and values, all as text',
      },
      fileName: { description: 'File that the task is about' },
    },
    rest: additional,
  }),
  result: scalar('taskId', integer()),
});

/** Stops a task. */
export const stop = operation({
  resource: 'batchTask',
  operation: 'stop',
  name: 'Stop',
  action: 'Stop batch task',
  description: 'Stop a batch task that is waiting or running',
  ...page('v1Batch_StopBatchJob'),
  call: http('POST', '/api/v1/BatchTask/{id}/Stop', 'basic'),
  effect: 'idempotent',
  warning: 'The work stops where it is. What it has done already stays.',
  serializeBy: ['taskId'],
  fields: [taskId('id')],
  verdict: bare(
    'false',
    'SuperOffice did not stop the task. It may have ended already, or can’t be stopped.',
  ),
  // No state is named Stopped. A task that was stopped has not succeeded.
  refusedRepeat: { read: { operation: get, with: { taskId: 'taskId' }, done: taskEnds.failed } },
  result: done(),
});

const CHANGEABLE = new Set(['state', 'description', 'response', 'request']);

/**
 * Changes a task. Nothing else can be updated: State, Description, Response and Request.
 * https://docs.superoffice.com/en/api/reference/restful/rest/Batch/v1Batch_UpdateBatchTask.html
 */
export const update = operation({
  resource: 'batchTask',
  operation: 'update',
  name: 'Update',
  action: 'Update batch task',
  description: 'Change state, description, response or request of a batch task. All else stays as it is.',
  ...page('v1Batch_UpdateBatchTask'),
  call: http('PUT', '/api/v1/BatchTask/{Id}', 'basic'),
  effect: 'idempotent',
  fields: [
    taskId('Id'),
    ...argument('', BatchTaskInfo, {
      omit: BatchTaskInfo.fields.map(({ name }) => name).filter((name) => !CHANGEABLE.has(name)),
      rest: updates,
    }),
  ],
  merge: wholeRecord('', get, {
    key: { taskId: 'taskId' },
    except: ['tableRight', 'fieldProperties'],
    always: true,
  }),
  clearFields: ['description', 'response', 'request'],
  result: simplified,
});

/** Removes a task from the list. */
export const remove = operation({
  resource: 'batchTask',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete batch task',
  description: 'Delete a batch task and its result',
  ...page('v1Batch_DeleteBatchTask'),
  call: http('DELETE', '/api/v1/BatchTask/{batchTaskId}', 'basic'),
  effect: 'idempotent',
  warning: 'The task is deleted, with its result.',
  serializeBy: ['taskId'],
  fields: [taskId('batchTaskId')],
  result: deleted(),
});
