import { searchConditions, searchFilters } from '../../../nodes/EBizCharge/filters';
import {
  boolean,
  choice,
  day,
  decimal,
  integer,
  key,
  member,
  moment,
  money,
  parseFields,
  text,
} from '../../../nodes/shared/operation';
import { writerOf } from '../../../nodes/shared/protocol/soap/write';
import { ebizCharge, ebizType } from '../../documented';

const fields = [
  searchConditions(
    member('CustomerId', key()),
    member('Email', text()),
    member('Amount', money()),
    member('TaxRate', decimal()),
    member('Count', integer()),
    member('InvoiceDate', day()),
    member('created', moment()),
    member('IsApplied', boolean()),
    member('State', choice({ open: ['0', 'Open'], closed: ['1', 'Closed'] })),
  ),
];

const parsed = (...conditions: object[]) =>
  parseFields(fields, { conditions }, { timezone: 'America/New_York' });

const row = (name: string, operator: string, value: string) =>
  `<SearchFilter><FieldName>${name}</FieldName><ComparisonOperator>${operator}</ComparisonOperator>` +
  `<FieldValue>${value}</FieldValue></SearchFilter>`;

describe('filters of EBizCharge', () => {
  it.each<[column: string, operator: string, value: unknown, row: string]>([
    ['customerId', 'equal', '00102565', row('CustomerId', 'eq', '00102565')],
    ['customerId', 'equal', ' C1\n', row('CustomerId', 'eq', 'C1')],
    ['email', 'notEqual', 'lee&co@example.com', row('Email', 'ne', 'lee&amp;co@example.com')],
    ['amount', 'above', 12.5, row('Amount', 'gt', '12.5')],
    ['amount', 'atLeast', '12.50', row('Amount', 'gte', '12.50')],
    ['taxRate', 'below', '0.0825', row('TaxRate', 'lt', '0.0825')],
    ['count', 'above', 0, row('Count', 'gt', '0')],
    ['invoiceDate', 'after', '2026-01-31', row('InvoiceDate', 'gt', '2026-01-31')],
    ['created', 'atLeast', '2026-01-31T08:00:00Z', row('created', 'gte', '2026-01-31 08:00:00')],
    ['created', 'before', '2026-01-31T08:00:00', row('created', 'lt', '2026-01-31 13:00:00')],
    ['isApplied', 'equal', false, row('IsApplied', 'eq', 'false')],
    ['state', 'notEqual', 'closed', row('State', 'ne', '1')],
    ['InvoiceDate', 'gte', '2026-01-31', row('InvoiceDate', 'gte', '2026-01-31')],
  ])('%s %s %p', (column, operator, value, expected) => {
    const { values, problems } = parsed({ column, operator, value });
    expect(problems).toEqual([]);
    expect(writerOf(fields)(values)).toBe(`<filters>${expected}</filters>`);
  });

  it('stand in their order', () => {
    const { values } = parsed(
      { column: 'email', operator: 'equal', value: 'a' },
      { column: 'customerId', operator: 'notEqual', value: 'b' },
    );
    expect(writerOf(fields)(values)).toBe(
      `<filters>${row('Email', 'eq', 'a')}${row('CustomerId', 'ne', 'b')}</filters>`,
    );
  });

  it.each<[object, string]>([
    [{ column: 'email', operator: 'equal', value: '' }, 'Conditions, row 1, Value: expected text, got'],
    [{ column: 'email', operator: 'equal', value: '  ' }, 'Conditions, row 1, Value: expected text, got'],
    [{ column: 'email', operator: 'equal', value: null }, 'Conditions, row 1, Value: expected text, got'],
    [{ column: 'email', operator: 'equal' }, 'Conditions, row 1, Value: expected text, got nothing'],
    [{ column: 'count', operator: 'above', value: 'many' }, 'Conditions, row 1, Value: expected'],
    [{ column: 'email', operator: 'contains', value: 'a' }, 'Conditions, row 1, Operator: expected one of'],
    [{ column: 'email', operator: 'above', value: 'a' }, 'Conditions, row 1, Operator: expected one of'],
    [{ column: 'Unknown', operator: 'equal', value: 'a' }, 'Conditions, row 1, Field: expected one of'],
  ])('lose no value: %j', (condition, message) =>
    expect(parsed(condition).problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining(message),
    ]),
  );

  it('have the members and the operators that are documented', () => {
    const { written, operators } = searchFilters;
    if (written.as !== 'rows') throw new Error('They are no rows');
    expect([written.column, written.operator, written.value]).toEqual(
      ebizType('SearchFilter').fields.map(({ name }) => name),
    );
    const used = Object.values(operators).flatMap((each) => Object.values(each).map(({ as }) => as));
    const documented = ebizCharge().enums.find(({ name }) => name === 'ComparisonOperator');
    expect(new Set(used)).toEqual(new Set(documented?.values));
  });
});
