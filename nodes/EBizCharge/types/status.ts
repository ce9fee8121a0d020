import { integer, member, text, type Field } from '../../shared/operation';

/** The last four members of every answer to a write: https://developer.ebizcharge.net/connect/docs */
export const status = (): Field[] => [
  member('Status', text()),
  member('StatusCode', integer()),
  member('Error', text()),
  member('ErrorCode', integer()),
];
