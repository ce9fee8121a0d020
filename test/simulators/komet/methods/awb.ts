import { done, numberOf, numberOrNull } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometAwb, KometBox, KometState } from '../state';

export const awb: Methods = {
  'GET awb.list': list,
  'GET awb.details.list': listDetailed,
  'GET awb.future.list': listFuture,
  'POST awb.future.save': saveFuture,
};

/** By the last four digits of the number. */
function select(state: KometState, given: Given, future: boolean): KometAwb[] {
  const locationCode = (row: KometAwb) => state.locations.get(row.locationId)?.code;
  const found = new Select(
    state.awbs.filter((row) => row.future === future),
    given,
  )
    .exact('awb', (row) => row.awb.replace(/\D/g, '').slice(-4))
    .exact('shipDate', (row) => row.shipDate)
    .exact('originCode', (row) => row.origin);
  return (state.account.multiLocation ? found.exact('locationCode', locationCode) : found).rows;
}

function boxesOf(state: KometState, row: KometAwb): KometBox[] {
  return state.boxes.filter((box) => box.awb === row.awb);
}

function members(state: KometState, row: KometAwb): object {
  const boxes = boxesOf(state, row);
  return {
    awbId: numberOf(row.id),
    awb: row.awb,
    origin: row.origin,
    shipDate: row.shipDate,
    arrivalDate: row.arrivalDate,
    pieces: boxes.length,
    piecesReceived: boxes.filter((box) => box.received).length,
    locationCode: state.locations.get(row.locationId)?.code ?? '',
    // Open or closed, not the outcome of the call.
    status: row.open ? 1 : 0,
  };
}

function list(state: KometState, given: Given): object {
  const awbs = select(state, given, false).map((row) => ({
    ...members(state, row),
    boxesCodes: boxesOf(state, row)
      .map(({ id }) => id)
      .join(','),
  }));
  return done({ awbs }, 'OK', 1);
}

function listDetailed(state: KometState, given: Given): object {
  const awbs = select(state, given, false).map((row) => ({
    ...members(state, row),
    boxes: boxesOf(state, row).map((box) => boxRow(state, box)),
  }));
  return done({ awbs }, 'OK', 1);
}

/** What the page says about a box's prebook, this answer says about the box's order. */
function boxRow(state: KometState, box: KometBox): object {
  const order = state.invoices.find((row) => row.number === box.invoiceNumber);
  const carrier = state.carriers.get(order?.carrierId);
  return {
    code: box.id,
    unitCost: 0.3,
    carrierName: carrier?.name ?? '',
    carrierCode: carrier?.code ?? '',
    truckDate: order?.shipDate ?? null,
    shipToId: numberOrNull(order?.shipToId),
  };
}

function listFuture(state: KometState, given: Given): object {
  const awbs = select(state, given, true).map((row) => ({
    awbId: numberOf(row.id),
    awb: row.awb,
    originCode: row.origin,
    shipDate: row.shipDate,
    instructions: row.instructions,
    houses: row.houses,
  }));
  return done({ awbs }, 'OK', 1);
}

/** An upsert by AWB and house number; instructions are added to those of a known AWB. */
function saveFuture(state: KometState, given: Given): object {
  const { awb: number = '', instructions = '' } = given.texts('awb', 'instructions');
  const known = state.awbs.find((row) => row.awb === number);
  const row =
    known ??
    state.awbs.add({ awb: number, origin: given.text('originCode'), shipDate: given.text('shipDate') });
  row.instructions = [row.instructions, instructions].filter(Boolean).join(' ');
  for (const entry of given.records('houses')) {
    const {
      house = '',
      vendorCode = '',
      locationCode = '',
      instructions: text = '',
    } = entry.texts('house', 'vendorCode', 'locationCode', 'instructions');
    const others = row.houses.filter((each) => each.house !== house);
    row.houses = [...others, { house, vendorCode, locationCode, instructions: text }];
  }
  return done({}, 'success');
}
