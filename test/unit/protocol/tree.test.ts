import { isSame, overlaid, treeAt, withAt, withoutAt } from '../../../nodes/shared/protocol/tree';

describe('a record as it travels', () => {
  it.each<[string, unknown, unknown, unknown]>([
    ['objects member by member', { a: { b: 1, c: 2 } }, { a: { c: 3 } }, { a: { b: 1, c: 3 } }],
    ['lists as a whole', { a: [{ b: 1 }, { b: 2 }] }, { a: [{ c: 3 }] }, { a: [{ c: 3 }] }],
    ['an object in the place of nothing', { a: null }, { a: { b: 1 } }, { a: { b: 1 } }],
    ['a name in other letter case under the one that is there', { Name: 'x' }, { name: 'y' }, { Name: 'y' }],
    [
      'an exact name before one in other letter case',
      { name: 1, Name: 2 },
      { Name: 3 },
      { name: 1, Name: 3 },
    ],
  ])('is laid over another: %s', (_, base, given, laid) => expect(overlaid(base, given)).toEqual(laid));

  it('does not change the record that it was merged into', () => {
    const base = { a: { b: 1 } };
    overlaid(base, { a: { b: 2 } });
    expect(base).toEqual({ a: { b: 1 } });
  });

  it('treats a member called __proto__ like any other', () => {
    const laid = overlaid({}, JSON.parse('{"__proto__":{"x":1}}')) as Record<string, unknown>;
    expect([Object.keys(laid), laid.x]).toEqual([['__proto__'], undefined]);
  });

  it('is found, set and emptied by paths, in each row of a list', () => {
    const tree = { Items: [{ Id: 1, Sku: 'a' }, { Sku: 'b' }], Address: { City: 'x' } };
    expect(treeAt(tree, ['address', 'city'])).toBe('x');
    expect(treeAt(tree, ['Items', 'Sku'])).toBeUndefined();
    expect(withAt(tree, ['Address', 'Zip'], '1')).toMatchObject({ Address: { City: 'x', Zip: '1' } });
    expect(withAt({}, ['a', 'b'], 1)).toEqual({ a: { b: 1 } });
    expect(withoutAt(tree, ['Items', 'Id'])).toMatchObject({ Items: [{ Sku: 'a' }, { Sku: 'b' }] });
    expect(withoutAt(tree, ['Items', 'Id'])).not.toHaveProperty(['Items', 0, 'Id']);
    expect(withoutAt(tree, ['Nothing', 'Id'])).toEqual(tree);
  });

  it.each<[unknown, unknown, boolean]>([
    [{ a: '12', b: null }, { a: 12 }, true],
    [{ a: [1, 2] }, { a: ['1', '2'] }, true],
    [{ a: [1, 2] }, { a: [1] }, false],
    [{ a: { b: true } }, { a: { b: 'true' } }, true],
    [{ a: '007' }, { a: 7 }, false],
    [{ a: [] }, { a: {} }, false],
    [{ a: '' }, { a: null }, true],
    [{ a: 1 }, { a: 2 }, false],
  ])('%j is the same as %j: %s', (one, other, same) => expect(isSame(one, other)).toBe(same));
});
