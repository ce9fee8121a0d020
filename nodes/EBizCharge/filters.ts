import {
  body,
  conditions,
  type ConditionDialect,
  type ConditionOperator,
  type Field,
} from '../shared/operation';

const EQUALITY: Record<string, ConditionOperator> = {
  equal: { label: 'Equals', as: 'eq' },
  notEqual: { label: 'Does Not Equal', as: 'ne' },
};

const OF_NUMBERS: Record<string, ConditionOperator> = {
  ...EQUALITY,
  above: { label: 'Is Greater Than', as: 'gt' },
  atLeast: { label: 'Is Greater Than or Equal To', as: 'gte' },
  below: { label: 'Is Less Than', as: 'lt' },
};

const OF_TIMES: Record<string, ConditionOperator> = {
  ...EQUALITY,
  after: { label: 'Is After', as: 'gt' },
  atLeast: { label: 'Is At or After', as: 'gte' },
  before: { label: 'Is Before', as: 'lt' },
};

/**
 * How EBizCharge takes filters: rows of FieldName, ComparisonOperator and FieldValue. Its samples and public code use the
 * operators eq, ne, gt, gte and lt, and `YYYY-MM-DD HH:MM:SS` for a point in time.
 * https://developer.ebizcharge.net/connect/docs
 */
export const searchFilters: ConditionDialect = {
  operators: {
    text: EQUALITY,
    choice: EQUALITY,
    boolean: EQUALITY,
    integer: OF_NUMBERS,
    decimal: OF_NUMBERS,
    money: OF_NUMBERS,
    day: OF_TIMES,
    moment: OF_TIMES,
  },
  written: {
    as: 'rows',
    column: 'FieldName',
    operator: 'ComparisonOperator',
    value: 'FieldValue',
    literals: { moment: '{YYYY-MM-DD hh:mm:ss}' },
    item: 'SearchFilter',
  },
};

/**
 * The field `conditions` of a search, sent as `filters`. In: the columns from the vendor's page or from public code, in the
 * vendor's spelling.
 */
export const searchConditions = (...columns: Field[]): Field =>
  body('conditions', conditions(searchFilters, {}, ...columns), {
    label: 'Conditions',
    wire: 'filters',
    description:
      'Only records that meet these conditions. EBizCharge does not document how it combines several; it is expected to apply all of them.',
  });
