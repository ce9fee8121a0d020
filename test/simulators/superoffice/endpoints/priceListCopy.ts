import { storedFrom } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import { itemOf } from '../state/records/names';
import { answered } from './entities';

/** Copies of price lists. */
export const priceListCopy: Endpoints = {
  v1PriceList_CopySuperOfficePriceList: copyPriceList,
};

/** A price list and its products, under a new name. Prices are converted by no rate: the simulated currencies are at par. */
function copyPriceList(state: SuperOfficeState, call: OfficeCall): unknown {
  const { records } = state;
  const { path, query, user } = call;
  const original = records.get('priceList', Number(path.originalPriceListId));
  if (!original) throw notFound('PriceList', path.originalPriceListId);
  const given = Number(query.get('newCurrencyId') ?? 0);
  const currency = given > 0 ? itemOf('currency', given)?.name : String(original.Currency);
  if (currency === undefined) throw new OfficeError(400, `There is no currency ${given}`);
  const { PriceListId, ...values } = original;
  const made = records.create(
    'priceList',
    { ...values, Name: path.newName, Currency: currency, CurrencyName: currency, ...datesOf(call) },
    user.associateId,
  );
  const key = String(made.PriceListId);
  const copy = records.change(
    'priceList',
    Number(made.PriceListId),
    { ERPPriceListKey: key },
    user.associateId,
  );
  for (const product of records.stores.product.all())
    if (product.ERPPriceListKey === String(PriceListId))
      records.create('product', { ...product, ERPPriceListKey: key }, user.associateId);
  return answered(state, call, KINDS.priceList, copy);
}

function datesOf(call: OfficeCall): SoRecord {
  const given = Object.entries({
    ValidFrom: call.query.get('validFrom'),
    ValidTo: call.query.get('validTo'),
  });
  const sent = Object.fromEntries(given.filter(([, value]) => value !== null && value !== ''));
  return storedFrom(call, 'PriceList', sent) as SoRecord;
}
