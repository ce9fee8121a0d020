import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import { ROWS } from '../describe/control';
import { pickedEntries } from '../describe/picks';
import { headersOf } from '../invoke/headers';
import { isAbsent, isPlainObject, pickedName, type HeaderOption } from '../operation';
import { HOUR, MINUTE } from './clock';
import {
  AGAIN_AFTER,
  DAY_OPTIONS,
  EMIT_AGAIN_AFTER,
  filterFields,
  firstRunOf,
  INTERVAL,
  MINIMUM_INTERVAL,
} from './describe';
import type { PollEvent, PollSource } from './event';
import type { Range } from './roundCalls';
import { digest } from './keys';
import type { CallValues, Watched } from './state';

/** The user's settings, with the event that the trigger watches. */
export interface PollSettings extends Watched {
  event: PollEvent;
  range: Range;
  filters: CallValues;
  /** Between two polls, in milliseconds. */
  interval: number;
  /** Whether the first poll emits existing records; undefined if the user still has to choose. */
  emitExisting: boolean | undefined;
  againAfter?: number;
  /** Whether the user has set "Emit Again After". */
  setsAgain: boolean;
}

/** Reads a trigger's parameters. Throws NodeOperationError for a value out of bounds. */
export function readSettings(
  context: IPollFunctions,
  { events }: PollSource,
  credentialType: string,
): PollSettings {
  const value = String(context.getNodeParameter('event', ''));
  const event = events.find((each) => each.value === value);
  if (!event) throw new NodeOperationError(context.getNode(), `There is no event "${value}"`);
  const filters = readFilters(context, event);
  const options = objectAt(context, 'options');
  const again = wholeNumber(context, EMIT_AGAIN_AFTER, options.emitAgainAfter, AGAIN_AFTER);
  const credential = context.getNode().credentials?.[credentialType]?.id;
  const range = readRange(context, event, options);
  const takesAll = event.usually !== undefined && options[event.usually.option.name] === true;
  return {
    event: takesAll ? event : asUsual(event),
    of: digest([value, credential]),
    narrowedBy: digest(takesAll ? [filters, range, takesAll] : [filters, range]),
    formerly: digest([value, filters, credential]),
    range,
    filters,
    interval:
      wholeNumber(
        context,
        INTERVAL,
        context.getNodeParameter('minimumInterval', MINIMUM_INTERVAL),
        MINIMUM_INTERVAL,
        1,
      ) * MINUTE,
    emitExisting: firstRunAt(context, event),
    ...(event.waits && again > 0 ? { againAfter: again * HOUR } : {}),
    setsAgain: !isAbsent(options.emitAgainAfter),
  };
}

/** The event with the records that it leaves out as long as the user does not ask for them. */
function asUsual(event: PollEvent): PollEvent {
  const { usually, only } = event;
  if (!usually) return event;
  return { ...event, only: only ? { all: [only, usually.rows] } : usually.rows };
}

/** The headers that users may set in the "Options" collection. Throws NodeOperationError for an invalid value. */
export function readHeaders(
  context: IPollFunctions,
  { headerOptions }: { headerOptions?: HeaderOption[] },
): Record<string, string> {
  const { headers, problems } = headersOf(headerOptions, objectAt(context, 'options'), context.getTimezone());
  const [problem] = problems;
  if (problem) throw new NodeOperationError(context.getNode(), `Option ${problem.message}`);
  return headers;
}

/** The user's filters. An empty filter is left out: a trigger has no input, so a value can't be missing by mistake. */
function readFilters(context: IPollFunctions, event: PollEvent): CallValues {
  const fields = filterFields(event);
  if (fields.length === 0) return {};
  const required = fields.filter((field) => field.required);
  const given = {
    ...objectAt(context, 'filters'),
    ...Object.fromEntries(required.map(({ name }) => [name, context.getNodeParameter(name, undefined)])),
  };
  const typed = fields.map(({ name }) => [name, rowsOr(valueOf, given[name])] as const);
  const picked = fields.flatMap((field) => {
    const entries = field.picks ? pickedEntries(given[pickedName(field)]) : [];
    return entries.length === 0 ? [] : [[pickedName(field), entries.map(valueOf)] as const];
  });
  return Object.fromEntries([...typed, ...picked].filter(([, each]) => !isAbsent(each)));
}

/** The rows of a section of the form. `valueOf` reads any other value. */
const rowsOr = (valueOf: (given: unknown) => unknown, given: unknown): unknown =>
  isPlainObject(given) && Array.isArray(given[ROWS]) ? given[ROWS] : valueOf(given);

/** A value picked from a list, or the value itself. */
const valueOf = (given: unknown): unknown =>
  isPlainObject(given) && given.__rl === true ? given.value : given;

function objectAt(context: IPollFunctions, name: string): Record<string, unknown> {
  const given: unknown = context.getNodeParameter(name, {});
  return isPlainObject(given) ? given : {};
}

/** Whether the first poll emits existing records; undefined if the user still has to choose. */
function firstRunAt(context: IPollFunctions, event: PollEvent): boolean | undefined {
  const { name, usual } = firstRunOf(event);
  const choice = context.getNodeParameter(name, usual);
  return choice === '' ? undefined : choice === 'emit';
}

function readRange(context: IPollFunctions, { days }: PollEvent, options: Record<string, unknown>): Range {
  if (!days) return { back: 0, ahead: 0 };
  const at = ({ name, label }: { name: string; label: string }, usual: number) =>
    wholeNumber(context, label, options[name], usual);
  const { back, ahead, backDaily, aheadDaily } = DAY_OPTIONS;
  const range = { back: at(back, days.back), ahead: at(ahead, days.ahead) };
  if (!days.far) return range;
  return {
    ...range,
    farBack: at(backDaily, days.far.back),
    farAhead: at(aheadDaily, days.far.ahead),
  };
}

function wholeNumber(
  context: IPollFunctions,
  label: string,
  given: unknown,
  usual: number,
  least = 0,
): number {
  if (isAbsent(given)) return usual;
  const number = Number(given);
  if (Number.isInteger(number) && number >= least) return number;
  throw new NodeOperationError(
    context.getNode(),
    `${label}: expected a whole number of at least ${least}, got "${String(given)}"`,
  );
}
