import { notOffered as withoutDeclaration } from '../../../nodes/KometSales/notOffered';
import { notOffered, operations } from '../../../nodes/KometSales/resources';
import { kometSales } from '../../documented';

const documented = kometSales().methods.map(({ httpMethod, id }) => `${httpMethod} ${id}`);

const declared = [...operations, ...notOffered].map((operation) => operation.documented);
const listed = withoutDeclaration.map((row) => row.documented);

describe('every documented Komet Sales method', () => {
  it('is an action, or has a reason why it is not', () => {
    const accounted = new Set([...declared, ...listed]);
    expect(documented.filter((method) => !accounted.has(method))).toEqual([]);
  });

  it('is not both', () => expect(listed.filter((method) => declared.includes(method))).toEqual([]));

  it('is documented: the lists have no others', () =>
    expect([...declared, ...listed].filter((method) => !documented.includes(method))).toEqual([]));

  it('has a reason if it is not offered', () =>
    expect(withoutDeclaration.filter(({ why }) => why.trim().length < 20)).toEqual([]));
});
