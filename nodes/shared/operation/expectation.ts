import type { Choice, Kind, Type, TypeOf } from './declaration';

/** What a field of this type expects, for the end of the sentence "expected …". */
export function expectation(type: Type): string {
  const describe = EXPECTATIONS[type.kind] as (type: Type) => string;
  return describe(type);
}

const EXPECTATIONS: { [K in Kind]: (type: TypeOf<K>) => string } = {
  text: ({ maxLength }) => (maxLength ? `text of at most ${maxLength} characters` : 'text'),
  integer: (type) =>
    `a whole number${bounds(type)}${type.inAddress ? `, or an address with ${type.inAddress[0]}` : ''}`,
  id: (type) => (type.maxDigits ? `a numeric ID of at most ${type.maxDigits} digits` : 'a numeric ID'),
  decimal: (type) => `a number${bounds(type) || ' such as 12.50'}`,
  money: (type) => `an amount${bounds(type) || ' such as 12.50'}, with at most two decimal places`,
  boolean: () => 'true or false',
  choice: ({ choices }) => `one of ${named(choices)}`,
  day: () => 'a date such as 2026-01-31',
  moment: ({ until }) =>
    `a date and time such as 2026-01-31T08:00:00Z${until ? ', or a date, which means its end' : ''}`,
  time: ({ isSpan }) => (isSpan ? 'hours and minutes such as 00:30' : 'a time of day such as 14:30'),
  file: () => 'the name of a binary property such as data',
  list: ({ of }) => severalOf(of),
  record: () => 'an object',
  records: ({ asObject }) =>
    asObject
      ? 'an object of names and values, or a list of them'
      : 'a list of objects with at least one entry',
  json: ({ named: values }) => (values ? 'an object of names and texts' : 'JSON'),
  coded: ({ of }) => expectation(of),
  mapper: () => 'values of your own fields',
  conditions: () => 'one or more conditions, each with a field and an operator',
};

const named = (choices: Choice[]): string => {
  const more = choices.length - MOST_NAMED;
  const labels = choices.slice(0, MOST_NAMED).map(({ label }) => label);
  return more > 0 ? `${labels.join(', ')} and ${more} more` : labels.join(', ');
};

/** How many choices an error lists. A customer's own choices may be hundreds. */
const MOST_NAMED = 60;

function severalOf(type: Type): string {
  if (type.kind === 'choice') return `one or more of ${named(type.choices)}`;
  if (type.kind === 'json') return 'JSON, one entry or a list of them';
  return `one or more ${expectation(type).replace(ONE, '$<noun>s')}, separated by commas`;
}

/** The beginning of the expectation of one value. */
const ONE = /^(an? )?(?<noun>text|numeric ID|whole number|number|amount|date and time|date|time of day)/;

function bounds({ min, max }: { min?: number; max?: number }): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}
