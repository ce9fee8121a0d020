import {
  boolean,
  conditions,
  day,
  decimal,
  id,
  integer,
  member,
  moment,
  mustMatch,
  query,
  text,
  titleOf,
  type ConditionDialect,
  type ConditionOperators,
  type Field,
  type FieldsRead,
  type Type,
} from '../shared/operation';

/** An operator without a value: `{column} thisWeek`. */
const unary = (...names: string[]): ConditionOperators =>
  Object.fromEntries(names.map((name) => [name, { label: `Is ${titleOf(name)}`, as: `{column} ${name}` }]));

const OF_NUMBERS: ConditionOperators = {
  equals: { label: 'Equals', as: '{column} eq {value}' },
  notEquals: { label: 'Does Not Equal', as: '{column} ne {value}' },
  greater: { label: 'Is Greater Than', as: '{column} gt {value}' },
  less: { label: 'Is Less Than', as: '{column} lt {value}' },
  between: { label: 'Is Between', as: '{column} between ({value},{upper})' },
  oneOf: { label: 'Is One Of', as: '{column} in ({values})' },
};

/**
 * The filter language of lists. It has the operators that work with each type of a column: `le` and `ge` are documented, but
 * the vendor's own samples say that they fail. Days are compared without a time, even on columns with one.
 * Points in time have no zone: they are in that of the header SO-TimeZone.
 * https://docs.superoffice.com/en/api/odata
 */
const odata: ConditionDialect = {
  operators: {
    text: {
      is: { label: 'Is', as: '{column} is {value}' },
      isNot: { label: 'Is Not', as: '{column} isNot {value}' },
      begins: { label: 'Begins With', as: '{column} begins {value}' },
      notBegins: { label: 'Does Not Begin With', as: '{column} notBegins {value}' },
      contains: { label: 'Contains', as: '{column} contains {value}' },
      notContains: { label: 'Does Not Contain', as: '{column} notContains {value}' },
      oneOf: { label: 'Is One Of', as: '{column} in ({values})' },
    },
    integer: OF_NUMBERS,
    decimal: OF_NUMBERS,
    boolean: { is: { label: 'Is', as: '{column} set {value}' } },
    // Entries of a list, by their IDs.
    id: {
      oneOf: { label: 'Is One Of', as: '{column} oneOf ({values})' },
      notOneOf: { label: 'Is Not One Of', as: '{column} notOneOf ({values})' },
    },
    user: {
      oneOf: { label: 'Is One Of', as: '{column} associateIsOneOf ({values})' },
      notOneOf: { label: 'Is Not One Of', as: '{column} associateIsNotOneOf ({values})' },
      currentUser: { label: 'Is the Signed-In User', as: '{column} currentAssociate' },
    },
    day: {
      before: { label: 'Is Before', as: '{column} before {value}' },
      upTo: { label: 'Is on or Before', as: '{column} beforeOrEqual {value}' },
      on: { label: 'Is On', as: '{column} date {value}' },
      after: { label: 'Is After', as: '{column} after {value}' },
      between: { label: 'Is Between', as: '{column} dateBetween ({value},{upper})' },
      ...unary('beforeToday', 'today', 'afterToday', 'lastWeek', 'thisWeek', 'nextWeek'),
      ...unary('lastMonth', 'thisMonth', 'nextMonth', 'lastQuarter', 'thisQuarter', 'nextQuarter'),
      ...unary('thisHalf', 'thisYear'),
    },
    moment: {
      since: { label: 'Is At or After', as: '{column} afterTime {value}' },
      before: { label: 'Is Before', as: '{column} beforeTime {value}' },
    },
  },
  written: {
    as: 'text',
    and: ' and ',
    or: ' or ',
    literals: { text: "'{value}'", day: "'{value}'", moment: "'{YYYY-MM-DDThh:mm:ss}'" },
    escapes: { "'": "\\'", '\\': '\\\\' },
  },
};

/** The columns of a list that conditions can use, by what they hold. `list`: IDs of entries. `user`: IDs of users. */
export type Columns = Partial<Record<keyof typeof TYPES, string[]>>;

const TYPES = {
  text: text(),
  number: integer(),
  decimal: decimal(),
  switch: boolean(),
  day: day(),
  moment: moment(),
  list: id(),
  user: id(),
} satisfies Record<string, Type>;

/** The API calls a company a contact, a request a ticket and a user an associate. */
const columnLabel = (column: string): string =>
  titleOf(column.split(/[./]/).at(-1) ?? column)
    .replace('Contact', 'Company')
    .replace('Ticket', 'Request')
    .replace('Associate', 'User');

const columnFields = (columns: Columns): Field[] =>
  (Object.keys(TYPES) as Array<keyof typeof TYPES>).flatMap((kind) =>
    (columns[kind] ?? []).map((column) =>
      member(column, TYPES[kind], {
        label: columnLabel(column),
        ...(kind === 'user' ? { operators: 'user' } : {}),
      }),
    ),
  );

const filterOf = (type: Type): Field[] => [
  mustMatch('match'),
  query('conditions', type, {
    label: 'Conditions',
    wire: '$filter',
    description:
      'Only records that meet these conditions. Entries of lists and users are compared by their IDs, and days without a time of day.',
  }),
];

/** The filter of a list: conditions on its columns, all of which must hold, or any. */
export const conditionsOn = (columns: Columns): Field[] =>
  filterOf(conditions(odata, { combinedBy: 'match' }, ...columnFields(columns)));

/** The filter of a list whose columns a read describes. */
export const conditionsFrom = (from: FieldsRead): Field[] =>
  filterOf(conditions(odata, { from, combinedBy: 'match' }));
