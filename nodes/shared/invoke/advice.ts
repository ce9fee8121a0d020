import type { CallFailure, FailureKind } from '../errors';
import { lookUpText, type Operation } from '../operation';
import { isBare } from '../http/status';
import type { Connector, Way } from './connector';

/**
 * What the user can do about a failed call, in sentences: the advice of the way in or of the connector, or else advice for
 * the kind of failure. None if the vendor's message or the failure's description is enough. Never advises to send a call
 * again that may have been carried out: the user must look it up first.
 */
export function adviceOn(
  failure: CallFailure,
  operation: Operation,
  connector: Connector,
  way: Pick<Way, 'advice'>,
): string[] {
  const own = way.advice?.(failure, operation) ?? connector.advice(failure, operation);
  const advice =
    failure.outcome === 'unknown'
      ? [own, lookUp(operation, connector), operation.money && RETRY_EXECUTION]
      : [own ?? generalAdvice(failure, connector)];
  return advice.filter((sentence) => sentence !== undefined);
}

/** n8n offers this button beside a failed execution. */
const RETRY_EXECUTION = '“Retry execution” in n8n starts the whole run anew, so look this item up first.';

const lookUp = (operation: Operation, { vendor }: Connector): string =>
  lookUpText(operation) ?? `Check in ${vendor} whether it was carried out before you send it again.`;

const ON_KIND: Partial<Record<FailureKind, (vendor: string) => string>> = {
  unsent: () => 'Check the address in the credential, the network and the proxy settings of n8n.',
  throttled: () => 'Run it again later; lower Concurrency or set Requests per Second in the options.',
  unavailable: (vendor) => `${vendor} is overloaded or in maintenance: run it again later.`,
  lost: () => 'Run it again; where the service needs longer, raise Timeout in the options.',
  unreadable: (vendor) =>
    `Run it again; if it stays so, check the address in the credential, then ask the support of ${vendor}.`,
  misdirected: () => 'Check the address in the credential: another host serves this account now.',
  unauthorized: () => 'Check the credential; its Test button shows whether it is accepted.',
};

/** For refusals without a message of the vendor. */
const ON_STATUS: Readonly<Record<number, string>> = {
  403: 'Check what the credential has the right to do.',
  404: 'Check the address in the credential, and whether the record exists.',
  405: 'Check the address in the credential.',
  413: 'Send less at a time: fewer records, or smaller files.',
};

/** Advice for the kind of failure, where no call is known yet: the address or the ticket could not be obtained. */
export function generalAdvice(failure: CallFailure, { vendor }: Connector): string | undefined {
  if (failure.kind !== 'refused') return ON_KIND[failure.kind]?.(vendor);
  if (!isBare(failure)) return undefined;
  const { status = 0 } = failure;
  if (status >= 500)
    return `${vendor} failed and gave no reason: run it again later; if it stays so, ask its support.`;
  return ON_STATUS[status] ?? `${vendor} gave no reason: check the values that were sent.`;
}
