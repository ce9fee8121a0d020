import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { newItem } from '../records/invoice';
import type { KometInvoice, KometInvoiceItem, KometState } from '../state';
import { idText } from '../table';
import { editable } from './invoice';

export const invoiceItem: Methods = {
  'POST invoice.item.add': add,
  'POST invoice.item.update': update,
  'POST invoice.item.delete': remove,
};

const TEXTS = ['price', 'discount', 'markCode', 'productAlias', 'notes'] as const;

/** The answer was not seen: that of invoice.item.update, by analogy. */
function add(state: KometState, given: Given): object {
  const invoice = editable(state, given.text('invoiceId'));
  const boxes = given.number('boxes') ?? 0;
  const source = given.has('orderItemId') ? fromStock(state, given, boxes) : fromProduct(state, given);
  const item = newItem(state.invoices.newId(), { ...source, boxes, ...given.texts(...TEXTS) });
  invoice.items.push(item);
  state.invoices.touch(invoice.id);
  return answer(state, given, invoice, item);
}

/** The boxes leave the stock. The words of the refusal are not documented. */
function fromStock(state: KometState, given: Given, boxes: number): Partial<KometInvoiceItem> {
  const line = state.inventory.need(given.text('orderItemId'));
  if (line.quantity < boxes) throw new Refusal('There are not enough boxes available.');
  state.inventory.change(line, { quantity: line.quantity - boxes });
  const product = state.products.need(line.productId);
  return {
    inventoryId: line.id,
    productDescription: product.description,
    productCode: product.code,
    boxTypeCode: line.boxTypeCode,
    unitType: line.unitType,
    unitsPerBox: line.unitsPerBox,
  };
}

function fromProduct(state: KometState, given: Given): Partial<KometInvoiceItem> {
  const code = given.text('productCode') ?? '';
  const product = state.products.find((row) => row.code.toLowerCase() === code.toLowerCase());
  if (!product) throw new Refusal('The product does not exist.');
  return {
    productDescription: product.description,
    productCode: product.code,
    ...given.texts('boxTypeCode', 'unitType'),
    unitsPerBox: given.number('unitsPerBox'),
  };
}

function itemOf(invoice: KometInvoice, given: Given): KometInvoiceItem {
  const id = idText(given.text('invoiceItemId'));
  const item = invoice.items.find((each) => each.id === id);
  if (!item) throw new Refusal('The invoice item does not exist.');
  return item;
}

function update(state: KometState, given: Given): object {
  const invoice = editable(state, given.text('invoiceId'));
  const item = itemOf(invoice, given);
  const boxes = given.number('boxes');
  if (boxes !== undefined && invoice.k2k) throw new Refusal('The boxes of a K2K order cannot be changed.');
  if (boxes !== undefined) giveBack(state, item, item.boxes - boxes);
  Object.assign(item, { boxes: boxes ?? item.boxes, ...given.texts(...TEXTS) });
  state.invoices.touch(invoice.id);
  return answer(state, given, invoice, item);
}

function remove(state: KometState, given: Given): object {
  const invoice = editable(state, given.text('invoiceId'));
  const item = itemOf(invoice, given);
  giveBack(state, item, item.boxes);
  invoice.items = invoice.items.filter((each) => each !== item);
  state.invoices.touch(invoice.id);
  const { invoiceItemId: _, ...rest } = members(state, given, invoice, item);
  return done(rest, 'success');
}

function giveBack(state: KometState, item: KometInvoiceItem, boxes: number): void {
  const line = state.inventory.get(item.inventoryId);
  if (!line) return;
  if (line.quantity + boxes < 0) throw new Refusal('There are not enough boxes available.');
  state.inventory.change(line, { quantity: line.quantity + boxes });
}

function answer(state: KometState, given: Given, invoice: KometInvoice, item: KometInvoiceItem): object {
  return done(members(state, given, invoice, item), 'success');
}

function members(state: KometState, given: Given, invoice: KometInvoice, item: KometInvoiceItem) {
  const available = state.inventory.get(item.inventoryId)?.quantity ?? 0;
  return {
    invoiceId: numberOf(invoice.id),
    invoiceNumber: numberOf(invoice.number),
    invoiceItemId: numberOf(item.id),
    ...(given.flag('returnAvailableBoxes') ? { availableBoxes: available } : {}),
  };
}
