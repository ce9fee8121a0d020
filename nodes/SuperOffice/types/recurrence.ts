import {
  boolean,
  day,
  integer,
  list,
  member,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import {
  recurrenceDailyPattern,
  recurrenceEndType,
  recurrenceMonthlyPattern,
  recurrencePattern,
  recurrenceYearlyPattern,
  weekday,
  weekOfMonth,
} from './enums';

/** Repeats by the day. */
export const RecurrenceDayPattern = objectType('RecurrenceDayPattern', () => [
  member('Pattern', recurrenceDailyPattern()),
  member('Cycle', integer()),
]);

/**
 * Repeats by the week. The days are one text.
 * https://docs.superoffice.com/en/database/tables/enums/weekday.html
 */
export const RecurrenceWeekPattern = objectType('RecurrenceWeekPattern', () => [
  member('Weekdays', list(weekday(), { separator: ',' })),
  member('Cycle', integer()),
]);

/** Repeats by the month. */
export const RecurrenceMonthPattern = objectType('RecurrenceMonthPattern', () => [
  member('Pattern', recurrenceMonthlyPattern()),
  member('Cycle', integer()),
  member('Day', integer()),
  member('Weekday', weekday()),
  member('WeekOfMonth', weekOfMonth()),
]);

/** Repeats by the year. */
export const RecurrenceYearPattern = objectType('RecurrenceYearPattern', () => [
  member('Pattern', recurrenceYearlyPattern()),
  member('Cycle', integer()),
  member('Day', integer()),
  member('Weekday', weekday()),
  member('WeekOfMonth', weekOfMonth()),
]);

/** One date of a series. */
export const RecurrenceDate = objectType('RecurrenceDate', () => [
  member('Date', day()),
  member('IsConflict', boolean()),
  member('Description', text()),
  member('DescriptionStyleHint', text()),
  member('Tooltip', text()),
]);

/** How an appointment repeats. */
export const RecurrenceInfo = objectType('RecurrenceInfo', () => [
  member('RecurrenceId', integer()),
  member('StartDate', day()),
  member('EndDate', day()),
  member('RecurrenceCounter', integer()),
  member('RecurrenceEndType', recurrenceEndType()),
  member('Pattern', recurrencePattern()),
  member('DayPattern', record(RecurrenceDayPattern)),
  member('WeekPattern', record(RecurrenceWeekPattern)),
  member('MonthPattern', record(RecurrenceMonthPattern)),
  member('YearPattern', record(RecurrenceYearPattern)),
  member('Dates', records('Date', RecurrenceDate)),
  member('IsRecurrence', boolean()),
]);
