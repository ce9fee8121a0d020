import { bare, body, boolean, done, http, one, operation, time, type Resource } from '../../shared/operation';
import { agentPage, agentPath } from '../erpFields';
import { ErpSyncEngineStatus } from '../types/erpSync';

export const resource: Resource = {
  value: 'erpEngine',
  name: 'ERP Sync Engine',
  description: 'The part of SuperOffice that synchronizes with ERP systems by itself',
};

const neverTool = 'It concerns all synchronization with ERP systems. Run it in the workflow itself.';

/** There is one engine, so all changes of it go one after another. */
const ONE_ENGINE: string[] = [];

const NO_STATUS = 'SuperOffice did not return the status of the engine';

/** Whether the engine runs. */
export const getStatus = operation({
  resource: 'erpEngine',
  operation: 'getStatus',
  name: 'Get Status',
  action: 'Get status of ERP sync engine',
  description: 'Get whether the engine runs, and how often it synchronizes',
  ...agentPage('GetEngineStatus'),
  call: http('POST', agentPath('GetEngineStatus'), 'basic'),
  effect: 'read',
  fields: [],
  result: one(ErpSyncEngineStatus),
  verdict: bare('null', NO_STATUS),
});

/** Starts or stops the engine. SuperOffice passes the request on, so the answer may have the old state. */
export const changeStatus = operation({
  resource: 'erpEngine',
  operation: 'changeStatus',
  name: 'Start or Stop',
  action: 'Start or stop ERP sync engine',
  description:
    'Switch automatic synchronization on or off. SuperOffice does it a little later, so the output may still have the old state.',
  ...agentPage('ChangeEngineStatus'),
  call: http('POST', agentPath('ChangeEngineStatus'), 'basic'),
  effect: 'idempotent',
  neverTool,
  warning: 'While the engine is stopped, SuperOffice synchronizes nothing automatically with any ERP system.',
  serializeBy: ONE_ENGINE,
  fields: [
    body('run', boolean({ labels: { yes: 'Start', no: 'Stop' } }), {
      label: 'Engine',
      wire: 'Run',
      required: true,
    }),
  ],
  result: one(ErpSyncEngineStatus),
  verdict: bare('null', NO_STATUS),
});

/** How often the engine runs. */
export const setInterval = operation({
  resource: 'erpEngine',
  operation: 'setInterval',
  name: 'Set Interval',
  action: 'Set interval of ERP sync engine',
  description: 'Set how often the engine synchronizes',
  ...agentPage('ChangeEngineInterval'),
  call: http('POST', agentPath('ChangeEngineInterval'), 'basic'),
  effect: 'idempotent',
  neverTool,
  serializeBy: ONE_ENGINE,
  fields: [
    body('interval', time('hh:mm:ss', { isSpan: true }), {
      label: 'Interval',
      wire: 'Interval',
      required: true,
      example: '00:30:00',
      description: 'Time between two runs, as hours, minutes and seconds',
    }),
  ],
  repeats: ['interval'],
  result: done(),
});
