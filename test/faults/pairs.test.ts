import { chosen } from './pairs';

it('the chosen rows have every two values that occur together, and are far fewer', () => {
  const values = (count: number, name: string) => Array.from({ length: count }, (_, index) => name + index);
  const rows = values(20, 'fault').flatMap((fault) =>
    values(6, 'call').flatMap((call) =>
      values(3, 'setting')
        // Does not occur.
        .filter((setting) => !(fault === 'fault7' && setting === 'setting1'))
        .map((setting) => [fault, call, setting]),
    ),
  );
  const pairs = (some: string[][]) =>
    new Set(
      some.flatMap(([fault, call, setting]) => [
        `${fault} ${call}`,
        `${fault} ${setting}`,
        `${call} ${setting}`,
      ]),
    );
  const few = chosen(rows, (row) => row);

  expect(pairs(few)).toEqual(pairs(rows));
  expect(few.length).toBeLessThan(rows.length / 2);
});
