import { datesFor } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { isOwner, userOf } from '../state/records/family';
import { KINDS } from '../state/records/kinds';
import { mergeInto, mergeNamesakes, movePerson } from '../state/records/merging';
import type { Merge } from '../state/records/merging';
import { storedDate } from '../state/records/zones';

type Mergeable = 'contact' | 'person' | 'project';

/** Merging and moving records. What the vendor's client says of the parameters counts where the pages are silent. */
export const merging: Endpoints = {
  v1ContactEntity_Merge: (state, call) => {
    const { source, destination } = pairOf(state, call, 'contact', 'sourceContactId', 'destinationContactId');
    if (isOwner(state.records, source) || isOwner(state.records, destination))
      throw new OfficeError(400, 'The owner company cannot be merged');
    refuseLinked(state, 'contact', source);
    const merge = mergeOf(state, call);
    mergeInto(merge, 'contact', source, destination);
    if (flag(call, 'mergeIdenticalPersons')) mergeNamesakes(merge, destination);
  },
  v1PersonEntity_Merge: (state, call) => {
    const { source, destination } = pairOf(state, call, 'person', 'sourcePersonId', 'destinationPersonId');
    refuseUser(state, source, 'merged');
    refuseLinked(state, 'person', source);
    const merge = { ...mergeOf(state, call), after: momentOf(call) };
    mergeInto(merge, 'person', source, destination, !flag(call, 'deleteSource'));
  },
  v1ProjectEntity_Merge: (state, call) => {
    const { source, destination } = pairOf(state, call, 'project', 'sourceProjectId', 'destinationProjectId');
    mergeInto(mergeOf(state, call), 'project', source, destination);
  },
  v1PersonEntity_Move: (state, call) => {
    const person = idIn(state, call, 'person', 'personId');
    const company = idIn(state, call, 'contact', 'destinationContactId');
    refuseUser(state, person, 'moved');
    movePerson({ ...mergeOf(state, call), after: momentOf(call) }, person, company);
  },
};

/** A user belongs to the company of the users. */
function refuseUser({ records }: SuperOfficeState, person: number, done: string): void {
  if (userOf(records, person)) throw new OfficeError(400, `A person who is a user cannot be ${done}`);
}

/** https://community.superoffice.com/en/support-faqs/faq/why-is-the-merge-companies-button-greyed-out-when-i-try-to-merge-companies */
function refuseLinked({ records }: SuperOfficeState, kind: 'contact' | 'person', id: number): void {
  const record = records.get(kind, id);
  if (record && records.linksOf(kind, record) > 0)
    throw new OfficeError(400, 'A record that is linked to an ERP system cannot be merged');
}

function pairOf(
  state: SuperOfficeState,
  call: OfficeCall,
  kind: Mergeable,
  from: string,
  to: string,
): { source: number; destination: number } {
  const source = idIn(state, call, kind, from);
  const destination = idIn(state, call, kind, to);
  if (source === destination) throw new OfficeError(400, 'A record cannot be merged into itself');
  return { source, destination };
}

function idIn({ records }: SuperOfficeState, { path }: OfficeCall, kind: Mergeable, name: string): number {
  const id = Number(path[name]);
  if (!records.get(kind, id)) throw notFound(KINDS[kind].rest, path[name]);
  return id;
}

function mergeOf({ records }: SuperOfficeState, call: OfficeCall): Merge {
  return {
    records,
    by: call.user.associateId,
    fillsEmpty: flag(call, 'replaceEmptyFieldsOnDestination'),
  };
}

function flag({ query }: OfficeCall, name: string): boolean {
  return query.get(name)?.toLowerCase() === 'true';
}

function momentOf(call: OfficeCall): string {
  const text = call.query.get('moveAfterDate') ?? '';
  const stored = storedDate(text, datesFor(call));
  if (stored === undefined) throw new OfficeError(400, 'moveAfterDate is not a date');
  return stored;
}
