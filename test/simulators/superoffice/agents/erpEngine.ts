import type { AgentMethods } from '../call';
import { whole } from '../carrier';
import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { Given } from './given';

/** A .NET time span: hh:mm:ss, with days before and parts of a second behind. */
const TIME_SPAN = /^(?:\d+\.)?(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?$/;

/** The sync engine: whether it runs, and how often. */
export const erpEngine: AgentMethods = {
  GetEngineStatus: status,
  ChangeEngineStatus: (state, body) => {
    state.erp.engine.request(new Given(body).flag('Run'));
    return status(state);
  },
  ChangeEngineInterval: ({ erp }, body) => {
    const interval = new Given(body).text('Interval');
    if (!TIME_SPAN.test(interval))
      throw new OfficeError(400, 'The interval is not a time span.', 'Interval: hh:mm:ss');
    erp.engine.interval = interval;
  },
};

function status({ erp }: SuperOfficeState): object {
  return whole('ErpSyncEngineStatus', erp.engine.status());
}
