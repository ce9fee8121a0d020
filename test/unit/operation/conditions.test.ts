import {
  body,
  choice,
  conditions,
  decimal,
  integer,
  member,
  mustMatch,
  parseFields,
  text,
  type ConditionDialect,
} from '../../../nodes/shared/operation';
import { writerOf } from '../../../nodes/shared/protocol/soap/write';

const written = {
  as: 'text' as const,
  and: ' and ',
  or: ' or ',
  literals: { text: "'{value}'" },
  escapes: { "'": "''" },
};

const dialect: ConditionDialect = {
  operators: {
    text: {
      is: { label: 'Is', as: '{column} eq {value}' },
      isSet: { label: 'Is Set', as: '{column} ne null' },
    },
    integer: { oneOf: { label: 'Is One Of', as: '{column} in ({values})' } },
    choice: { is: { label: 'Is', as: '{column} eq {value}' } },
  },
  written,
};

const columns = [
  member('Name', text()),
  member('Number', integer()),
  member('State', choice({ open: [1, 'Open'], closed: [2, 'Closed'] })),
];

const fields = [
  mustMatch('match'),
  body('filter', conditions(dialect, { combinedBy: 'match' }, ...columns), { label: 'Filter' }),
];

const parsed = (rows: unknown, more: object = {}) => {
  const { values, problems } = parseFields(fields, { filter: rows, ...more }, { timezone: 'UTC' });
  return problems.length > 0 ? problems.map(({ message }) => message) : values.filter;
};

describe('conditions', () => {
  it.each<[row: object, filter: string]>([
    [
      { column: 'name', operator: 'is', value: "a' or 1 eq 1 or Name eq 'b" },
      "Name eq 'a'' or 1 eq 1 or Name eq ''b'",
    ],
    [{ column: 'NAME', operator: 'IS', value: '{column} $& {value}' }, "Name eq '{column} $& {value}'"],
    [{ column: 'name', operator: 'isSet' }, 'Name ne null'],
    [{ column: 'number', operator: 'oneOf', value: [1, 2] }, 'Number in (1,2)'],
    [{ column: 'state', operator: 'is', value: 'Closed' }, 'State eq 2'],
  ])('%j', (row, filter) => expect(parsed([row])).toBe(filter));

  it('are joined as the form says, whatever stands first', () => {
    const rows = [
      { column: 'name', operator: 'is', value: 'a' },
      { column: 'name', operator: 'is', value: 'b' },
    ];
    expect(parsed(rows)).toBe("Name eq 'a' and Name eq 'b'");
    expect(parsed(rows, { match: 'any' })).toBe("Name eq 'a' or Name eq 'b'");
  });

  it.each<[rows: unknown, message: string]>([
    [
      [{ column: 'name', operator: 'isSet', value: 'x' }],
      'Filter, row 1, Value: expected nothing, which is what Is Set takes, got "x"',
    ],
    [
      [{ column: 'name', operator: 'is', value: 'x', upper: 'y' }],
      'Filter, row 1, Upper Value: expected nothing, which is what Is takes, got "y"',
    ],
    [
      [{ column: 'name', operator: 'is', values: 'x' }],
      'Filter, row 1: expected no other members than column, operator, value, upper, got "values"',
    ],
    [
      [{ operator: 'is', value: 'x' }],
      'Filter, row 1, Field: expected one of Name, Number, State, got nothing (the value is undefined or null)',
    ],
    [[{ column: 'name', operator: 'is', value: '  ' }], 'Filter, row 1, Value: expected text, got "  "'],
    [
      [{ column: 'number', operator: 'oneOf', value: [] }],
      'Filter, row 1, Value: expected one or more whole numbers, separated by commas, got an empty list',
    ],
    [['x'], 'Filter, row 1: expected an object, got "x"'],
    [
      'Name eq 1',
      'Filter: expected one or more conditions, each with a field and an operator, got "Name eq 1"',
    ],
  ])('lose nothing: %j', (rows, message) => expect(parsed(rows)).toEqual([message]));

  it('are elements of a list over SOAP', () => {
    const asRows: ConditionDialect = {
      operators: {
        text: { equal: { label: 'Equals', as: 'eq' } },
        decimal: { above: { label: 'Is Above', as: 'gt' } },
      },
      written: {
        as: 'rows',
        column: 'FieldName',
        operator: 'ComparisonOperator',
        value: 'FieldValue',
        item: 'SearchFilter',
      },
    };
    const type = conditions(asRows, {}, member('CustomerId', text()), member('Amount', decimal()));
    const filters = [body('filters', type, { label: 'Filters' })];
    const raw = [
      { column: 'customerId', operator: 'equal', value: 'A & B' },
      { column: 'Amount', operator: 'gt', value: '12.50' },
    ];
    const { values } = parseFields(filters, { filters: raw }, { timezone: 'UTC' });
    const row = (name: string, operator: string, value: string) =>
      `<SearchFilter><FieldName>${name}</FieldName><ComparisonOperator>${operator}</ComparisonOperator><FieldValue>${value}</FieldValue></SearchFilter>`;
    expect(writerOf(filters)(values)).toBe(
      `<filters>${row('CustomerId', 'eq', 'A &amp; B')}${row('Amount', 'gt', '12.50')}</filters>`,
    );
  });

  it('write texts in literals, or are refused at load', () => {
    const open = { ...dialect, written: { ...written, literals: {} } };
    expect(() => conditions(open, {}, ...columns)).toThrow('without a literal');
    const { or: _, ...onlyAnd } = written;
    expect(() => conditions({ ...dialect, written: onlyAnd }, { combinedBy: 'match' }, ...columns)).toThrow(
      'no "or"',
    );
  });
});
