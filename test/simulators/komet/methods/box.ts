import { Refusal, done } from '../envelope';
import type { Given } from '../given';
import { locationOf } from '../lookups';
import type { Methods } from '../method';
import type { KometBox, KometState } from '../state';
import { invoiceByNumber } from './invoice';

export const box: Methods = {
  'POST box.code.change': changeCodes,
  'POST box.externalcode.update': setExternalCodes,
  'POST box.invoice.shipment.confirm': confirmShipment,
  'GET box.move.awb': moveToAwb,
  'POST box.position.change': changePosition,
  'POST box.warehouse.receive': receive,
  'POST box.warehouse.ship': ship,
  'PATCH v2/inventory/box/count': count,
};

const UNKNOWN = 'Box code does not exist';

/** The count of both kinds, in the words of the samples. */
function summary(outcomes: Array<{ status: string }>): object {
  const failed = outcomes.filter(({ status }) => status === '0').length;
  const message = `${outcomes.length - failed} boxes were successfully updated. ${failed} boxes could not be updated`;
  return done({ boxes: outcomes }, message);
}

/** One after another, so that a chain of changes runs through. */
function changeCodes(state: KometState, given: Given): object {
  const outcomes = given.records('boxes').map((entry) => {
    const { currentBoxCode = '', newBoxCode = '' } = entry.texts('currentBoxCode', 'newBoxCode');
    const row = state.boxes.get(currentBoxCode);
    if (!row) return { newBoxCode, status: '0', message: UNKNOWN };
    // The words are not documented.
    if (state.boxes.get(newBoxCode)) return { newBoxCode, status: '0', message: 'Box code already exists' };
    state.boxes.remove(currentBoxCode);
    state.boxes.add({ ...row, id: newBoxCode });
    return { newBoxCode, status: '1', message: 'success' };
  });
  return summary(outcomes);
}

function setExternalCodes(state: KometState, given: Given): object {
  const outcomes = given.records('boxes').map((entry) => {
    const { boxCode = '', externalCode } = entry.texts('boxCode', 'externalCode');
    const row = state.boxes.get(boxCode);
    if (!row) return { boxCode, status: '0', message: UNKNOWN };
    state.boxes.change(row, { externalCode });
    return { boxCode, status: '1', message: 'success' };
  });
  return summary(outcomes);
}

/** Boxes that are not on the order are not counted. The count is text, as in the sample. */
function confirmShipment(state: KometState, given: Given): object {
  const invoice = invoiceByNumber(state, given.text('orderNumber'));
  const codes = given
    .list('boxCodes')
    .filter((code) => state.boxes.get(code)?.invoiceNumber === invoice.number);
  for (const code of codes) state.boxes.change(state.boxes.need(code), { shipped: true });
  invoice.shippedBoxes = [...new Set([...invoice.shippedBoxes, ...codes])];
  state.invoices.touch(invoice.id);
  return done({ updatedBoxes: String(codes.length) }, 'success');
}

/**
 * Only boxes of the staging area at this location move. The AWB is made, or gets the new day. Nothing is case-sensitive:
 * a box that is known is named as the vendor spells it.
 */
function moveToAwb(state: KometState, given: Given): object {
  const { awb = '', shipDate } = given.texts('awb', 'shipDate');
  const locationId = locationOf(state, given, 'companyLocationId').id;
  const known = state.awbs.find((row) => row.awb === awb);
  if (known) state.awbs.change(known, { shipDate });
  else state.awbs.add({ awb, shipDate, locationId, future: false });
  const failedBoxes = given.list('boxCodes').flatMap((code) => {
    const row = state.boxes.find(({ id }) => id.toLowerCase() === code.toLowerCase());
    if (!row?.staged || row.locationId !== locationId) return [row?.id ?? code];
    state.boxes.change(row, { awb });
    return [];
  });
  return done({ failedBoxes });
}

function boxOf(state: KometState, given: Given): KometBox {
  const row = state.boxes.get(given.text('boxCode'));
  if (!row) throw new Refusal(UNKNOWN);
  return row;
}

function changePosition(state: KometState, given: Given): object {
  const row = boxOf(state, given);
  const boxOldPosition = row.position;
  state.boxes.change(row, { position: given.text('position') ?? '' });
  return done({ boxOldPosition }, 'success');
}

function receive(state: KometState, given: Given): object {
  const locationId = locationOf(state, given, 'companyLocationId').id;
  state.boxes.change(boxOf(state, given), { received: true, locationId, ...given.texts('position') });
  return done({}, 'success');
}

function ship(state: KometState, given: Given): object {
  locationOf(state, given, 'companyLocationId');
  state.boxes.change(boxOf(state, given), { shipped: true, staged: false });
  return done({}, 'success');
}

/** Codes of its own: 1 done, 2 unknown, 3 counted before, 4 sold, 11 not in the inventory. They are text, as in the sample. */
function count(state: KometState, given: Given): object {
  const row = state.boxes.get(given.text('boxCode'));
  const refuse = (statusInventory: string, message: string): never => {
    throw new Refusal(message, { statusInventory, boxAlreadyScannedPosition: row?.position ?? '' });
  };
  if (!row) return refuse('2', 'Box not found');
  if (row.sold) return refuse('4', 'Box was already sold');
  if (row.shipped) return refuse('11', 'Box not in Inventory');
  if (row.counted) return refuse('3', 'Box has the same inventory status.');
  state.boxes.change(row, { counted: true, position: given.text('boxPosition') });
  return { statusInventory: '1', message: 'Ok', boxAlreadyScannedPosition: row.position };
}
