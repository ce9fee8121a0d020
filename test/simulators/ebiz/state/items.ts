import type { SoapRecord } from '../record';
import { OWN_SOFTWARE, seededId } from './seeds';
import { Store } from './store';

const ROWS: Array<[id: string, name: string, unit: string, price: string, cost: string, stock: string]> = [
  ['00102565', 'Rose Freedom 50 cm', 'Stem', '0.85', '0.42', '4200'],
  ['00102566', 'Rose Explorer 60 cm', 'Stem', '1.05', '0.55', '1800'],
  ['HYD-BLUE', 'Hydrangea Blue', 'Stem', '2.40', '1.30', '350'],
  ['ALS-WHT', 'Alstroemeria White', 'Bunch', '4.75', '2.60', '120'],
  ['BOX-QB', 'Quarter box', 'Piece', '3.50', '2.10', '60'],
  ['FRT', 'Freight', 'Shipment', '45.00', '38.00', '0'],
];

/** The items that the merchant sells. */
export class Items extends Store {
  constructor() {
    super({
      internalId: 'ItemInternalId',
      prefix: '17e50001',
      key: ['ItemId'],
      refusal: 'Failed',
      seed: () => ROWS.map(seeded),
    });
  }
}

function seeded([id, name, unit, price, cost, stock]: (typeof ROWS)[number], index: number): SoapRecord {
  return {
    ItemInternalId: seededId('17e50000', index + 1),
    ItemId: id,
    Name: name,
    SKU: `SKU-${id}`,
    Description: `${name}, by the ${unit.toLowerCase()}`,
    UnitPrice: price,
    UnitCost: cost,
    UnitOfMeasure: unit,
    Active: true,
    ItemType: id === 'FRT' ? 'Service' : 'Inventory',
    QtyOnHand: stock,
    Taxable: id !== 'FRT',
    TaxRate: id === 'FRT' ? '0' : '7.00',
    SoftwareId: index % 2 === 0 ? OWN_SOFTWARE : 'Portal',
    ItemNotes: index === 0 ? 'Best seller' : '',
    DateTimeCreated: '2025-09-01T14:00:00Z',
    DateTimeModified: '2025-09-01T14:00:00Z',
    ItemCustomFields: index === 0 ? [{ FieldName: 'Farm', FieldValue: 'Finca La Esperanza' }] : undefined,
  };
}
