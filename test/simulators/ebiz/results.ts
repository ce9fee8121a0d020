import type { SoapRecord } from './record';

/** The members of a response that says that a change was made. */
export const SUCCESS: SoapRecord = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };

/** A refusal inside HTTP 200. */
export function refused(errorCode: number, error: string, status = 'Error'): SoapRecord {
  return { Status: status, StatusCode: 0, Error: error, ErrorCode: errorCode };
}

/** What Add answers when the merchant's own key is taken. */
export const EXISTS = { errorCode: 2, error: 'Record already exists' };
