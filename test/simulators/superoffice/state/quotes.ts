import type { OfficeClock } from './clock';
import type { Part } from './part';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { stamp } from './stamp';

/** A product that quotes can have, as its price list has it. */
export interface QuotedProduct {
  key: string;
  name: string;
  price: number;
}

/** The products of the connection. */
export const QUOTED_PRODUCTS: QuotedProduct[] = [
  { key: 'ROSE-RED-50', name: 'Red roses 50 cm', price: 0.8 },
  { key: 'ROSE-PINK-40', name: 'Pink roses 40 cm', price: 0.65 },
  { key: 'TULIP-10', name: 'Tulips, bunch of 10', price: 3.5 },
];

/** An order that the ERP system has taken. */
export interface QuoteOrder {
  key: string;
  alternative: number;
}

/**
 * The quotes of sales. Quote 1, of sale 1, has a draft (version 1) with two alternatives and two lines in the first; quote 2,
 * of sale 5, has version 2, which needs approval.
 */
export class Quotes implements Part {
  /** By ID: quotes as QuoteEntity without their versions, versions without their alternatives. */
  readonly quotes = new Map<number, Carrier>();
  readonly versions = new Map<number, Carrier>();
  readonly alternatives = new Map<number, Carrier>();
  readonly lines = new Map<number, Carrier>();
  /** In the order of their placing. */
  readonly orders: QuoteOrder[] = [];
  /** Tasks that were made: follow-ups and logs of decisions. */
  tasks = 0;
  private lastLine = 0;

  constructor(private readonly clock: OfficeClock) {}

  reset(): void {
    for (const all of [this.quotes, this.versions, this.alternatives, this.lines]) all.clear();
    this.orders.length = 0;
    this.tasks = 0;
    this.lastLine = 0;
    const draft = this.addVersion(this.addQuote(1), 'Draft');
    const first = this.addAlternative(draft, 'Standard');
    this.addAlternative(draft, 'Premium');
    this.addLine(first, 'ROSE-RED-50', 200);
    this.addLine(first, 'TULIP-10', 20);
    this.addAlternative(this.addVersion(this.addQuote(5), 'DraftNeedsApproval'), 'Standard');
  }

  /** Now, as stamps are kept. */
  now(): string {
    return stamp(this.clock.now());
  }

  ofSale(sale: number): Carrier | undefined {
    return [...this.quotes.values()].find(({ SaleId }) => SaleId === sale);
  }

  versionsOf(quote: unknown): Carrier[] {
    return [...this.versions.values()].filter(({ QuoteId }) => QuoteId === quote);
  }

  alternativesOf(version: unknown): Carrier[] {
    return [...this.alternatives.values()].filter(({ QuoteVersionId }) => QuoteVersionId === version);
  }

  linesOf(alternative: unknown): Carrier[] {
    return [...this.lines.values()].filter(({ QuoteAlternativeId }) => QuoteAlternativeId === alternative);
  }

  /** Copies the active version of a quote to a sale without one. */
  copy(from: Carrier, sale: number): Carrier {
    const quote = this.addQuote(sale);
    const old = this.versions.get(Number(from.ActiveQuoteVersionId));
    const version = this.addVersion(quote, 'Draft');
    for (const alternative of this.alternativesOf(old?.QuoteVersionId)) {
      const copied = this.addAlternative(version, String(alternative.Name));
      for (const line of this.linesOf(alternative.QuoteAlternativeId))
        this.addLine(copied, String(line.ERPProductKey), Number(line.Quantity));
    }
    return quote;
  }

  /** A quote of a sale with a draft and one alternative, as QuoteEntity. */
  start(sale: number, connection: number, alternative: string): Carrier {
    const quote = this.addQuote(sale);
    quote.QuoteConnectionId = connection;
    const version = this.addVersion(quote, 'Draft');
    const first = this.addAlternative(version, alternative);
    return { ...quote, QuoteVersions: [{ ...version, QuoteAlternatives: [first] }] };
  }

  /** Removes a quote with all that is in it. */
  remove(quote: number): void {
    for (const { QuoteVersionId } of this.versionsOf(quote)) {
      for (const { QuoteAlternativeId } of this.alternativesOf(QuoteVersionId)) {
        for (const { QuoteLineId } of this.linesOf(QuoteAlternativeId))
          this.lines.delete(Number(QuoteLineId));
        this.alternatives.delete(Number(QuoteAlternativeId));
      }
      this.versions.delete(Number(QuoteVersionId));
    }
    this.quotes.delete(quote);
  }

  /** Adds a line. False for a product that the connection does not have. */
  addLine(alternative: Carrier, key: string, quantity = 1): boolean {
    const product = QUOTED_PRODUCTS.find((each) => each.key === key);
    if (!product) return false;
    const id = ++this.lastLine;
    this.lines.set(
      id,
      whole('QuoteLine', {
        QuoteLineId: id,
        QuoteAlternativeId: alternative.QuoteAlternativeId,
        ERPProductKey: key,
        Name: product.name,
        Code: key,
        Quantity: quantity,
        QuantityUnit: 'stem',
        UnitListPrice: product.price,
        SubTotal: Math.round(quantity * product.price * 100) / 100,
        TotalPrice: Math.round(quantity * product.price * 100) / 100,
        VAT: 25,
        ExtraField1: 'Cold chain',
        Rank: this.linesOf(alternative.QuoteAlternativeId).length + 1,
      }),
    );
    return true;
  }

  /** The id of a new line. */
  nextLine(): number {
    return ++this.lastLine;
  }

  snapshot(): unknown {
    const rows = [this.quotes, this.versions, this.alternatives, this.lines].map((all) => [...all.values()]);
    const [quotes, versions, alternatives, lines] = rows;
    return { quotes, versions, alternatives, lines, orders: this.orders, tasks: this.tasks };
  }

  private addQuote(sale: number): Carrier {
    const id = nextIn(this.quotes);
    const quote = whole('QuoteEntity', { QuoteId: id, SaleId: sale, QuoteConnectionId: 1 });
    this.quotes.set(id, quote);
    return quote;
  }

  /** The version becomes the active one. */
  private addVersion(quote: Carrier, state: string): Carrier {
    const id = nextIn(this.versions);
    const version = whole('QuoteVersion', {
      QuoteVersionId: id,
      QuoteId: quote.QuoteId,
      Number: `Q-${1000 + id}`,
      Description: 'Flowers for the season',
      State: state,
      Rank: this.versionsOf(quote.QuoteId).length + 1,
      ERPPaymentTermsKey: '30 days',
      ExtraField1: 'Airport Oslo',
      Registered: this.now(),
      RegisteredAssociateId: 5,
    });
    this.versions.set(id, version);
    quote.ActiveQuoteVersionId = id;
    return version;
  }

  /** The first alternative of a version becomes the likely one. */
  addAlternative(version: Carrier, name: string): Carrier {
    const id = nextIn(this.alternatives);
    const alternative = whole('QuoteAlternative', {
      QuoteAlternativeId: id,
      QuoteVersionId: version.QuoteVersionId,
      Name: name,
      TotalPrice: 230,
    });
    this.alternatives.set(id, alternative);
    if (version.LikelyQuoteAlternativeId === 0) version.LikelyQuoteAlternativeId = id;
    return alternative;
  }
}

function nextIn(rows: Map<number, Carrier>): number {
  return Math.max(0, ...rows.keys()) + 1;
}
