import type { SoapRecord } from '../record';
import type { Instrument } from './instrument';

/** Per cent of the amount. */
const PERCENTAGE = 3;

/** ZIP codes of a state that allows no surcharge begin so. */
const NOT_ALLOWED_ZIP = '06';

/** The surcharge of the merchant, and those that were paid. */
export class Surcharges {
  private rows: SoapRecord[] = [];

  reset(): void {
    this.rows = [];
  }

  list(): SoapRecord[] {
    return this.rows;
  }

  add(row: SoapRecord): void {
    const number = String(this.rows.length + 1).padStart(12, '0');
    this.rows.push({
      SurchargeInternalId: `50c00001-0000-4000-8000-${number}`,
      SurchargePercentage: PERCENTAGE.toFixed(2),
      SurchargeCountryId: 'US',
      IsApplied: false,
      ...row,
    });
  }

  /** What is added to an amount paid with this card; a bank account has no surcharge. */
  on(amount: number, kind: Instrument['kind'], zip: string): SoapRecord {
    const inZip = !zip.startsWith(NOT_ALLOWED_ZIP);
    const isCard = kind === 'card';
    const percentage = inZip && isCard ? PERCENTAGE : 0;
    return {
      IsSurchargeEnabled: true,
      IsSurchargeAllowedForZipCode: inZip,
      IsSurchargeAllowedForPaymentMethod: isCard,
      SurchargePercentage: percentage.toFixed(2),
      SurchargeAmount: (Math.round(amount * percentage) / 100).toFixed(2),
    };
  }

  settings(): SoapRecord {
    return { IsSurchargeEnabled: true, SurchargePercentage: PERCENTAGE.toFixed(2) };
  }

  snapshot(): unknown {
    return this.rows;
  }
}
