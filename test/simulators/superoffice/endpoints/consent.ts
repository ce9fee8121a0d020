import { shownTo } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { LISTS } from '../state/records/lists';
import type { ListItem } from '../state/records/lists';
import { stamp } from '../state/stamp';

/** What a person agreed to, by the key of the purpose. The keys are those that the vendor's client names. */
export const consent: Endpoints = {
  v1PersonEntity_GetConsentInfos: (state, call) =>
    shownTo(call, 'ConsentInfo[]', consentsOf(demand(state, call))),
  v1PersonEntity_HasConsent: (state, call) => {
    const purpose = keyed('consentpurpose', call.path.purpose ?? '');
    return consentsOf(demand(state, call)).some((each) => each.ConsentPurposeKey === purpose.key);
  },
  v1PersonEntity_SetConsent: (state, call) => save(state, call, consentFrom(state, call)),
  v1PersonEntity_RemoveConsent: (state, call) => save(state, call, undefined),
};

function demand({ records }: SuperOfficeState, { path }: OfficeCall): SoRecord {
  const person = records.get('person', Number(path.personId));
  if (!person) throw notFound('Person', path.personId);
  return person;
}

function consentsOf(person: SoRecord): SoRecord[] {
  return (person.Consents as SoRecord[] | null | undefined) ?? [];
}

/** The item of a list with this key. */
function keyed(list: string, key: string): ListItem {
  const item = LISTS[list]?.find((each) => each.key?.toLowerCase() === key.toLowerCase());
  if (!item) throw new OfficeError(400, `${key} is no key of the list ${list}`);
  return item;
}

function consentFrom({ clock }: SuperOfficeState, { path, query, user }: OfficeCall): SoRecord {
  const purpose = keyed('consentpurpose', path.purpose ?? '');
  const source = keyed('consentsource', query.get('source') ?? '');
  const legal = keyed('legalbase', query.get('legalBase') ?? '');
  const at = stamp(clock.now());
  return {
    ...blank('ConsentInfo'),
    Comment: query.get('comment') ?? '',
    Registered: at,
    RegisteredAssociateId: user.associateId,
    Updated: at,
    LegalBaseId: legal.id,
    LegalBaseKey: legal.key,
    LegalBaseName: legal.name,
    ConsentPurposeId: purpose.id,
    ConsentPurposeKey: purpose.key,
    ConsentPurposeName: purpose.name,
    ConsentSourceId: source.id,
    ConsentSourceKey: source.key,
    ConsentSourceName: source.name,
  };
}

/** A purpose has one consent at most: a newer one takes the place of the old, and none takes it back. */
function save(state: SuperOfficeState, call: OfficeCall, fresh: SoRecord | undefined): void {
  const old = consentsOf(demand(state, call));
  const { key } = keyed('consentpurpose', call.path.purpose ?? '');
  const others = old.filter((each) => each.ConsentPurposeKey !== key);
  const id = 1 + Math.max(0, ...old.map((each) => Number(each.ConsentPersonId)));
  const kept = fresh ? [...others, { ...fresh, ConsentPersonId: id }] : others;
  const person = Number(call.path.personId);
  state.records.consent(person, kept, fresh ? 'consented' : 'unconsented', call.user.associateId);
}
