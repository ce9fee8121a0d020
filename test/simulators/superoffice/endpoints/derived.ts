import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { kindLinked } from '../state/records/linked';

/**
 * What SuperOffice sets itself in the links and the recurrence of a record that is saved. In: the values of the body; the
 * record before, if there is one. Throws for a link to nothing, and for a recurrence that is not one pattern.
 */
export function derivedFrom(state: SuperOfficeState, values: SoRecord, old?: SoRecord): SoRecord {
  const { Links: links, Recurrence: recurrence } = values;
  return {
    ...(Array.isArray(links) ? linksOf(state, links as SoRecord[]) : {}),
    ...(recurrence
      ? { Recurrence: recurrenceOf(recurrence as SoRecord, old?.Recurrence as SoRecord | null) }
      : {}),
  };
}

function linksOf({ records }: SuperOfficeState, given: SoRecord[]): SoRecord {
  const last = Math.max(0, ...given.map(({ LinkId }) => Number(LinkId ?? 0)));
  const links = given.map((link, index) => {
    const kind = kindLinked(link.EntityName);
    if (!kind && !link.ExtraInfo) throw new OfficeError(400, 'A link needs the name of an entity');
    if (kind && !records.get(kind, Number(link.Id)))
      throw new OfficeError(400, `${String(link.EntityName)} ${String(link.Id)} was not found`);
    return { ...link, LinkId: Number(link.LinkId ?? 0) || last + 1 + index };
  });
  return { Links: links, ActiveLinks: links.length };
}

/** The member with the pattern of each kind. The page: only set when the recurrence is of that kind. */
const PATTERNS: Record<string, string> = {
  Daily: 'DayPattern',
  Weekly: 'WeekPattern',
  Monthly: 'MonthPattern',
  Yearly: 'YearPattern',
};

/** The page names no error for a wrong one. */
function recurrenceOf(given: SoRecord, old: SoRecord | null | undefined): SoRecord {
  const kind = String(given.Pattern ?? 'Unknown');
  for (const [name, member] of Object.entries(PATTERNS))
    if ((name === kind) !== Boolean(given[member]))
      throw new OfficeError(400, `A ${kind} recurrence has ${name === kind ? 'a' : 'no'} ${member}`);
  if (kind === 'Custom' && !(given.Dates as unknown[] | undefined)?.length)
    throw new OfficeError(400, 'A Custom recurrence has Dates');
  return {
    ...given,
    RecurrenceId: Number(old?.RecurrenceId ?? 0) || 1,
    IsRecurrence: kind !== 'Unknown',
  };
}
