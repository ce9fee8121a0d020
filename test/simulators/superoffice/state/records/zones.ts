/** The one zone in which a database keeps its dates, and the zones that a request may name. */
export interface Zone {
  id: number;
  code: string;
  country: string;
  iana: string;
}

/** Zones of the vendor's page, with the numbers it gives them. */
const ON_THE_PAGE: Zone[] = [
  { id: 1, code: 'UTC', country: 'UTC/GMT', iana: 'UTC' },
  { id: 36, code: 'AU-ACT', country: 'Australia', iana: 'Australia/Sydney' },
  { id: 50, code: 'BD', country: 'Bangladesh', iana: 'Asia/Dhaka' },
  { id: 114, code: 'CA-QC', country: 'Canada', iana: 'America/Toronto' },
  { id: 140, code: 'DK', country: 'Denmark', iana: 'Europe/Copenhagen' },
  { id: 156, code: 'FR', country: 'France', iana: 'Europe/Paris' },
  { id: 261, code: 'NO', country: 'Norway', iana: 'Europe/Oslo' },
  { id: 425, code: 'US-CA', country: 'United States', iana: 'America/Los_Angeles' },
  { id: 433, code: 'US-HI', country: 'United States', iana: 'Pacific/Honolulu' },
  { id: 460, code: 'US-NY', country: 'United States', iana: 'America/New_York' },
];

/** Countries with one zone: it goes by the code of the country. Their numbers are this simulator's own. */
const OF_COUNTRIES = [
  ['AE', 'United Arab Emirates', 'Asia/Dubai'],
  ['AT', 'Austria', 'Europe/Vienna'],
  ['BE', 'Belgium', 'Europe/Brussels'],
  ['BG', 'Bulgaria', 'Europe/Sofia'],
  ['BO', 'Bolivia', 'America/La_Paz'],
  ['CH', 'Switzerland', 'Europe/Zurich'],
  ['CO', 'Colombia', 'America/Bogota'],
  ['CR', 'Costa Rica', 'America/Costa_Rica'],
  ['CZ', 'Czechia', 'Europe/Prague'],
  ['DE', 'Germany', 'Europe/Berlin'],
  ['DO', 'Dominican Republic', 'America/Santo_Domingo'],
  ['EE', 'Estonia', 'Europe/Tallinn'],
  ['FI', 'Finland', 'Europe/Helsinki'],
  ['GB', 'United Kingdom', 'Europe/London'],
  ['GR', 'Greece', 'Europe/Athens'],
  ['GT', 'Guatemala', 'America/Guatemala'],
  ['HK', 'Hong Kong', 'Asia/Hong_Kong'],
  ['HR', 'Croatia', 'Europe/Zagreb'],
  ['HU', 'Hungary', 'Europe/Budapest'],
  ['IE', 'Ireland', 'Europe/Dublin'],
  ['IL', 'Israel', 'Asia/Jerusalem'],
  ['IN', 'India', 'Asia/Kolkata'],
  ['IS', 'Iceland', 'Atlantic/Reykjavik'],
  ['IT', 'Italy', 'Europe/Rome'],
  ['JP', 'Japan', 'Asia/Tokyo'],
  ['KE', 'Kenya', 'Africa/Nairobi'],
  ['KR', 'South Korea', 'Asia/Seoul'],
  ['LT', 'Lithuania', 'Europe/Vilnius'],
  ['LU', 'Luxembourg', 'Europe/Luxembourg'],
  ['LV', 'Latvia', 'Europe/Riga'],
  ['MT', 'Malta', 'Europe/Malta'],
  ['NL', 'Netherlands', 'Europe/Amsterdam'],
  ['PA', 'Panama', 'America/Panama'],
  ['PE', 'Peru', 'America/Lima'],
  ['PL', 'Poland', 'Europe/Warsaw'],
  ['RO', 'Romania', 'Europe/Bucharest'],
  ['RS', 'Serbia', 'Europe/Belgrade'],
  ['SE', 'Sweden', 'Europe/Stockholm'],
  ['SG', 'Singapore', 'Asia/Singapore'],
  ['SI', 'Slovenia', 'Europe/Ljubljana'],
  ['SK', 'Slovakia', 'Europe/Bratislava'],
  ['TR', 'Turkey', 'Europe/Istanbul'],
  ['UY', 'Uruguay', 'America/Montevideo'],
  ['VE', 'Venezuela', 'America/Caracas'],
  ['ZA', 'South Africa', 'Africa/Johannesburg'],
] as const;

/** The zones that can be requested. */
export const ZONES: Zone[] = [
  ...ON_THE_PAGE,
  ...OF_COUNTRIES.map(([code, country, iana], index) => ({ id: 901 + index, code, country, iana })),
];

/** The zone of the database. */
export const BASE_ZONE: Zone = zoneNamed('NO') as Zone;

/** A date that is not set. */
export const EMPTY_DATE = '0001-01-01T00:00:00';

/** In which zone a request reads and writes dates. */
export interface Dates {
  zone: Zone;
  /** Whether the answer's dates carry their offset. */
  withOffset: boolean;
}

/** The zone of this id or code, in any letter case. */
export function zoneNamed(name: string): Zone | undefined {
  return ZONES.find(({ id, code }) => String(id) === name || code.toLowerCase() === name.toLowerCase());
}

/** What `SO-TimeZone` says: `NO`, `261`, `US-NY, includeTZOffset`. Undefined for a zone that does not exist. */
export function datesOf(header: string | undefined): Dates | undefined {
  const parts = (header ?? '').split(',').map((part) => part.trim());
  const named = parts.filter((part) => part !== '' && part.toLowerCase() !== 'includetzoffset');
  const zone = named[0] === undefined ? BASE_ZONE : zoneNamed(named[0]);
  const withOffset = parts.some((part) => part.toLowerCase() === 'includetzoffset');
  return zone && named.length <= 1 ? { zone, withOffset } : undefined;
}

/** A moment as a wall clock of the zone shows it, without a zone, to the second. */
export function wallTime(moment: Date, { iana }: Zone): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: iana,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment);
  const part = (type: string): string => parts.find((entry) => entry.type === type)?.value ?? '';
  const year = part('year').padStart(4, '0');
  return `${year}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The moment at which a wall clock of the zone shows this. */
export function momentOf(wall: string, zone: Zone): Date {
  const asUtc = new Date(`${wall}Z`);
  const guess = new Date(asUtc.getTime() - offsetAt(asUtc, zone));
  return new Date(asUtc.getTime() - offsetAt(guess, zone));
}

/** The zone's distance from UTC at a moment, in milliseconds. */
function offsetAt(moment: Date, zone: Zone): number {
  const whole = new Date(Math.floor(moment.getTime() / 1000) * 1000);
  return new Date(`${wallTime(whole, zone)}Z`).getTime() - whole.getTime();
}

/** `-0500`, as the vendor's page writes it. */
export function offsetText(moment: Date, zone: Zone): string {
  const minutes = Math.round(offsetAt(moment, zone) / 60_000);
  const size = Math.abs(minutes);
  const digits = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
  return `${minutes < 0 ? '-' : '+'}${digits}`;
}

const STAMP = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** A date as it was sent: its wall clock, and its moment if it names a zone. Undefined if it is none. */
export function readDate(text: string): { wall: string; moment?: Date } | undefined {
  const [, day, time = '00:00:00', zone] = STAMP.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const wall = `${day}T${time.length === 5 ? `${time}:00` : time}`;
  if (Number.isNaN(new Date(`${wall}Z`).getTime())) return undefined;
  if (zone === undefined) return { wall };
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return { wall, moment: new Date(wall + offset) };
}

/** A date of a request as the database keeps it. Undefined if it is none. */
export function storedDate(text: string, dates: Dates): string | undefined {
  const read = readDate(text);
  if (!read || read.wall === EMPTY_DATE) return read?.wall;
  return wallTime(read.moment ?? momentOf(read.wall, dates.zone), BASE_ZONE);
}

/** A date of the database as an answer shows it. */
export function shownDate(stored: string, dates: Dates): string {
  if (stored === EMPTY_DATE) return stored;
  const moment = momentOf(stored, BASE_ZONE);
  return wallTime(moment, dates.zone) + (dates.withOffset ? offsetText(moment, dates.zone) : '');
}

/** A date that has no time: no zone moves it. */
export function shownDay(stored: string, dates: Dates): string {
  if (stored === EMPTY_DATE || !dates.withOffset) return stored;
  return stored + offsetText(momentOf(stored, dates.zone), dates.zone);
}

/** A stamp that is UTC whatever is requested. */
export function shownStamp(stored: string, dates: Dates): string {
  return stored === EMPTY_DATE || !dates.withOffset ? stored : `${stored}Z`;
}
