import { CallFailure, type FailureKind } from '../../errors';
import { isPlainObject, plainText, wordsIn } from '../../operation';
import { localName } from './parser';

/** Kinds of an HTTP status that say more about the outcome than the fault in the body. */
const STATUS_OVER_FAULT: ReadonlySet<FailureKind> = new Set([
  'throttled',
  'unavailable',
  'unauthorized',
  'misdirected',
  'blocked',
]);

/**
 * The failure that a fault stands for: `refused`, unless the HTTP status says more.
 * SOAP 1.1, 4.4. Reason and Code are the names in SOAP 1.2, which some servers always send.
 */
export function faultFailure(fault: unknown, status: number, byStatus: CallFailure | undefined): CallFailure {
  const own = textOf(memberOf(fault, 'faultstring') ?? memberOf(memberOf(fault, 'Reason'), 'Text'));
  const code = textOf(memberOf(fault, 'faultcode') ?? memberOf(memberOf(fault, 'Code'), 'Value'));
  const words = wordsIn({ faultstring: own, detail: memberOf(fault, 'detail') ?? memberOf(fault, 'Detail') });
  const facts = {
    message: words?.message ?? 'The service answered with a fault that says nothing more',
    description: words?.description,
    code: localName(code ?? '') || undefined,
  };
  if (byStatus && STATUS_OVER_FAULT.has(byStatus.kind)) return byStatus.with(facts);
  // A fault may come in the middle of the work. Which faults mean "no" depends on the vendor.
  return new CallFailure({ kind: 'refused', status, sent: true, ...facts });
}

/** A member of an element; the first one if there are several. */
export function memberOf(element: unknown, name: string): unknown {
  const member = isPlainObject(element) && Object.hasOwn(element, name) ? element[name] : undefined;
  return Array.isArray(member) ? (member as unknown[])[0] : member;
}

const textOf = (element: unknown): string | undefined => plainText(element)?.trim();
