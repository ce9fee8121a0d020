import type { Endpoints, OfficeCall } from '../call';
import { pageOf } from '../archive/list';
import { providerNamed } from '../archive/providers';
import type { ArchiveRow, Provider } from '../archive/provider';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import type { Selection } from '../state/selections';

/** The members of selections. */
export const selection: Endpoints = {
  v1SelectionEntity_GetSelectionMembersArchiveRows: (state, call) => membersOf(state, call, 'Members'),
  v1SelectionEntity_GetSelectionShadowMembersArchiveRows: (state, call) =>
    membersOf(state, call, 'ShadowMembers'),
  v1SelectionEntity_GetDynamicSelectionCriteria: (state, call) => kept(state, call, 'Criteria'),
  v1SelectionEntity_SetDynamicSelectionCriteria3: (state, call) => replaced(state, call, 'Criteria'),
  v1SelectionEntity_GetDynamicSelectionCriteriaGroups: (state, call) => kept(state, call, 'CriteriaGroups'),
  v1SelectionEntity_SetDynamicSelectionCriteriaGroups: (state, call) =>
    replaced(state, call, 'CriteriaGroups'),
  v1SelectionEntity_AddSelectionMembers: (state, call) => {
    const found = demandStatic(state, call);
    return state.selections.add(
      found.id,
      (call.body as number[]).map((record) => ({ record })),
    );
  },
  v1SelectionEntity_RemoveSelectionMembersById: (state, call) => {
    state.selections.remove(demandStatic(state, call).id, call.body as number[]);
  },
  v1SelectionEntity_AddContactSelectionMembers: (state, call) => {
    state.selections.add(demandStatic(state, call).id, (call.body as SoRecord[]).map(memberOf));
  },
  v1SelectionEntity_RemoveContactSelectionMembers: (state, call) => {
    state.selections.removePairs(demandStatic(state, call).id, (call.body as SoRecord[]).map(memberOf));
  },
};

function demandFor(state: SuperOfficeState, { path }: OfficeCall): Selection {
  return demand(state, path.selectionId);
}

/** A selection whose members are put into it. */
function demandStatic(state: SuperOfficeState, call: OfficeCall): Selection {
  const found = demandFor(state, call);
  if (state.records.get('selection', found.id)?.SelectionType === 'Dynamic')
    throw new OfficeError(400, 'The members of a dynamic selection follow from its criteria');
  return found;
}

/** What a dynamic selection consists of is kept in its record, in members that its carrier does not have. */
function kept(state: SuperOfficeState, call: OfficeCall, member: 'Criteria' | 'CriteriaGroups'): unknown {
  return state.records.get('selection', demandFor(state, call).id)?.[member] ?? [];
}

function replaced(state: SuperOfficeState, call: OfficeCall, member: 'Criteria' | 'CriteriaGroups'): unknown {
  const record = state.records.get('selection', demandFor(state, call).id);
  if (record?.SelectionType !== 'Dynamic') throw new OfficeError(400, 'A static selection has no criteria');
  record[member] = call.body;
  return call.body;
}

function demand({ selections }: SuperOfficeState, id: string | undefined): Selection {
  const found = selections.get(Number(id));
  if (!found) throw notFound('Selection', id);
  return found;
}

function memberOf(body: SoRecord): { record: number; person: number } {
  return { record: Number(body.ContactId ?? 0), person: Number(body.PersonId ?? 0) };
}

/** The rows of its members in the archive of their kind; the key of a row is that of the member. */
function membersOf(state: SuperOfficeState, call: OfficeCall, path: string): unknown {
  const found = demandFor(state, call);
  const kind = Object.values(KINDS).find(({ table }) => table === found.table);
  if (kind?.archive === undefined) throw new OfficeError(501, 'Members of this table are not simulated');
  const provider = memberProvider(providerNamed(kind.archive)(state, call), found);
  return pageOf(state, call, provider, `/api/v1/Selection/${found.id}/${path}`);
}

function memberProvider(all: Provider, found: Selection): Provider {
  return {
    ...all,
    rows: () => {
      const byRecord = new Map(all.rows().map((row) => [Number(row.key), row]));
      return found.members.flatMap(({ id, record, person }): ArchiveRow[] => {
        const row = byRecord.get(record);
        if (!row) return [];
        const own: Record<string, unknown> = {
          selectionMemberId: id,
          selectionIdRequest: found.id,
          ...(person > 0 ? { personId: person } : {}),
        };
        return [{ ...row, key: id, read: (column) => own[column] ?? row.read(column) }];
      });
    },
  };
}
