import { boolean, integer, member, moment, namedTexts, objectType, text } from '../../shared/operation';
import { batchTaskCancellationBehaviour, batchTaskState } from './enums';
import { rights } from './rights';

/** Work that SuperOffice does in the background. */
export const BatchTaskInfo = objectType('BatchTaskInfo', () => [
  member('Id', integer()),
  member('Name', text()),
  member('AssociateId', integer()),
  member('DetailsTable', integer()),
  member('DetailsRecord', integer()),
  member('IsSystemTask', boolean()),
  member('IsInternalTask', boolean()),
  member('ParameterObject', namedTexts()),
  member('LastStarted', moment()),
  member('Created', moment()),
  member('StartCount', integer()),
  member('DatabaseSerialNumber', text()),
  member('Context', text()),
  member('Result', text()),
  member('State', batchTaskState()),
  member('Description', text()),
  member('Response', text()),
  member('Request', text()),
  member('ProgressDescription', text()),
  member('ProgressPercent', integer()),
  member('FileName', text()),
  member('CancellationBehaviour', batchTaskCancellationBehaviour(), { label: 'Cancellation Behavior' }),
  ...rights(),
]);
