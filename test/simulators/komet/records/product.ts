import type { Kind } from '../table';

/** A product category. */
export interface KometCategory {
  id: string;
  name: string;
  active: boolean;
  kometNetworkId?: number;
  divisionId: string;
  division: string;
}

/** Categories, an inactive one among them. */
export const CATEGORIES: Kind<KometCategory> = {
  name: 'category',
  firstId: 16_000,
  seed: () => [
    {
      id: '11453',
      name: 'Rose',
      active: true,
      kometNetworkId: 16_064,
      divisionId: '1',
      division: 'FreshCutFlowers',
    },
    { id: '11454', name: 'Carnation', active: true, divisionId: '1', division: 'FreshCutFlowers' },
    { id: '15709', name: 'Adhesive', active: false, divisionId: '3', division: 'Hard Goods' },
  ],
  fresh: (id) => ({ id, name: '', active: true, divisionId: '1', division: 'FreshCutFlowers' }),
};

/** A product. */
export interface KometProduct {
  id: string;
  description: string;
  active: boolean;
  category: string;
  variety: string;
  color: string;
  grade: string;
  code: string;
  tags: string;
  regionsOfOrigin: string[];
  productRollUpCode?: string;
  defaultUnitType?: string;
}

/** Products. */
export const PRODUCTS: Kind<KometProduct> = {
  name: 'product',
  firstId: 23_500,
  seed: () => [
    rose('23214', 'Freedom', 'Red', '50 cm', 'RS50'),
    rose('23215', 'Mondial', 'White', '60 cm', 'RS60'),
    {
      ...rose('23216', 'Fancy Mix', 'Pink', 'Fancy', 'CA01'),
      category: 'Carnation',
      description: 'Carnation Fancy Mix',
    },
  ],
  fresh: (id) => ({ ...rose(id, '', '', '', ''), description: '', category: '', tags: '' }),
};

function rose(id: string, variety: string, color: string, grade: string, code: string): KometProduct {
  return {
    id,
    description: `Rose ${color} ${variety} ${grade}`,
    active: true,
    category: 'Rose',
    variety,
    color,
    grade,
    code,
    tags: 'standard',
    regionsOfOrigin: [],
  };
}

/** A box type. */
export interface KometBoxType {
  id: string;
  code: string;
  fbe: number;
  kometNetworkId: number;
}

/** Box types, FB and HB from the vendor's sample. */
export const BOX_TYPES: Kind<KometBoxType> = {
  name: 'box type',
  firstId: 1_100,
  seed: () => [
    { id: '1058', code: 'QB', fbe: 0.25, kometNetworkId: 902 },
    { id: '1056', code: 'FB', fbe: 1, kometNetworkId: 900 },
    { id: '1057', code: 'HB', fbe: 0.5, kometNetworkId: 901 },
  ],
  fresh: (id) => ({ id, code: '', fbe: 1, kometNetworkId: 0 }),
};
