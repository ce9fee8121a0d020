import { operations } from '../../../nodes/EBizCharge/resources';
import { moneyOf, parseFields } from '../../../nodes/shared/operation';

/** The amounts that operations move, by name. */
const AMOUNTS = operations.flatMap((operation) => {
  const { amount } = moneyOf(operation) ?? {};
  const field = operation.fields.find(({ name }) => name === amount);
  return field ? [[`${operation.resource}.${operation.operation}`, field] as const] : [];
});

describe('an amount that is moved', () => {
  it('is one of several operations', () => expect(AMOUNTS.length).toBeGreaterThan(6));

  it.each(AMOUNTS)('by %s is more than 0', (_, field) => {
    const problemsOf = (amount: string) =>
      parseFields([field], { [field.name]: amount }, { timezone: 'GMT' }).problems.length;

    expect(['-5', '0', '0.00', '0.001', '1e3', '0.01', '10.50'].map(problemsOf)).toEqual([
      1, 1, 1, 1, 1, 0, 0,
    ]);
  });
});
