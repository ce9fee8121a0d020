import { Refusal, done, numberOf, numberOrNull } from '../envelope';
import { recordsOf } from '../given';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometSeasonProduct, KometState } from '../state';

export const priceList: Methods = {
  'GET v2/price-list': list,
  'GET v2/price-list/season': listSeasons,
  'GET v2/price-list/season/product': listProducts,
  'POST v2/price-list/season/product.add': addProducts,
  'PUT v2/price-list/season/product.update': updateProduct,
  'DELETE v2/price-list/season/product.delete': deleteProduct,
};

function list(state: KometState, given: Given): object {
  const type = given.text('priceListType') ?? 'A';
  const found = new Select(state.priceLists.all(), given)
    .where((row) => type === 'A' || row.type === type)
    .like('name', (row) => row.name).rows;
  const rows = found.map(({ id, name, description, type: kind, isMaster }) => ({
    id: numberOf(id),
    name,
    description,
    type: kind,
    isMaster: isMaster ? 1 : 0,
  }));
  return done({ priceList: rows });
}

function listSeasons(state: KometState, given: Given): object {
  const found = new Select(state.seasons.all(), given)
    .id('priceListId', (row) => row.priceListId)
    .like('name', (row) => row.name).rows;
  const seasons = found.map((row) => ({
    id: numberOf(row.id),
    name: row.name,
    startDate: row.startDate,
    endDate: row.endDate,
    priceListId: numberOf(row.priceListId),
  }));
  return done({ seasons });
}

/** The product's id wins over its description. */
function listProducts(state: KometState, given: Given): object {
  const product = (row: KometSeasonProduct) => state.products.get(row.companyProductId);
  const found = new Select(state.seasonProducts.all(), given)
    .id('priceListId', (row) => row.priceListId)
    .id('priceListSeasonId', (row) => row.seasonId)
    .id('companyProductId', (row) => row.companyProductId)
    .id('vendorId', (row) => row.vendorId)
    .id('categoryId', (row) => state.categories.find((each) => each.name === product(row)?.category)?.id);
  if (!given.has('companyProductId')) found.like('productDescription', (row) => product(row)?.description);
  return done({ priceListSeasonProducts: found.rows.map((row) => productRow(state, row)) });
}

function productRow(state: KometState, row: KometSeasonProduct): object {
  const { description = '' } = state.products.get(row.companyProductId) ?? {};
  const list = state.priceLists.get(row.priceListId);
  return {
    id: numberOf(row.id),
    name: description,
    cost: Number(row.cost),
    price: Number(row.price),
    productDescription: description,
    vendorId: numberOrNull(row.vendorId),
    vendorName: state.vendors.get(row.vendorId)?.name ?? null,
    boxTypeId: numberOrNull(row.boxTypeId),
    boxTypeCode: row.boxTypeCode,
    seasonName: state.seasons.get(row.seasonId)?.name ?? '',
    priceListName: list?.name ?? '',
    priceListId: numberOf(row.priceListId),
    seasonId: numberOf(row.seasonId),
    priceListType: list?.type ?? '',
  };
}

const TEXTS = [
  'priceListId',
  'companyProductId',
  'seasonId',
  'price',
  'cost',
  'boxTypeId',
  'boxTypeCode',
  'vendorId',
] as const;

/** One verdict for the whole list: an entry that names what does not exist is taken to refuse all. */
function addProducts(state: KometState, given: Given): object {
  const rows = recordsOf(given.body).map((entry) => sent(state, entry));
  for (const row of rows) state.seasonProducts.add(row);
  return done({}, 'Success.', 1);
}

function updateProduct(state: KometState, given: Given): object {
  const row = state.seasonProducts.need(given.text('priceListSeasonProductId'));
  // Sent empty or not at all, a box type or vendor stands for every one.
  state.seasonProducts.change(row, { boxTypeId: '', boxTypeCode: '', vendorId: '', ...sent(state, given) });
  return done({}, 'OK', 1);
}

/** The words of the refusal are not documented. */
function deleteProduct(state: KometState, given: Given): object {
  const row = state.seasonProducts.need(given.text('priceListSeasonProductId'));
  const isThere = row.priceListId === given.text('priceListId') && row.seasonId === given.text('seasonId');
  if (!isThere) throw new Refusal('The seasonal product does not exist.');
  state.seasonProducts.remove(row.id);
  return done({}, 'OK', 1);
}

function sent(state: KometState, entry: Given): Partial<KometSeasonProduct> {
  const list = state.priceLists.need(entry.text('priceListId'));
  const season = state.seasons.need(entry.text('seasonId'));
  // The words are not documented.
  if (season.priceListId !== list.id) throw new Refusal('The season does not exist.');
  state.products.need(entry.text('companyProductId'));
  return entry.texts(...TEXTS);
}
