import type { AwaitedWork } from '../shared/operation';
import { getMany } from './resources/batchTask';
import { taskEnds } from './taskEnds';

/** How a batch task says that it is about ERP synchronization. */
const ABOUT_ERP = ['erpsync', 'erp sync', 'resync'];

/** The task of a resync. The call that starts it does not say which it is, so it is found among the newest ones. */
export const resyncTask: AwaitedWork = {
  name: 'Batch Task',
  read: getMany,
  values: { orderBy: ['registeredDate desc'] },
  most: 200,
  id: 'PrimaryKey',
  appears: {
    any: ['DefinitionName', 'DefinitionDescription', 'Description'].map((member) => ({
      member,
      says: ABOUT_ERP,
    })),
  },
  ...taskEnds,
  message: 'Response',
  as: 'batchTask',
  seconds: 0,
};
