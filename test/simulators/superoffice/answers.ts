import type { OfficeCall } from './call';
import { OfficeError } from './reply';
import { membersOf } from './state/records/blank';
import type { SoRecord } from './state/records/blank';
import { datesOf, shownDate, shownDay, shownStamp, storedDate } from './state/records/zones';
import type { Dates } from './state/records/zones';

/** Stamps that are UTC in every zone. */
const STAMPS = new Set(['CreatedDate', 'UpdatedDate', 'Registered', 'Updated']);

/** Dates without a time: no zone moves them. */
const DAYS = new Set([
  'BirthDate',
  'ExpirationDate',
  'SubscriptionStart',
  'ValidFrom',
  'ValidTo',
  'Saledate',
  'SaleDate',
  'NextDueDate',
  'ReopenDate',
  'NextMilestoneDate',
  'StartDate',
  'EndDate',
  'PublishEventDate',
]);

/** Appointments begin and end at a time of the day. The dates of a series are days, and so are other starts and ends. */
function isDay(type: string, name: string): boolean {
  if (type === 'RecurrenceDate') return name === 'Date';
  return DAYS.has(name) && !(type.startsWith('Appointment') && /^(Start|End)Date$/.test(name));
}

/** The zone that a call requests. Throws for one that does not exist. */
export function datesFor({ headers }: OfficeCall): Dates {
  const header = headers['so-timezone'];
  const dates = datesOf(header === undefined ? undefined : String(header));
  if (!dates) throw new OfficeError(400, `Unknown time zone: ${String(header)}`);
  return dates;
}

/** A carrier of the database as the call wants to see it: its dates in the call's zone, its texts in the call's language. */
export function shownTo(call: OfficeCall, type: string, value: unknown): unknown {
  return translated(
    call,
    dated(type, value, (name, text, of) => shownMember(of, name, text, datesFor(call))),
  );
}

function shownMember(type: string, name: string, text: string, dates: Dates): string {
  if (STAMPS.has(name)) return shownStamp(text, dates);
  return isDay(type, name) ? shownDay(text, dates) : shownDate(text, dates);
}

/** A carrier of a request as the database keeps it. Throws for a date that is none. */
export function storedFrom(call: OfficeCall, type: string, value: unknown): unknown {
  const dates = datesFor(call);
  return dated(type, value, (name, text, of) => {
    const kept = isDay(of, name) ? /^\d{4}-\d\d-\d\d/.exec(text)?.[0] : storedDate(text, dates);
    if (kept === undefined) throw new OfficeError(400, `${name} is not a date`);
    return isDay(of, name) ? `${kept}T00:00:00` : kept;
  });
}

/** Changes the dates of a carrier, and of the carriers in it. */
function dated(
  type: string,
  value: unknown,
  change: (name: string, text: string, type: string) => string,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const inner = type.replace(/\[\]$/, '');
    return (value as unknown[]).map((entry) => dated(inner, entry, change));
  }
  const types = new Map(membersOf(type).map((member) => [member.name, member.type]));
  return Object.fromEntries(
    Object.entries(value as SoRecord).map(([name, inner]) => {
      const member = types.get(name);
      if (member === 'date-time' && typeof inner === 'string') return [name, change(name, inner, type)];
      return [name, member === undefined ? inner : dated(member, inner, change)];
    }),
  );
}

/** The languages that names are kept in, by the language that is requested. */
const LANGUAGES: Record<string, string> = { en: 'US', no: 'NO', nb: 'NO', nn: 'NO' };

/** Texts in several languages become one text; raw where no language, `*` or `x` is requested. */
export function translated(call: OfficeCall, value: unknown): unknown {
  const language = languageOf(call);
  return language === undefined ? value : inLanguage(value, language);
}

function languageOf({ headers }: OfficeCall): string | undefined {
  const header = headers['so-language'] ?? headers['accept-language'];
  const name =
    String(header ?? '')
      .split(/[,;]/)[0]
      ?.trim()
      .slice(0, 2)
      .toLowerCase() ?? '';
  return name === '' || name === '*' || name === 'x' ? undefined : (LANGUAGES[name] ?? 'US');
}

const RAW = /^(?:[A-Z]{2}:"[^"]*";?)+$/;

function inLanguage(value: unknown, language: string): unknown {
  if (typeof value === 'string') return RAW.test(value) ? translation(value, language) : value;
  if (Array.isArray(value)) return (value as unknown[]).map((entry) => inLanguage(entry, language));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as SoRecord).map(([name, inner]) => [name, inLanguage(inner, language)]),
  );
}

function translation(raw: string, language: string): string {
  const texts = new Map(
    [...raw.matchAll(/([A-Z]{2}):"([^"]*)"/g)].map(([, code = '', text = '']) => [code, text]),
  );
  return texts.get(language) ?? texts.get('US') ?? raw;
}
