import { shownTo } from '../answers';
import { listOf } from '../archive/list';
import type { Endpoints, OfficeCall } from '../call';
import type { Carrier } from '../carrier';
import { notFound } from '../reply';
import type { SuperOfficeState } from '../state';

/** Background tasks. Each look makes those that are not finished go on. */
export const batchTask: Endpoints = {
  v1Batch_GetAll: (state, call) => listOf(state, call, 'BatchTasks', '/api/v1/BatchTask'),
  v1Batch_GetBatchTaskInfo: (state, call) => shownTo(call, 'BatchTaskInfo', demand(state, call.path.id)),
  v1Batch_GetBatchTaskInfosByState: (state, call) => byState(state, call),
  v1Batch_StartBatchJob: ({ batchTasks }, { body, user }) => {
    const members = body as Carrier;
    return batchTasks.add({ ...members, Name: String(members.Name ?? ''), AssociateId: user.associateId }).id;
  },
  v1Batch_StopBatchJob: ({ batchTasks }, { path }) =>
    batchTasks.finish(Number(path.id), { state: 'Failed', result: 'The task was stopped.' }),
  v1Batch_UpdateBatchTask: ({ batchTasks }, call) => {
    const carrier = batchTasks.replace(Number(call.path.Id), call.body as Carrier);
    if (!carrier) throw notFound('BatchTask', call.path.Id);
    return shownTo(call, 'BatchTaskInfo', carrier);
  },
  v1Batch_DeleteBatchTask: ({ batchTasks }, { path }) => {
    if (!batchTasks.remove(Number(path.batchTaskId))) throw notFound('BatchTask', path.batchTaskId);
  },
};

function demand({ batchTasks }: SuperOfficeState, id: string | undefined): Carrier {
  const carrier = batchTasks.get(Number(id));
  if (!carrier) throw notFound('BatchTask', id);
  return carrier;
}

function byState({ batchTasks }: SuperOfficeState, call: OfficeCall): unknown {
  const wanted = (call.path.state ?? '').toLowerCase();
  const tasks = batchTasks
    .list()
    .filter(({ State }) => wanted === 'all' || String(State).toLowerCase() === wanted);
  return shownTo(call, 'BatchTaskInfo[]', tasks);
}
