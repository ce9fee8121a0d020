import { CallFailure } from '../../errors';
import type { HttpResponse } from '../../http/types';
import { failureOfStatus } from '../../http/status';
import { isPlainObject } from '../../operation';
import { faultFailure, memberOf } from './fault';
import type { Plan, RecordPlan } from './plan';
import type { ReadXml } from './reader';

/** The plan of a whole answer, from the plan of its `<name>Result`. */
export function documentPlan(name: string, result: Plan | undefined): Plan {
  const around = (element: string, plan: Plan | undefined): RecordPlan => ({
    kind: 'record',
    members: new Map(plan ? [[element, plan]] : []),
    always: false,
  });
  const wrapper = around(`${name}Result`, result);
  return around('Envelope', around('Body', around(`${name}Response`, wrapper)));
}

/**
 * The `<name>Result` of an answer; undefined if it has none. Throws a CallFailure: for a fault, whatever the HTTP status;
 * for a status that is not a success; `unreadable` for a 2xx that does not answer this operation or is not in its charset;
 * `blocked` for an answer that exceeds the bounds.
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
