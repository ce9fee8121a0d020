/** The archives behind the lists of what belongs to a record. */
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import type { KindName } from '../state/records/kinds';
import { kindLinked } from '../state/records/linked';
import { COLUMNS } from './columns';
import { displayed } from './display';
import { recordProvider } from './providers';
import { plainProvider } from './provider';
import type { ArchiveColumn, ArchiveRow, Provider } from './provider';

/** Follow-ups and documents in one list, by the columns of both archives. */
export function activitiesOf(state: SuperOfficeState, fits: (record: SoRecord) => boolean): Provider {
  const appointments = someOf(state, 'FindAppointment', 'appointment', fits);
  const documents = someOf(state, 'FindDocument', 'document', fits);
  const own = (entity: string): Provider => (entity === 'document' ? documents : appointments);
  return {
    ...appointments,
    columns: unique([...appointments.columns, ...documents.columns]),
    find: (name) => {
      const found = [appointments.find(name), documents.find(name)];
      return found[0] ?? found[1];
    },
    rows: () => [...appointments.rows(), ...documents.rows()],
    display: (column, value, entity) => own(entity).display?.(column, value, entity),
  };
}

/** The columns of the archives SaleGuide and ProjectGuide that activities don't have. */
const GUIDE_COLUMNS = [
  ...['stageName', 'suggestedItemText', 'suggestedItemTooltip'].map((name) => ({
    name,
    type: 'string',
    canOrder: true,
  })),
  ...['stageId', 'stageOrderBy', 'suggestedItemId', 'suggestedItemOrderBy'].map((name) => ({
    name,
    type: 'int',
    canOrder: true,
  })),
  ...['instanceItemId', 'instanceItemText', 'hasInstance'].map((name) => ({
    name,
    type: 'None',
    canOrder: false,
  })),
];

/** The suggestions of a guide: none, since no type of the seed has one. */
export function guideOf(state: SuperOfficeState): Provider {
  return withColumns(
    activitiesOf(state, () => false),
    GUIDE_COLUMNS,
  );
}

/** The records of a kind that fit. */
export function someOf(
  state: SuperOfficeState,
  archive: string,
  kind: KindName,
  fits: (record: SoRecord) => boolean,
): Provider {
  return recordProvider(state, archive, kind, () => state.records.stores[kind].all().filter(fits));
}

/** Projects and the companies of their members: a row for each pair, with the columns of projects and one of the company. */
export function companiesInProjects(
  state: SuperOfficeState,
  fits: (project: number, company: number) => boolean,
): Provider {
  const members = state.records.stores.projectMember.all();
  const pairs = new Map(
    members.map(({ ProjectId, ContactId }) => [
      `${String(ProjectId)} ${String(ContactId)}`,
      { project: Number(ProjectId), company: Number(ContactId) },
    ]),
  );
  const rows = [...pairs.values()].flatMap(({ project, company }): SoRecord[] => {
    const record = state.records.get('project', project);
    return record && fits(project, company) ? [{ ...record, ContactId: company }] : [];
  });
  return recordProvider(state, 'ContactProjects', 'project', () => rows);
}

/** Relations from a record's own side: what it leads to is the other one. */
export function relationsOf(state: SuperOfficeState, side: 'Contact' | 'Person', id: number): Provider {
  const source = `Source${side}Id`;
  const rows = state.records.stores.relation
    .all()
    .filter((relation) => relation[source] === id || relation[`Destination${side}Id`] === id)
    .map((relation) => (relation[source] === id ? relation : turned(relation)));
  return recordProvider(state, 'Relation', 'relation', () => rows);
}

function turned(relation: SoRecord): SoRecord {
  return {
    ...relation,
    SourceContactId: relation.DestinationContactId,
    SourcePersonId: relation.DestinationPersonId,
    DestinationContactId: relation.SourceContactId,
    DestinationPersonId: relation.SourcePersonId,
    Reversed: 1,
  };
}

const PARTICIPANT_COLUMNS = [
  'icon',
  'sendEmail',
  'seen',
  'status',
  'participantAssociateId',
  'participantPersonId',
  'rejectReason',
].map((name) => ({ name, type: 'None', canOrder: false }));

/** Who takes part in an appointment: users and other people. */
export function participantsOf(state: SuperOfficeState, appointment: SoRecord): Provider {
  const { records } = state;
  const provider = recordProvider(state, 'AllUsers', 'user', () => []);
  const rows = ((appointment.Participants as SoRecord[] | null) ?? []).map((participant): ArchiveRow => {
    const associate = Number(participant.AssociateId ?? 0);
    const person = Number(participant.PersonId ?? 0);
    const user = records.get('user', associate) ?? { Person: { PersonId: person }, NickName: '' };
    const own: SoRecord = {
      participantAssociateId: associate,
      participantPersonId: person,
      sendEmail: participant.SendEmail === true,
      seen: ['Seen', 'Accepted', 'Declined'].includes(String(participant.InvitationStatus)),
    };
    return {
      key: associate || person,
      entity: associate > 0 ? 'associate' : 'externalPerson',
      read: (column) => own[column] ?? COLUMNS.user[column]?.(user, records) ?? null,
    };
  });
  return { ...withColumns(provider, PARTICIPANT_COLUMNS), rows: () => rows };
}

/** What a record is linked with. */
export function linksOf(state: SuperOfficeState, record: SoRecord): Provider {
  const { records } = state;
  const rows = ((record.Links as SoRecord[] | null) ?? []).map((link, index): ArchiveRow => {
    const entity = String(link.EntityName ?? '').toLowerCase();
    const kind = kindLinked(entity);
    const target = kind && records.get(kind, Number(link.Id));
    const own: SoRecord = { linkId: link.LinkId || index + 1, linkDescription: link.Description };
    return {
      key: Number(link.Id),
      entity,
      read: (column) => own[column] ?? (target ? (COLUMNS[kind][column]?.(target, records) ?? null) : null),
    };
  });
  return plainProvider('Links', () => rows, {
    display: (column, value, entity) => displayed(kindLinked(entity) ?? 'appointment', column, value),
  });
}

function withColumns(provider: Provider, more: ArchiveColumn[]): Provider {
  const own = new Map(more.map((column) => [column.name.toLowerCase(), column]));
  return {
    ...provider,
    columns: unique([...more, ...provider.columns]),
    find: (name) => own.get(name.toLowerCase()) ?? provider.find(name),
  };
}

function unique(columns: ArchiveColumn[]): ArchiveColumn[] {
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}
