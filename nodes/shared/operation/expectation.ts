import type { Kind, Type, TypeOf } from './type';

/** What a field of this type takes, for the end of the sentence "expected …". */
export function expectation(type: Type): string {
  const describe = EXPECTATIONS[type.kind] as (type: Type) => string;
  return describe(type);
}

const EXPECTATIONS: { [K in Kind]: (type: TypeOf<K>) => string } = {
  text: (type) => (type.maxLength ? `text of at most ${type.maxLength} characters` : 'text'),
  integer: (type) =>
    type.min !== undefined && type.max !== undefined
      ? `a whole number from ${type.min} to ${type.max}`
      : type.min !== undefined
        ? `a whole number of at least ${type.min}`
        : 'a whole number',
  id: (type) => (type.maxDigits ? `a numeric ID of at most ${type.maxDigits} digits` : 'a numeric ID'),
  decimal: () => 'a number such as 12.50',
  boolean: () => 'true or false',
  choice: (type) => `one of ${type.choices.map(({ value, label }) => `${value} (${label})`).join(', ')}`,
  day: () => 'a date such as 2026-01-31',
  moment: () => 'a date and time such as 2026-01-31T08:00:00Z',
  list: (type) => `at least one of: ${expectation(type.of)}`,
  record: () => 'an object',
  records: () => 'a list of objects with at least one entry',
  json: () => 'JSON',
};
