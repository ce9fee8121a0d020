import { atMostOne, day, integer, member, records, type FieldOptions, type Type } from '../shared/operation';
import type { RecordForm } from './recordForms';

/** A member of a recurrence in the form. */
type Shown = [name: string, options: FieldOptions & { type?: Type }];

const PATTERN = 'recurrencePattern';
const END = 'recurrenceEndType';
const MONTHLY = 'recurrenceMonthlyPattern';
const YEARLY = 'recurrenceYearlyPattern';

const times = { type: integer({ min: 1, max: 2_147_483_647 }) };
const dayOfMonth = { type: integer({ min: 1, max: 31 }) };

/** The fields of one kind of pattern, by the path of their members. Only the kind that is chosen may have values. */
const KINDS: Array<Record<string, Shown>> = [
  {
    'dayPattern.pattern': [
      'recurrenceDailyPattern',
      { label: 'Recurrence Daily Pattern', requiredIf: { field: PATTERN, is: 'Daily' } },
    ],
    'dayPattern.cycle': [
      'recurrenceDaysPerCycle',
      {
        ...times,
        label: 'Recurrence Days per Cycle',
        requiredIf: { field: 'recurrenceDailyPattern', is: 'EveryCyclicDay' },
      },
    ],
  },
  {
    'weekPattern.weekdays': [
      'recurrenceWeekdays',
      { label: 'Recurrence Weekdays', requiredIf: { field: PATTERN, is: 'Weekly' } },
    ],
    'weekPattern.cycle': [
      'recurrenceWeeksPerCycle',
      { ...times, label: 'Recurrence Weeks per Cycle', requiredIf: { field: PATTERN, is: 'Weekly' } },
    ],
  },
  {
    'monthPattern.pattern': [
      MONTHLY,
      { label: 'Recurrence Monthly Pattern', requiredIf: { field: PATTERN, is: 'Monthly' } },
    ],
    'monthPattern.cycle': [
      'recurrenceMonthsPerCycle',
      { ...times, label: 'Recurrence Months per Cycle', requiredIf: { field: PATTERN, is: 'Monthly' } },
    ],
    'monthPattern.day': [
      'recurrenceMonthlyDay',
      { ...dayOfMonth, label: 'Recurrence Monthly Day', requiredIf: { field: MONTHLY, is: 'DayOfMonth' } },
    ],
    'monthPattern.weekday': [
      'recurrenceMonthlyWeekday',
      { label: 'Recurrence Monthly Weekday', requiredIf: { field: MONTHLY, is: 'WeekdayOfMonth' } },
    ],
    'monthPattern.weekOfMonth': [
      'recurrenceMonthlyWeek',
      { label: 'Recurrence Monthly Week', requiredIf: { field: MONTHLY, is: 'WeekdayOfMonth' } },
    ],
  },
  {
    'yearPattern.pattern': [
      YEARLY,
      { label: 'Recurrence Yearly Pattern', requiredIf: { field: PATTERN, is: 'Yearly' } },
    ],
    // The member is called Cycle. It has the month, from 1 to 12.
    'yearPattern.cycle': [
      'recurrenceYearlyMonth',
      {
        type: integer({ min: 1, max: 12 }),
        label: 'Recurrence Yearly Month',
        requiredIf: { field: PATTERN, is: 'Yearly' },
      },
    ],
    'yearPattern.day': [
      'recurrenceYearlyDay',
      { ...dayOfMonth, label: 'Recurrence Yearly Day', requiredIf: { field: YEARLY, is: 'DayOfMonth' } },
    ],
    'yearPattern.weekday': [
      'recurrenceYearlyWeekday',
      { label: 'Recurrence Yearly Weekday', requiredIf: { field: YEARLY, is: 'WeekdayOfMonth' } },
    ],
    'yearPattern.weekOfMonth': [
      'recurrenceYearlyWeek',
      { label: 'Recurrence Yearly Week', requiredIf: { field: YEARLY, is: 'WeekdayOfMonth' } },
    ],
  },
  {
    dates: [
      'recurrenceDates',
      {
        // SuperOffice sets the other members of a date: conflicts, and what the calendar says about the day.
        type: records('Date', member('Date', day(), { required: true })),
        label: 'Recurrence Dates',
        requiredIf: { field: PATTERN, is: 'Custom' },
      },
    ],
  },
];

const FRAME: Record<string, Shown> = {
  startDate: ['recurrenceStartDate', { label: 'Recurrence Start Date', requiredIf: { present: PATTERN } }],
  recurrenceEndType: [
    END,
    {
      label: 'Recurrence End Type',
      requiredIf: { present: ['recurrenceEndDate', 'recurrenceCount'] },
    },
  ],
  endDate: ['recurrenceEndDate', { label: 'Recurrence End Date', requiredIf: { field: END, is: 'EndDate' } }],
  recurrenceCounter: [
    'recurrenceCount',
    { ...times, label: 'Recurrence Count', requiredIf: { field: END, is: 'Counter' } },
  ],
};

const namesIn = (fields: Record<string, Shown>): string[] => Object.values(fields).map(([name]) => name);

const ALL: Record<string, Shown> = Object.assign({}, FRAME, ...KINDS) as Record<string, Shown>;

const FIELDS: Record<string, Shown> = {
  pattern: [PATTERN, { label: 'Recurrence Pattern', requiredIf: { present: namesIn(ALL) } }],
  ...ALL,
  isRecurrence: ['isRecurrence', { label: 'Is Recurrence' }],
};

const inRecurrence = <T>(of: (shown: Shown) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(FIELDS).map(([path, shown]) => [`recurrence.${path}`, of(shown)]));

/** Paths of the members that the form of an appointment shows of its recurrence. */
export const recurrencePaths = Object.keys(inRecurrence(() => ''));

type Alternatives = Parameters<typeof atMostOne>;

/**
 * How the form of an appointment shows its recurrence. A recurrence has the pattern of one kind, and that pattern whole; an
 * update replaces the recurrence.
 * https://docs.superoffice.com/en/api/reference/webapi/SuperOffice.WebApi.Data.RecurrenceInfo.html
 */
export const recurrence = {
  replaced: ['recurrence.pattern'],
  rename: inRecurrence(([name]) => name),
  change: inRecurrence(([, options]) => options),
  rules: [atMostOne(...(KINDS.map(namesIn) as unknown as Alternatives))],
} satisfies Partial<RecordForm>;
