import type { ControlAction } from '../server/exchange';
import { payForm, payInPortal, runSchedule } from './happenings';
import type { PortalPayment } from './happenings';
import type { OutcomeRule } from './money/outcomes';
import type { GatewaySettings } from './money/settings';
import { shownType } from './money/transaction';
import type { GatewayTransaction } from './money/transaction';
import type { EbizState } from './state';

/**
 * What the control surface of EBizCharge offers beside the common topics, for tests in another process:
 * what the gateway took, how it behaves, its time, and what happens outside the API.
 */
export function controlsOf(state: EbizState): Record<string, ControlAction> {
  const { gateway, clock } = state;
  return {
    'GET transactions': () => ({ ...gateway.tally(), transactions: gateway.all().map(row) }),
    'GET gateway': () => gateway.settings,
    'POST gateway': (body) => {
      gateway.set(record(body) as Partial<GatewaySettings>);
      return gateway.settings;
    },
    'POST outcomes': (body) => gateway.outcomes.add(record(body) as unknown as OutcomeRule),
    'POST clock': (body) => {
      const { advance, set } = record(body);
      if (advance !== undefined) clock.advance(Number(advance));
      if (set !== undefined) clock.set(String(set));
      return clock.snapshot();
    },
    'POST payForm': (body) => payForm(state, textOf(body, 'paymentInternalId'), record(body)),
    'POST runSchedule': (body) => runSchedule(state, textOf(body, 'scheduledPaymentInternalId')),
    'POST payInPortal': (body) => payInPortal(state, record(body) as unknown as PortalPayment),
    'POST settleCheck': (body) => gateway.settleCheck(textOf(body, 'refNum')),
    'POST returnCheck': (body) => {
      const { code, reason } = record(body);
      gateway.returnCheck(textOf(body, 'refNum'), code as string | undefined, reason as string | undefined);
    },
  };
}

/** One transaction as the gateway keeps it, without card data. Amounts in currency units. */
function row(transaction: GatewayTransaction): object {
  const { refNum, request, status, verdict, requested, approved, batchRefNum, refundOf } = transaction;
  return {
    refNum,
    orderId: request.details.OrderID,
    command: request.command,
    type: shownType(transaction),
    status,
    resultCode: verdict.resultCode,
    errorCode: verdict.errorCode,
    amount: requested / 100,
    approved: approved / 100,
    currency: request.details.Currency,
    custNum: request.custNum,
    methodId: request.methodId,
    committedAt: new Date(transaction.committedAt).toISOString(),
    shownAt: new Date(transaction.shownAt).toISOString(),
    batchRefNum,
    refundOf,
  };
}

function record(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) throw new Error('Expected a JSON object');
  return body as Record<string, unknown>;
}

function textOf(body: unknown, member: string): string {
  const value = record(body)[member];
  if (typeof value !== 'string') throw new Error(`Expected "${member}" as text`);
  return value;
}
