import { wallClock } from './calendar';
import type { HeaderOption } from './declaration';
import { Misfit } from './misfit';

/** The zone that a header of the call names: its IANA name, or what was given if that name is not known. */
export type ReadZone = { iana: string } | { unknown: string };

/**
 * The zone in which a vendor reads moments that are sent without one. A header that takes the zone of the workflow names it.
 * In: the headers as they are sent. Out: undefined if the vendor has no such header.
 */
export function readZoneOf(
  options: HeaderOption[] = [],
  headers: Record<string, string> = {},
): ReadZone | undefined {
  const option = options.find(({ usual }) => typeof usual === 'object' && usual.of === 'workflowTimeZone');
  if (!option) return undefined;
  const { field, codes, pattern = '{value}' } = option;
  const [before = '', after = ''] = pattern.split('{value}');
  const sent = headers[field.wire] ?? '';
  const given = sent.slice(before.length, sent.length - after.length);
  const code = codes?.ids?.get(given) ?? given;
  const named = [...(codes?.of ?? [])].find(([, each]) => each.toLowerCase() === code.toLowerCase());
  return named ? { iana: named[0] } : { unknown: given };
}

/** A checked moment (ISO text in GMT) as a clock of that zone shows it. Throws {@link Misfit} if the zone is not known. */
export function readIn(zone: ReadZone | undefined, moment: string): string {
  if (!zone) return moment;
  if ('iana' in zone) return wallClock(moment, zone.iana);
  throw new Misfit(ZONE_BY_NAME, zone.unknown);
}

const ZONE_BY_NAME =
  'a Time Zone by its name, such as Europe/Oslo, under Options, since a condition has a point in time';
