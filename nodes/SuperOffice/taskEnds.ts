import type { RowCondition } from '../shared/operation';

/**
 * How a batch task ends. Lists have the number of its state, single tasks its name (BatchTaskState).
 * https://docs.superoffice.com/en/api/reference/restful/rest/Batch/index.html
 */
export const taskEnds: { done: RowCondition; failed: RowCondition } = {
  done: { member: 'State', is: [4, 6, 'Succeeded', 'SucceededManualCleanup'] },
  failed: { member: 'State', is: [5, 'Failed'] },
};
