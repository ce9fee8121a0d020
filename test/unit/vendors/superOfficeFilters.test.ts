import { conditionsOn } from '../../../nodes/SuperOffice/filters';
import { columnsOf, operatorsOf, parseFields } from '../../../nodes/shared/operation';

const fields = conditionsOn({
  number: ['contactId'],
  decimal: ['amount'],
  text: ['name'],
  list: ['category'],
  user: ['associateId'],
  switch: ['activeErpLinks'],
  day: ['updatedDate'],
  moment: ['lastChanged'],
});

const parsed = (conditions: object[], more: object = {}) =>
  parseFields(fields, { conditions, ...more }, { timezone: 'Europe/Oslo' });

// https://docs.superoffice.com/en/api/odata
describe('filters of SuperOffice', () => {
  it.each<[column: string, operator: string, value: object, filter: string]>([
    ['contactId', 'equals', { value: 5 }, 'contactId eq 5'],
    ['contactId', 'notEquals', { value: '5' }, 'contactId ne 5'],
    ['contactId', 'greater', { value: 5 }, 'contactId gt 5'],
    ['contactId', 'between', { value: 5, upper: 9 }, 'contactId between (5,9)'],
    ['contactId', 'oneOf', { value: '5, 6' }, 'contactId in (5,6)'],
    ['amount', 'less', { value: '12.50' }, 'amount lt 12.50'],
    ['name', 'is', { value: "L'Oréal" }, "name is 'L\\'Oréal'"],
    [
      'name',
      'contains',
      { value: "\\' or contactId gt 0 or name is '" },
      "name contains '\\\\\\' or contactId gt 0 or name is \\''",
    ],
    ['name', 'oneOf', { value: ['a', "b'c"] }, "name in ('a','b\\'c')"],
    ['category', 'oneOf', { value: '1,2' }, 'category oneOf (1,2)'],
    ['category', 'notOneOf', { value: 3 }, 'category notOneOf (3)'],
    ['associateId', 'oneOf', { value: [1, 2] }, 'associateId associateIsOneOf (1,2)'],
    ['associateId', 'currentUser', {}, 'associateId currentAssociate'],
    ['activeErpLinks', 'is', { value: false }, 'activeErpLinks set false'],
    ['updatedDate', 'after', { value: '2026-01-31' }, "updatedDate after '2026-01-31'"],
    [
      'updatedDate',
      'between',
      { value: '2026-01-01', upper: '2026-01-31' },
      "updatedDate dateBetween ('2026-01-01','2026-01-31')",
    ],
    ['updatedDate', 'thisWeek', {}, 'updatedDate thisWeek'],
    ['lastChanged', 'since', { value: '2026-01-31T12:00:00' }, "lastChanged afterTime '2026-01-31T11:00:00'"],
  ])('%s %s %j', (column, operator, value, filter) => {
    const { values, problems } = parsed([{ column, operator, ...value }]);
    expect(problems).toEqual([]);
    expect(values.conditions).toBe(filter);
  });

  it.each([
    ['all', "name begins 'a' and contactId gt 5"],
    ['any', "name begins 'a' or contactId gt 5"],
  ])('of which %s must hold', (match, filter) =>
    expect(
      parsed(
        [
          { column: 'name', operator: 'begins', value: 'a' },
          { column: 'contactId', operator: 'greater', value: 5 },
        ],
        { match },
      ).values.conditions,
    ).toBe(filter),
  );

  it.each([
    ['category', 'contains'],
    ['associateId', 'greater'],
    ['updatedDate', 'since'],
    ['contactId', 'ge'],
    ['contactId', 'le'],
  ])('refuse an operator that does not work with the column: %s %s', (column, operator) =>
    expect(parsed([{ column, operator, value: 1 }]).problems).toHaveLength(1),
  );

  // The vendor finds nothing then, and says nothing.
  it.each([
    ['contactId', { value: 9, upper: '5' }, 'no less than Value, which is 9, got "5"'],
    ['contactId', { value: '10', upper: '9' }, 'no less than Value, which is 10, got "9"'],
    ['amount', { value: '12.50', upper: '9' }, 'no less than Value, which is 12.50, got "9"'],
    [
      'updatedDate',
      { value: '2026-02-01', upper: '2026-01-31' },
      'no less than Value, which is 2026-02-01, got "2026-01-31"',
    ],
  ])('refuse a range whose bounds are swapped: %s between %j', (column, bounds, words) =>
    expect(
      parsed([{ column, operator: 'between', ...bounds }]).problems.map(({ message }) => message),
    ).toEqual([`Conditions, row 1, Upper Value: expected ${words}`]),
  );

  it.each([
    ['contactId', { value: 9, upper: 10 }],
    ['contactId', { value: 5, upper: 5 }],
    ['amount', { value: '-1', upper: '0.5' }],
    ['updatedDate', { value: '2026-01-31', upper: '2026-01-31' }],
  ])('take bounds in order: %s between %j', (column, bounds) =>
    expect(parsed([{ column, operator: 'between', ...bounds }]).problems).toEqual([]),
  );

  it('never send le and ge, which fail, nor notEnds', () => {
    const type = fields.find(({ name }) => name === 'conditions')?.type;
    if (type?.kind !== 'conditions') throw new Error('no conditions');
    const sent = columnsOf(type).flatMap((column) =>
      Object.values(operatorsOf(type, column)).map(({ as }) => as),
    );
    expect(sent.filter((as) => /\b(le|ge|notEnds)\b/.test(as))).toEqual([]);
    expect(sent.length).toBeGreaterThan(30);
  });

  it('name companies, requests and users as people do', () => {
    const type = conditionsOn({ number: ['contactId', 'ticketId'], user: ['associateId'] })[1]?.type;
    if (type?.kind !== 'conditions') throw new Error('no conditions');
    expect(type.fields.map(({ label }) => label)).toEqual(['Company ID', 'Request ID', 'User ID']);
  });
});
