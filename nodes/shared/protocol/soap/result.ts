import { CallFailure } from '../../errors';
import type { HttpResponse } from '../../http/types';
import { failureOfStatus } from '../../http/status';
import { isPlainObject } from '../../operation';
import { faultFailure, memberOf } from './fault';
import type { Plan, RecordPlan } from './plan';
import type { ReadXml } from './reader';

/** The plan of a whole answer, by that of `<name>Result`. */
export function documentPlan(name: string, result: Plan | undefined): Plan {
  const around = (element: string, plan: Plan | undefined): RecordPlan => ({
    kind: 'record',
    members: new Map(plan ? [[element, plan]] : []),
    always: false,
  });
  const response = around(`${name}Result`, result);
  return around('Envelope', around('Body', around(`${name}Response`, response)));
}

/**
 * `<name>Result` of an answer; undefined where it has none. Throws a CallFailure: `refused` for a fault, whatever the HTTP
 * status; what the status says where there is no fault; `unreadable` for a 2xx that is no answer to this operation, or not
 * in its charset; `blocked` for one past the bounds.
 */
export function resultIn(read: ReadXml, response: HttpResponse, name: string): unknown {
  const { status } = response;
  const byStatus = failureOfStatus(response);
  const body = memberOf(memberOf(read.root, 'Envelope'), 'Body');
  const fault = memberOf(body, 'Fault');
  if (fault !== undefined) throw faultFailure(fault, status, byStatus);
  if (byStatus) throw byStatus;
  if (read.problem) throw read.problem.failure(status);
  if (isPlainObject(body) && Object.hasOwn(body, `${name}Response`)) {
    const wrapper = body[`${name}Response`];
    return isPlainObject(wrapper) ? wrapper[`${name}Result`] : undefined;
  }
  const message = `The service answered ${whatCame(read, `${name}Response`)}`;
  throw new CallFailure({ kind: 'unreadable', status, message });
}

function whatCame({ root, beginning }: ReadXml, expected: string): string {
  if (beginning === '') return 'nothing where XML was expected';
  if (/^\W*<(?:!doctype html|html)/i.test(beginning)) return 'HTML where XML was expected';
  if (root) return `XML without the element ${expected}`;
  return /^\W*</.test(beginning) ? 'XML that is damaged or cut short' : 'something that is not XML';
}
