import { notOffered as withoutDeclaration } from '../../../nodes/KometSales/notOffered';
import { notOffered, operations } from '../../../nodes/KometSales/resources';
import { kometSales } from '../../documented';
import { notYet } from './notYet';

const documented = kometSales().methods.map(({ httpMethod, id }) => `${httpMethod} ${id}`);

const declared = [...operations, ...notOffered].map((operation) => operation.documented);
const listed = withoutDeclaration.map((row) => row.documented);

describe('every documented Komet Sales method', () => {
  it('is declared, or listed with a reason, or still to come', () => {
    const accounted = new Set([...declared, ...listed, ...notYet]);
    expect(documented.filter((method) => !accounted.has(method))).toEqual([]);
  });

  it('is in one of these only, so that each declaration takes its line out of notYet.ts', () => {
    const twice = (some: string[], others: string[]) => some.filter((method) => others.includes(method));
    expect({
      declaredYetToCome: twice(notYet, declared),
      listedYetToCome: twice(notYet, listed),
      declaredAndListed: twice(listed, declared),
    }).toEqual({ declaredYetToCome: [], listedYetToCome: [], declaredAndListed: [] });
  });

  it('is documented: none of the lists has another', () =>
    expect([...declared, ...listed, ...notYet].filter((method) => !documented.includes(method))).toEqual([]));

  it('has a reason where it is not offered', () =>
    expect(withoutDeclaration.filter(({ why }) => why.trim().length < 20)).toEqual([]));
});
