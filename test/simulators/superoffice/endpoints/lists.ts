import { superOffice } from '../../../documented';
import { translated } from '../answers';
import type { Endpoint, Endpoints, OfficeCall } from '../call';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import type { ListDefinition } from '../state/listDefinitions';
import { listItems } from './listItems';

/** Which endpoint of a list without a page of its own does the same. MDO items are those of the MDO lists. */
const PATTERNS: Record<string, string> = {
  'GET ': 'v1ListEntity_GetListEntityByName',
  'GET Items': 'v1ListItemEntity_GetAllFromListName',
  'POST Items': 'v1ListItemEntity_AddFromListName',
  'GET Items/{id}': 'v1ListItemEntity_GetFromListName',
  'PUT Items/{id}': 'v1ListItemEntity_SaveFromListName',
  'DELETE Items/{id}': 'v1ListItemEntity_DeleteFromListName',
  'GET Headings': 'v1ListItemEntity_GetHeadingsFromName',
};

/** Lists by their numbers and names, and the lists with pages of their own. */
export const lists: Endpoints = {
  v1ListEntity_GetListDefinitions: (state, call) => {
    const all = call.query.get('includeDeleted') === 'true';
    const rows = state.lists.all().filter(({ deleted }) => all || !deleted);
    return translated(call, rows.map(shownList));
  },
  v1ListEntity_PostListEntity: ({ lists: all }, { body }) => {
    const { Name, Tooltip } = body as SoRecord;
    const name = String(Name ?? '');
    if (name === '') throw new OfficeError(400, 'A list needs its Name');
    if (all.find(name)) throw new OfficeError(400, `There is a list ${name} already`);
    return shownList(all.add(name, String(Tooltip ?? '')));
  },
  v1ListEntity_GetListEntity: (state, call) => shownList(demandList(state, call)),
  v1ListEntity_GetListEntityByName: (state, call) => shownList(demandList(state, call)),
  v1ListEntity_PutListEntity: renamed,
  v1ListEntity_SaveListEntityByName: renamed,
  v1ListEntity_DeleteListEntity: removed,
  v1ListEntity_DeleteListEntityByName: removed,
  ...listItems(demandList),
  ...typedLists(),
};

/** The list that a call names by number or name. */
function demandList(state: SuperOfficeState, { path }: OfficeCall): ListDefinition {
  const inPath = path.udListDefinitionName ?? path.udListDefinitionId ?? path.name ?? path.id;
  const key = path.list ?? inPath ?? '';
  const found = state.lists.find(/^\d+$/.test(key) ? Number(key) : key);
  if (!found) throw notFound('List', key);
  return found;
}

/** Only a list of an administrator's can be renamed. */
function renamed(state: SuperOfficeState, call: OfficeCall): SoRecord {
  const list = demandList(state, call);
  const { Name, Tooltip } = call.body as SoRecord;
  if (list.mdo !== undefined) throw new OfficeError(400, `The list ${list.name} cannot be changed`);
  Object.assign(list, { name: String(Name ?? ''), tooltip: String(Tooltip ?? '') });
  return shownList(list);
}

function removed(state: SuperOfficeState, call: OfficeCall): undefined {
  const list = demandList(state, call);
  if (list.mdo !== undefined) throw new OfficeError(400, `The list ${list.name} cannot be deleted`);
  list.deleted = true;
  return undefined;
}

function shownList(list: ListDefinition): SoRecord {
  return {
    ...blank('ListEntity'),
    Id: list.id,
    Name: list.name,
    Tooltip: list.tooltip,
    Deleted: list.deleted,
    Rank: list.id,
    IsCustomList: list.mdo === undefined,
    IsMDOList: list.mdo !== undefined,
    UseGroupsAndHeadings: list.headings.length > 0,
    ListType: list.mdo ?? '',
    InUseByUserDefinedFields: false,
  };
}

function typedLists(): Endpoints {
  const names = (superOffice().entities.lists?.typedLists ?? []).map(({ list }) => list);
  const items = listItems(demandList);
  const all: Endpoints = {
    v1ListEntity_GetListEntityByName: (state, call) => shownList(demandList(state, call)),
    ...items,
  };
  const rows = names.flatMap((list) =>
    Object.entries(PATTERNS).map(([pattern, like]): [string, Endpoint] => {
      const [method = '', rest = ''] = pattern.split(' ');
      const path = `/api/v1/List/${list}${rest === '' ? '' : `/${rest}`}`;
      const run = all[like];
      return [`${method} ${path}`, (state, call) => run?.(state, { ...call, path: { ...call.path, list } })];
    }),
  );
  return Object.fromEntries(rows);
}
