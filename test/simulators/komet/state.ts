import { Clock } from './clock';
import { daysSince } from './moved';
import { ADDITIONAL_CHARGES, CHARGES } from './records/charge';
import { CARRIERS, COMPANIES, LOCATIONS, SUPPLIERS, USERS } from './records/company';
import { CREDITS, OPEN_CREDITS } from './records/credit';
import type { KometCredit } from './records/credit';
import { SHIP_TOS, customerKind } from './records/customer';
import { INVENTORY, UNITS } from './records/inventory';
import { INVOICES } from './records/invoice';
import { PAYMENTS, VENDOR_INVOICES } from './records/payment';
import { PRICE_LISTS, SEASONS, SEASON_PRODUCTS, STANDING_ORDERS, WEB_ORDERS } from './records/price';
import { BOX_TYPES, CATEGORIES, PRODUCTS } from './records/product';
import { PREBOOKS, PURCHASE_ITEMS, PURCHASE_ORDERS } from './records/order';
import { AWBS, BOXES, HARD_GOODS, HARD_STOCK } from './records/warehouse';
import { Table } from './table';
import type { Kind, Row } from './table';

export type * from './records/charge';
export type * from './records/company';
export type * from './records/credit';
export type * from './records/customer';
export type * from './records/inventory';
export type * from './records/invoice';
export type * from './records/payment';
export type * from './records/price';
export type * from './records/product';
export type * from './records/order';
export type * from './records/warehouse';

/** How the state is seeded. */
export interface KometSeed {
  /** So many generated customers in place of the named dozen. */
  customers?: number;
  /** False for a single-location company, where companyLocationId is optional. True if left out. */
  multiLocation?: boolean;
  /** Tokens and the methods ticked for each ("GET customer.list" or just "customer.list"); "*" for all. */
  tokens: Record<string, string[]>;
  /**
   * The day of the seed that is today: all dates of requests and answers are moved accordingly. Left out, the records
   * have their dates of 2026.
   */
  today?: string;
}

/** Facts about the company and the token that some rules depend on. */
export interface KometAccount extends Record<string, boolean> {
  multiLocation: boolean;
  /** Whether purchase orders need a carrier. */
  mandatoryCarriers: boolean;
  /** The kind of the tokens: one of the two is true. */
  companyToken: boolean;
  vendorToken: boolean;
  /** Whether the tokens have Transactional API Access, which the locked parameters need. */
  transactionalAccess: boolean;
}

/** What a Komet Sales company holds. */
export class KometState {
  /** The time that new and changed records carry. */
  readonly clock = new Clock(() => this.daysMoved() * 86_400_000);
  private readonly customerCount = (): number | undefined => this.seed.customers;
  private readonly tables: Record<string, { reset(): void; all(): unknown[] }> = {};

  readonly additionalCharges = this.table('additionalCharges', ADDITIONAL_CHARGES);
  readonly awbs = this.table('awbs', AWBS);
  readonly boxTypes = this.table('boxTypes', BOX_TYPES);
  readonly boxes = this.table('boxes', BOXES);
  readonly carriers = this.table('carriers', CARRIERS);
  readonly categories = this.table('categories', CATEGORIES);
  readonly charges = this.table('charges', CHARGES);
  readonly companies = this.table('companies', COMPANIES);
  readonly credits = this.table('credits', CREDITS);
  readonly customers = this.table('customers', customerKind(this.customerCount));
  readonly hardGoods = this.table('hardGoods', HARD_GOODS);
  readonly hardStock = this.table('hardStock', HARD_STOCK);
  readonly inventory = this.table('inventory', INVENTORY);
  readonly inventoryUnits = this.table('inventoryUnits', UNITS);
  readonly invoices = this.table('invoices', INVOICES);
  readonly locations = this.table('locations', LOCATIONS);
  readonly openCredits = this.table('openCredits', OPEN_CREDITS);
  readonly payments = this.table('payments', PAYMENTS);
  readonly prebooks = this.table('prebooks', PREBOOKS);
  readonly priceLists = this.table('priceLists', PRICE_LISTS);
  readonly products = this.table('products', PRODUCTS);
  readonly purchaseItems = this.table('purchaseItems', PURCHASE_ITEMS);
  readonly purchaseOrders = this.table('purchaseOrders', PURCHASE_ORDERS);
  readonly seasonProducts = this.table('seasonProducts', SEASON_PRODUCTS);
  readonly seasons = this.table('seasons', SEASONS);
  readonly shipTos = this.table('shipTos', SHIP_TOS);
  readonly standingOrders = this.table('standingOrders', STANDING_ORDERS);
  readonly users = this.table('users', USERS);
  readonly vendorInvoices = this.table('vendorInvoices', VENDOR_INVOICES);
  readonly vendors = this.table('vendors', SUPPLIERS);
  readonly webOrders = this.table('webOrders', WEB_ORDERS);

  account!: KometAccount;
  tokens: Record<string, string[]> = {};
  /**
   * Parameters that a test sends although no page has them, as "Additional Fields (JSON)" do. They are taken
   * only by methods whose page was not seen to its end.
   */
  undocumented = new Set<string>();

  constructor(private readonly seed: KometSeed) {
    this.reset();
  }

  private table<R extends Row>(name: string, kind: Kind<R>): Table<R> {
    const table = new Table(kind, this.clock);
    this.tables[name] = table;
    return table;
  }

  /** How many days today is after the seed's. */
  readonly daysMoved = (): number => (this.seed.today === undefined ? 0 : daysSince(this.seed.today));

  /** Back to the seed. */
  reset(): void {
    const { multiLocation = true, tokens } = this.seed;
    this.clock.set();
    this.account = {
      multiLocation,
      mandatoryCarriers: false,
      companyToken: true,
      vendorToken: false,
      transactionalAccess: true,
    };
    this.tokens = structuredClone(tokens);
    this.undocumented.clear();
    for (const table of Object.values(this.tables)) table.reset();
  }

  /** Adds or replaces a credit. Ids beyond 2^53 are given as text or bigint. */
  addCredit(id: string | number | bigint, status: KometCredit['status'] = 'open'): KometCredit {
    return this.credits.add({ id: String(id), status });
  }

  /** The ids of the credits that are synchronized now. */
  synchronized(): string[] {
    return this.credits.filter((credit) => credit.status === 'synchronized').map(({ id }) => id);
  }

  /** The state as JSON; open credits are only counted. */
  snapshot(): object {
    const credits = this.credits.all();
    const tables = Object.entries(this.tables).map(([name, table]) => [name, table.all()]);
    return {
      account: this.account,
      ...(Object.fromEntries(tables) as object),
      credits: {
        open: credits.filter((credit) => credit.status === 'open').length,
        cancelled: credits.filter((credit) => credit.status === 'cancelled').map(({ id }) => id),
        synchronized: this.synchronized(),
        markedTwice: credits.filter((credit) => credit.marks > 1).map(({ id }) => id),
      },
      charges: Object.fromEntries(this.charges.all().map((charge) => [charge.id, charge])),
    };
  }
}
