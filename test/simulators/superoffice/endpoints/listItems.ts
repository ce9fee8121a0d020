import { translated } from '../answers';
import type { Endpoint, Endpoints, OfficeCall } from '../call';
import { notFound } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { idMemberOf, USER_GROUPS } from '../state/listDefinitions';
import type { ListDefinition } from '../state/listDefinitions';

type DemandList = (state: SuperOfficeState, call: OfficeCall) => ListDefinition;

type OnList = (list: ListDefinition, call: OfficeCall, state: SuperOfficeState) => unknown;

/** Items and headings of lists, each by the number and by the name of the list. */
export function listItems(demand: DemandList): Endpoints {
  const both = (ids: string[], run: OnList): Array<[string, Endpoint]> =>
    ids.map((id) => [id, (state, call) => run(demand(state, call), call, state)]);
  const ofItem = (verb: string): string[] => [`${verb}FromListDefinition`, `${verb}FromListName`];
  const ofHeadings = (verb: string): string[] => [`${verb}FromName`, `${verb}FromListDefinition`];
  const rows = [
    ...both(ofItem('GetAll'), (list, call) => translated(call, itemsOf(list, call))),
    ...both(ofItem('SaveAll'), (list, call, state) => savedAll(list, call, state)),
    ...both(ofItem('DeleteAll'), (list) => {
      for (const item of list.items) item.Deleted = true;
    }),
    ...both(ofItem('Add'), (list, { body }, { lists }) => lists.save(list, body as SoRecord, 0)),
    ...both(ofItem('Get'), (list, call) => translated(call, demandItem(list, call.path.id))),
    ...both(ofItem('Save'), (list, { path, body }, { lists }) => {
      demandItem(list, path.id);
      return lists.save(list, body as SoRecord, Number(path.id));
    }),
    ...both(ofItem('Delete'), (list, { path }) => {
      demandItem(list, path.id).Deleted = true;
    }),
    ...both(ofHeadings('GetHeadings'), (list, call) =>
      translated(
        call,
        list.headings.filter(({ Deleted }) => Deleted !== true),
      ),
    ),
    ...both(ofHeadings('SaveHeadings'), (list, { body }) =>
      (body as SoRecord[]).map((heading) => savedHeading(list, heading)),
    ),
    ...both(ofHeadings('SaveHeading'), (list, { body }) => savedHeading(list, body as SoRecord)),
    ...both(ofHeadings('DeleteAllHeadings'), (list) => {
      for (const heading of list.headings) heading.Deleted = true;
    }),
    ...both(['GetVisibleForUserGroups', 'GetVisibleForUserGroupsFromListName'], (list, { path }) =>
      choices(groups(), list.groupsOf.get(itemId(list, path)) ?? []),
    ),
    ...both(['SetVisibleForUserGroups', 'SetVisibleForUserGroupsFromListName'], (list, { path, body }) => {
      list.groupsOf.set(itemId(list, path), chosen(body));
      return choices(groups(), chosen(body));
    }),
    ...both(['GetHeadings', 'GetHeadingsForListItemFromListName'], (list, { path }) =>
      choices(headings(list), list.headingsOf.get(itemId(list, path)) ?? []),
    ),
    ...both(
      ['SaveHeadingsForListItemFromListDefinition', 'SaveHeadingsForListItemFromListName'],
      (list, { path, body }) => {
        list.headingsOf.set(itemId(list, path), chosen(body));
        return choices(headings(list), chosen(body));
      },
    ),
  ];
  return Object.fromEntries(rows.map(([id, endpoint]) => [`v1ListItemEntity_${id}`, endpoint]));
}

function itemsOf(list: ListDefinition, { query }: OfficeCall): SoRecord[] {
  const all = query.get('includeDeleted') === 'true';
  return list.items.filter(({ Deleted }) => all || Deleted !== true);
}

/** Items of the body are changed or added; others stay. */
function savedAll(list: ListDefinition, { body }: OfficeCall, { lists }: SuperOfficeState): unknown {
  return (body as SoRecord[]).map((item) => {
    const id = Number(item[idMemberOf(list.itemType)] ?? 0);
    if (id > 0) demandItem(list, String(id));
    return lists.save(list, item, id);
  });
}

function demandItem(list: ListDefinition, id: string | undefined): SoRecord {
  const member = idMemberOf(list.itemType);
  const found = list.items.find((item) => item[member] === Number(id));
  if (!found) throw notFound('ListItem', id);
  return found;
}

function itemId(list: ListDefinition, path: OfficeCall['path']): number {
  demandItem(list, path.listItemId);
  return Number(path.listItemId);
}

function savedHeading(list: ListDefinition, sent: SoRecord): SoRecord {
  const id = Number(sent.HeadingId ?? 0);
  const index = list.headings.findIndex(({ HeadingId }) => HeadingId === id);
  if (id > 0 && index < 0) throw notFound('Heading', id);
  const next = list.headings.length + 1;
  const own = { HeadingId: id > 0 ? id : next, UdListDefinitionId: list.id };
  const heading = { ...blank('HeadingEntity'), Rank: next, ...sent, ...own };
  if (index < 0) list.headings.push(heading);
  else list.headings[index] = heading;
  return heading;
}

interface Choice {
  id: number;
  name: string;
}

const groups = (): Choice[] => USER_GROUPS;

const headings = (list: ListDefinition): Choice[] =>
  list.headings.map(({ HeadingId, Name }) => ({ id: Number(HeadingId), name: String(Name) }));

function choices(all: Choice[], selected: number[]): SoRecord[] {
  return all.map(({ id, name }) => ({
    ...blank('SelectableMDOListItem'),
    Id: id,
    Name: name,
    FullName: name,
    Selected: selected.includes(id),
  }));
}

function chosen(body: unknown): number[] {
  return (body as SoRecord[]).filter(({ Selected }) => Selected === true).map(({ Id }) => Number(Id));
}
