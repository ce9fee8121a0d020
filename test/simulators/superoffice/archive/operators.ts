import { BASE_ZONE, EMPTY_DATE, readDate, storedDate, wallTime } from '../state/records/zones';
import type { Dates } from '../state/records/zones';
import { OfficeError } from '../reply';
import type { Restriction } from './filter';

/** What a comparison knows beside its two sides. */
export interface Asked {
  dates: Dates;
  associateId: number;
  now: Date;
}

type Test = (value: unknown, values: string[], asked: Asked) => boolean;

const NUMBERS: Record<string, Test> = {
  ...named(['=', 'eq', 'equals'], (value, [wanted]) => Number(value) === numberOf(wanted)),
  ...named(['ne', 'unequals'], (value, [wanted]) => Number(value) !== numberOf(wanted)),
  ...named(['gt', 'greater'], (value, [bound]) => Number(value) > numberOf(bound)),
  ...named(['lt', 'less'], (value, [bound]) => Number(value) < numberOf(bound)),
  set: (value, [wanted]) => Number(value) === numberOf(wanted),
  between: (value, [from, to]) => Number(value) >= numberOf(from) && Number(value) <= numberOf(to),
  in: (value, values) => values.map(numberOf).includes(Number(value)),
};

/** Letter case does not count. */
const TEXTS: Record<string, Test> = {
  is: (value, [wanted]) => lower(value) === lower(wanted),
  isnot: (value, [wanted]) => lower(value) !== lower(wanted),
  begins: (value, [start]) => lower(value).startsWith(lower(start)),
  notbegins: (value, [start]) => !lower(value).startsWith(lower(start)),
  contains: (value, [part]) => lower(value).includes(lower(part)),
  notcontains: (value, [part]) => !lower(value).includes(lower(part)),
  in: (value, values) => values.map(lower).includes(lower(value)),
  between: (value, [from, to]) => lower(value) >= lower(from) && lower(value) <= lower(to),
};

/** Written with `=` in the vendor's samples of user-defined fields and of the dynamic archive. */
const OPEN_TEXTS: Record<string, Test> = {
  ...TEXTS,
  ...named(['=', 'eq', 'equals'], (value, [wanted]) => lower(value) === lower(wanted)),
};

const BOOLEANS: Record<string, Test> = {
  set: (value, [wanted]) => truth(value) === truth(wanted),
  ...named(['=', 'eq', 'equals'], (value, [wanted]) => truth(value) === truth(wanted)),
};

/** Only the day counts, of both sides. */
const DAYS: Record<string, Test> = {
  before: (value, [bound]) => isSet(value) && day(value) < dayOf(bound),
  beforeorequal: (value, [bound]) => isSet(value) && day(value) <= dayOf(bound),
  date: (value, [wanted]) => day(value) === dayOf(wanted),
  after: (value, [bound]) => day(value) > dayOf(bound),
  datebetween: (value, [from, to]) => day(value) >= dayOf(from) && day(value) <= dayOf(to),
  beforetoday: (value, _, { now }) => isSet(value) && day(value) < today(now),
  today: (value, _, { now }) => day(value) === today(now),
  aftertoday: (value, _, { now }) => day(value) > today(now),
  ...periods(),
};

/** To the second. `afterTime` has its own moment in it. */
const MOMENTS: Record<string, Test> = {
  aftertime: (value, [bound], { dates }) => text(value) >= momentText(bound, dates),
  beforetime: (value, [bound], { dates }) => isSet(value) && text(value) < momentText(bound, dates),
  datetime: (value, [wanted], { dates }) => text(value) === momentText(wanted, dates),
};

const ITEMS: Record<string, Test> = {
  oneof: (value, values) => values.map(numberOf).includes(Number(value)),
  notoneof: (value, values) => !values.map(numberOf).includes(Number(value)),
};

const ASSOCIATES: Record<string, Test> = {
  associateisoneof: ITEMS.oneof as Test,
  associateisnotoneof: ITEMS.notoneof as Test,
  currentassociate: (value, _, { associateId }) => Number(value) === associateId,
};

const LIST: Record<string, Test> = {
  ...ITEMS,
  equals: (value, [wanted]) => Number(value) === numberOf(wanted),
};

/** The operators of each type of restriction. `le`, `ge` and `notEnds` stand on the page and do not work. */
const OPERATORS: Record<string, Record<string, Test>> = {
  int: NUMBERS,
  decimal: NUMBERS,
  timeSpan: NUMBERS,
  string: TEXTS,
  stringorPK: TEXTS,
  positiveString: TEXTS,
  openString: OPEN_TEXTS,
  bool: BOOLEANS,
  date: DAYS,
  unlimitedDate: DAYS,
  datetime: MOMENTS,
  associate: ASSOCIATES,
  listAny: LIST,
  listExternal: LIST,
  ejCategory: LIST,
  ejUser: { ...LIST, ...ASSOCIATES },
  listInterest: ITEMS,
  userGroup: ITEMS,
  saintStatus: LIST,
  intArray: ITEMS,
};

/** Whether a value fits a restriction of a column of this type. Throws for an operator that the type does not have. */
export function fits(
  type: string,
  value: unknown,
  { column, operator, values }: Restriction,
  asked: Asked,
): boolean {
  const test = OPERATORS[type]?.[operator.toLowerCase()];
  if (!test) throw new OfficeError(400, `The operator ${operator} does not work on ${column} (${type})`);
  return test(value, values, asked);
}

/** Whether columns of this type can be restricted. */
export function canRestrict(type: string): boolean {
  return type in OPERATORS;
}

function named(names: string[], test: Test): Record<string, Test> {
  return Object.fromEntries(names.map((name) => [name, test]));
}

/** Weeks begin on Monday. A quarter has three months, a half year has six. */
function periods(): Record<string, Test> {
  const months = { month: 1, quarter: 3, half: 6, year: 12 };
  const ofMonths = Object.entries(months).flatMap(([name, length]) =>
    ([-1, 0, 1] as const).map((step): [string, Test] => [
      `${['last', 'this', 'next'][step + 1] ?? ''}${name}`,
      (value, _, { now }) => monthIndex(day(value), length) === monthIndex(today(now), length) + step,
    ]),
  );
  const ofWeeks = ([-1, 0, 1] as const).map((step): [string, Test] => [
    `${['last', 'this', 'next'][step + 1] ?? ''}week`,
    (value, _, { now }) => weekIndex(day(value)) === weekIndex(today(now)) + step,
  ]);
  const documented = (name: string): boolean => !/^(last|next)(half|year)$/.test(name);
  return Object.fromEntries([...ofMonths, ...ofWeeks].filter(([name]) => documented(name)));
}

function monthIndex(date: string, length: number): number {
  return Math.floor((Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1) / length);
}

function weekIndex(date: string): number {
  const days = Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  return Math.floor((days + 3) / 7);
}

function numberOf(text: string | undefined): number {
  const number = Number(text);
  if (text === undefined || text === '' || Number.isNaN(number))
    throw new OfficeError(400, `${String(text)} is not a number`);
  return number;
}

function lower(value: unknown): string {
  return text(value).toLowerCase();
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function truth(value: unknown): boolean {
  return value === true || /^(true|1)$/i.test(text(value));
}

function isSet(value: unknown): boolean {
  return text(value) !== '' && value !== EMPTY_DATE;
}

function day(value: unknown): string {
  return text(value).slice(0, 10);
}

function dayOf(bound: string | undefined): string {
  const read = readDate(bound ?? '');
  if (!read) throw new OfficeError(400, `${String(bound)} is not a date`);
  return read.wall.slice(0, 10);
}

/** A moment without a zone is in that of the call. */
function momentText(bound: string | undefined, dates: Dates): string {
  const stored = storedDate(bound ?? '', dates);
  if (stored === undefined) throw new OfficeError(400, `${String(bound)} is not a date`);
  return stored;
}

function today(now: Date): string {
  return wallTime(now, BASE_ZONE).slice(0, 10);
}
