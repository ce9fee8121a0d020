/** What merging and moving records does to what belongs to them. */
import type { SoRecord } from './blank';
import { personsOf } from './family';
import { KINDS } from './kinds';
import type { KindName } from './kinds';
import { fullName } from './names';
import { isWritable } from './records';
import type { Records } from './records';
import { idIn } from './references';

/** Which records refer to a company, a person or a project, and by which members. Activities have a date of their own. */
const REFERRERS: Partial<Record<KindName, Partial<Record<KindName, string[]>>>> = {
  contact: {
    person: ['Contact'],
    sale: ['Contact'],
    appointment: ['Contact'],
    document: ['Contact'],
    projectMember: ['ContactId'],
    saleStakeholder: ['ContactId'],
    relation: ['SourceContactId', 'DestinationContactId'],
  },
  person: {
    sale: ['Person'],
    ticket: ['Person'],
    appointment: ['Person'],
    document: ['Person'],
    projectMember: ['PersonId'],
    saleStakeholder: ['PersonId'],
    relation: ['SourcePersonId', 'DestinationPersonId'],
  },
  project: {
    sale: ['Project'],
    ticket: ['Project'],
    appointment: ['Project'],
    document: ['Project'],
    projectMember: ['ProjectId'],
  },
};

/** Activities, and the member with the date of each. */
const ACTIVITIES: Partial<Record<KindName, string>> = {
  appointment: 'StartDate',
  document: 'Date',
  sale: 'Saledate',
};

/** The database of a merge, who does it, and what stays behind. */
export interface Merge {
  records: Records;
  by: number;
  /** Empty members of what remains are filled from what goes. */
  fillsEmpty: boolean;
  /** Activities before this moment stay where they are; all move where it is not given. */
  after?: string;
}

/** Everything that refers to one record refers to another afterwards. */
function repoint({ records, by, after = '' }: Merge, kind: KindName, from: number, to: number): void {
  for (const [name, members] of Object.entries(REFERRERS[kind] ?? {})) {
    const referrer = name as KindName;
    const dated = ACTIVITIES[referrer];
    for (const record of records.stores[referrer].all()) {
      const isOld = dated !== undefined && String(record[dated]) < after;
      const values = isOld ? {} : repointed(record, members, from, to);
      if (Object.keys(values).length > 0)
        records.change(referrer, Number(record[KINDS[referrer].id]), values, by);
    }
  }
}

function repointed(record: SoRecord, members: string[], from: number, to: number): SoRecord {
  return Object.fromEntries(
    members.flatMap((member): Array<[string, unknown]> => {
      const value = record[member];
      if (value === from) return [[member, to]];
      if (idIn(record, member) !== from) return [];
      return [[member, { [Object.keys(value as SoRecord)[0] ?? '']: to }]];
    }),
  );
}

/** Merges one record into another of its kind. The first disappears, unless it is kept as a former employee. */
export function mergeInto(
  merge: Merge,
  kind: 'contact' | 'person' | 'project',
  source: number,
  destination: number,
  keepsSource = false,
): void {
  const { records, by } = merge;
  const from = records.get(kind, source);
  const to = records.get(kind, destination);
  if (!from || !to) throw new Error(`There is no ${kind} ${source} or ${destination}`);
  repoint(merge, kind, source, destination);
  records.change(kind, destination, merge.fillsEmpty ? filling(kind, from, to) : {}, by);
  if (keepsSource) records.change(kind, source, { Retired: true }, by);
  else records.removeForGood(kind, source);
}

/** What the one has in members that are empty in the other. Consents are never taken over. */
function filling(kind: KindName, from: SoRecord, to: SoRecord): SoRecord {
  return Object.fromEntries(
    Object.entries(from).filter(
      ([member, value]) =>
        isWritable(KINDS[kind], member) && member !== 'Consents' && isEmpty(to[member]) && !isEmpty(value),
    ),
  );
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === 0;
}

/** Persons of the same name in one company become one: the newer is merged into the older. */
export function mergeNamesakes(merge: Merge, company: number): void {
  const seen = new Map<string, number>();
  for (const person of personsOf(merge.records, company)) {
    const id = Number(person.PersonId);
    const name = fullName(person).toLowerCase();
    const first = seen.get(name);
    if (first === undefined) seen.set(name, id);
    else mergeInto(merge, 'person', id, first);
  }
}

/** Moves a person to another company, with the activities from a moment on. */
export function movePerson({ records, by, after = '' }: Merge, person: number, company: number): void {
  records.change('person', person, { Contact: { ContactId: company } }, by);
  for (const [name, dated] of Object.entries(ACTIVITIES)) {
    const kind = name as KindName;
    for (const record of records.stores[kind].all())
      if (idIn(record, 'Person') === person && String(record[dated]) >= after)
        records.change(kind, Number(record[KINDS[kind].id]), { Contact: { ContactId: company } }, by);
  }
}
