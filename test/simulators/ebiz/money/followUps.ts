import type { Gateway } from './gateway';
import { APPROVED, failed } from './outcomes';
import type { Outcome } from './outcomes';
import { cents } from './transaction';
import type { GatewayTransaction, TransactionRequest } from './transaction';

/** What a command does to an earlier transaction. Answers that one, the new one, or a refusal. */
type FollowUp = (
  gateway: Gateway,
  request: TransactionRequest,
  original: GatewayTransaction | undefined,
) => GatewayTransaction;

/** An authorization is good for this long. */
const AUTHORIZED_FOR_MS = 7 * 86_400_000;

const UNSETTLED: ReadonlySet<string> = new Set([
  'Authorized (Will not be captured)',
  'Authorized (Pending Settlement)',
  'Pending',
]);

/** Commands that name an earlier transaction by its reference number. */
export const FOLLOW_UPS: Record<string, FollowUp> = {
  capture: found(capture),
  void: found(voidOf),
  refund: found(refund),
  credit: found(refund),
  checkcredit: found(refund),
  // Its exact meaning is not documented. Its name and public code suggest: undone, whatever its state.
  creditvoid: found((gateway, request, original) =>
    UNSETTLED.has(original.status) ? voidOf(gateway, request, original) : refund(gateway, request, original),
  ),
};

function found(
  act: (gateway: Gateway, request: TransactionRequest, original: GatewayTransaction) => GatewayTransaction,
): FollowUp {
  return (gateway, request, original) =>
    original
      ? act(gateway, request, original)
      : gateway.refuse(request, failed('25', `Unable to find transaction ${request.refNum}`));
}

function capture(
  gateway: Gateway,
  request: TransactionRequest,
  original: GatewayTransaction,
): GatewayTransaction {
  const refuse = (outcome: Outcome): GatewayTransaction => gateway.refuse(request, outcome);
  if (original.type !== 'Auth Only') return refuse(failed('36', 'Transaction has already been captured'));
  if (original.status === 'Voided') return refuse(failed('24', 'The transaction was already voided'));
  if (original.status !== 'Authorized (Will not be captured)')
    return refuse(failed('36', 'Only an approved authorization can be captured'));
  const amount = request.details.Amount ? cents(request.details.Amount) : original.approved;
  if (amount > original.approved) return refuse(failed('32', 'Amount is greater than the authorized amount'));
  const now = gateway.clock.milliseconds();
  const expired = now - original.committedAt > AUTHORIZED_FOR_MS;
  if (expired && request.ifAuthExpired.toLowerCase() !== 'reauth')
    return refuse(failed('43', 'The authorization has expired'));
  original.type = 'Sale';
  original.status = 'Authorized (Pending Settlement)';
  original.approved = amount;
  original.request = { ...original.request, details: { ...original.request.details, Amount: amount / 100 } };
  gateway.batches.join(original, now);
  return original;
}

function voidOf(
  gateway: Gateway,
  request: TransactionRequest,
  original: GatewayTransaction,
): GatewayTransaction {
  if (original.status === 'Voided')
    return gateway.refuse(request, failed('24', 'The transaction was already voided'));
  if (!UNSETTLED.has(original.status))
    return gateway.refuse(request, failed('26', 'The batch has been closed. Apply a credit instead'));
  original.status = 'Voided';
  return original;
}

function refund(
  gateway: Gateway,
  request: TransactionRequest,
  original: GatewayTransaction,
): GatewayTransaction {
  const isSale = original.type === 'Sale' || original.type === 'Check Sale';
  if (!isSale || original.status === 'Voided')
    return gateway.refuse(request, failed('30', 'Unable to apply credit: there is no sale to refund'));
  if (original.status !== 'Settled')
    return gateway.refuse(
      request,
      failed('30', 'Unable to apply credit: the sale is not settled. Void it instead'),
    );
  const left = original.approved - gateway.refunded(original);
  const amount = request.details.Amount ? cents(request.details.Amount) : left;
  if (amount <= 0 || amount > left)
    return gateway.refuse(request, failed('32', 'Amount is greater than what is left of the original'));
  return gateway.add(
    inherited(request, original, amount),
    'Credit',
    { verdict: APPROVED, approved: amount },
    original.refNum,
  );
}

/** A refund goes back to where the money came from; its texts are its own where it has them. */
function inherited(
  request: TransactionRequest,
  { request: { details, instrument, custNum, customerId, methodId } }: GatewayTransaction,
  amount: number,
): TransactionRequest {
  const own = Object.fromEntries(Object.entries(request.details).filter(([, value]) => value !== ''));
  const { OrderID, Invoice, PONum, Currency } = details;
  return {
    ...request,
    details: { OrderID, Invoice, PONum, Currency, ...own, Amount: amount / 100 },
    instrument,
    custNum,
    customerId,
    methodId,
  };
}
