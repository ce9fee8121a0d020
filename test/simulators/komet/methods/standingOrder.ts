import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import { carrierOf, customerOf, locationOf } from '../lookups';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometStandingOrder, KometState } from '../state';

export const standingOrder: Methods = {
  'GET standing.order.list': list,
  'POST v2/standing-order': create,
  'PUT v2/standing-order': update,
  'DELETE v2/standing-order/item': removeItem,
};

/** Orders that run on a day of the range; only active ones by default. */
function list(state: KometState, given: Given): object {
  const { dateFrom = '', dateTo = '', status = 'Active' } = given.texts('dateFrom', 'dateTo', 'status');
  const customer = (row: KometStandingOrder) => state.customers.get(row.customerId);
  const found = new Select(state.standingOrders.all(), given)
    .where((row) => row.startDate <= dateTo && (row.endDate === '' || row.endDate >= dateFrom))
    .where((row) => status === 'All' || row.status === status)
    .like(
      'customer',
      (row) => customer(row)?.name,
      (row) => customer(row)?.code,
    )
    .id('customerId', (row) => row.customerId)
    .id('number', (row) => row.number)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId]).rows;
  return done({ standingOrders: found.map((row) => listRow(state, row)) });
}

/** The page was cut before the details: the ids of the items are chosen, because changing and removing need them. */
function listRow(state: KometState, row: KometStandingOrder): object {
  return {
    id: numberOf(row.id),
    number: numberOf(row.number),
    customerName: state.customers.get(row.customerId)?.name ?? '',
    priceList: '',
    carrierName: state.carriers.get(row.carrierId)?.name ?? '',
    recurrence: Number(row.recurrence),
    days: row.truckDays,
    startDate: row.startDate,
    endDate: row.endDate === '' ? null : row.endDate,
    details: row.items.map(({ id, identifier }) => ({ standingOrderItemId: numberOf(id), identifier })),
  };
}

function sent(state: KometState, given: Given): Partial<KometStandingOrder> {
  if (given.has('shipToId')) state.shipTos.need(given.text('shipToId'));
  return {
    customerId: customerOf(state, given).id,
    carrierId: carrierOf(state, given).id,
    locationId: locationOf(state, given, 'companyLocationId', 'companyLocationCode').id,
    ...given.texts('startDate', 'endDate', 'recurrence', 'comments', 'customerPO'),
    truckDays: given.list('truckDays').join(','),
  };
}

/** The page was cut before the answer: the id by analogy. */
function create(state: KometState, given: Given): object {
  const row = state.standingOrders.add(sent(state, given));
  row.items = given.records('items').map((entry) => ({
    id: state.standingOrders.newId(),
    identifier: entry.text('identifier') ?? '',
  }));
  return done({ standingOrderId: numberOf(row.id), number: numberOf(row.number) }, 'success', 1);
}

function update(state: KometState, given: Given): object {
  const row = state.standingOrders.need(given.text('standingOrderID'));
  itemIn(row, given);
  state.standingOrders.change(row, sent(state, given));
  return done({ standingOrderId: numberOf(row.id) }, 'success', 1);
}

/** The words of the refusal are not documented. */
function itemIn(row: KometStandingOrder, given: Given): string {
  const id = given.text('standingOrderItemId') ?? '';
  if (!row.items.some((item) => item.id === id)) throw new Refusal('The standing order item does not exist.');
  return id;
}

function removeItem(state: KometState, given: Given): object {
  const row = state.standingOrders.need(given.text('standingOrderId'));
  const id = itemIn(row, given);
  row.items = row.items.filter((item) => item.id !== id);
  return done({}, 'Standing Order Item was deleted successfully.', 1);
}
