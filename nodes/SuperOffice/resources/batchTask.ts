import {
  http,
  integer,
  key,
  moment,
  operation,
  query,
  rows,
  text,
  type AwaitedWork,
} from '../../shared/operation';

const DOCS = 'https://docs.superoffice.com/en/api/reference/restful/rest/BatchTask/v1Batch_GetAll.html';

/** The newest batch tasks. A call that starts one does not say which it is, so it is found here. */
const newestTasks = operation({
  resource: 'batchTask',
  operation: 'getNewest',
  name: 'Get Newest',
  action: 'Get the newest batch tasks',
  description: 'Get the newest batch tasks and their states',
  docs: DOCS,
  documented: 'v1Batch_GetAll',
  call: http('GET', '/api/v1/BatchTask', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [
    query('filter', text(), { wire: '$filter', preset: 'getAllRows set true' }),
    query('orderBy', text(), { wire: '$orderBy', preset: 'registeredDate desc' }),
    query('top', integer(), { wire: '$top', preset: 200 }),
  ],
  result: rows('value', {
    PrimaryKey: key(),
    EntityName: text(),
    DefinitionName: text(),
    DefinitionDescription: text(),
    Description: text(),
    State: integer(),
    ProgressPercent: integer(),
    ProgressDescription: text(),
    Response: text(),
    LastStarted: moment(),
    registeredDate: moment(),
  }),
});

/** How a batch task says that it is about ERP synchronization. */
const ABOUT_ERP = ['erpsync', 'erp sync', 'resync'];

/** BatchTaskState: https://docs.superoffice.com/en/api/reference/restful/rest/BatchTask/index.html */
export const resyncTask: AwaitedWork = {
  name: 'Batch Task',
  read: newestTasks,
  id: 'PrimaryKey',
  appears: {
    any: ['DefinitionName', 'DefinitionDescription', 'Description'].map((member) => ({
      member,
      says: ABOUT_ERP,
    })),
  },
  done: { member: 'State', is: [4, 6, 'Succeeded', 'SucceededManualCleanup'] },
  failed: { member: 'State', is: [5, 'Failed'] },
  message: 'Response',
  as: 'batchTask',
  seconds: 0,
};
