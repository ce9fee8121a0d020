import { notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import { numberOf } from '../money/instrument';
import type { GatewayTransaction } from '../money/transaction';
import type { SoapRecord } from '../record';
import { SUCCESS } from '../results';
import type { EbizState } from '../state';

/** Receipts of transactions at the gateway. */
export const receiptMethods: Methods = {
  GetReceiptsList: (state, given) => {
    const target = given.text('receiptType').toLowerCase();
    return state.receiptTemplates.filter(
      ({ Target }) => target === '' || String(Target).toLowerCase() === target,
    );
  },
  RenderReceipt: (state, given) => {
    const { template, transaction } = asked(state, given);
    const type = given.text('contentType') || String(template.ContentType);
    const rendered = type.toLowerCase() === 'text' ? asText(transaction) : asHtml(transaction);
    return Buffer.from(rendered, 'utf8').toString('base64');
  },
  EmailReceipt: (state, given) => {
    const { template, transaction } = asked(state, given);
    state.mails.send('receipt', given.text('emailAddress'), {
      RefNum: transaction.refNum,
      Name: template.Name,
    });
    return SUCCESS;
  },
};

/** The transaction, and the template by its number or its name. */
function asked(state: EbizState, given: Given): { template: SoapRecord; transaction: GatewayTransaction } {
  const transaction = state.gateway.find(given.text('transactionRefNum'));
  const refNum = given.text('receiptRefNum');
  const template = refNum
    ? state.receiptTemplates.get(refNum)
    : state.receiptTemplates.byKey(given.text('receiptName'));
  if (!transaction || !template) throw notFound();
  return { template, transaction };
}

/** What a receipt says, row by row. */
function rowsOf({ refNum, request, approved, authCode, status }: GatewayTransaction): string[][] {
  const { instrument } = request;
  return [
    ['Reference', refNum],
    ['Order', String(request.details.OrderID ?? '')],
    ['Name', instrument?.holder ?? ''],
    ['Account', instrument ? `xxxx${numberOf(instrument).slice(-4)}` : ''],
    ['Amount', (approved / 100).toFixed(2)],
    ['Authorization', authCode],
    ['Status', status],
  ];
}

function asText(transaction: GatewayTransaction): string {
  return rowsOf(transaction)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function asHtml(transaction: GatewayTransaction): string {
  const rows = rowsOf(transaction).map(([name, value]) => `<tr><th>${name}</th><td>${value}</td></tr>`);
  return `<html><body><h1>Bloom &amp; Stem Wholesale – Receipt</h1><table>${rows.join('')}</table></body></html>`;
}
