import { superOffice } from '../../../documented';
import { translated } from '../answers';
import type { Endpoint, Endpoints } from '../call';
import { notFound } from '../reply';
import type { SuperOfficeState } from '../state';
import { ASSOCIATES } from '../state/records/associates';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { LISTS, OTHER_NAMES, webhookEvents } from '../state/records/lists';
import type { ListItem } from '../state/records/lists';
import type { KindName } from '../state/records/kinds';
import { fullName, nameAndDepartment } from '../state/records/names';
import { ZONES } from '../state/records/zones';

/** Lists for pickers, by name. Other parts of the state add theirs here. */
const LIVE: Record<string, (state: SuperOfficeState, search: string) => ListItem[]> = {
  associate: () => ASSOCIATES.map(({ id, name, fullName: full }) => ({ id, name, fullName: full })),
  webhookeventlist: () => webhookEvents().map((name, index) => ({ id: index + 1, name })),
  timezoneiana: () => ZONES.map(({ id, iana, code }) => ({ id, name: iana, extraInfo: code })),
  timezonewithcode: () =>
    ZONES.map(({ id, country, code }) => ({ id, name: `${country} (${code})`, extraInfo: code })),
  erpconnections: ({ erp }) =>
    erp.connections
      .values()
      .filter(({ deleted }) => !deleted)
      .map((connection) => ({
        id: connection.id,
        name: connection.displayName,
        extraInfo: String(erp.connections.carrier(connection).ConnectionId ?? ''),
      })),
  erpconnectors: ({ erp }) =>
    [...erp.connections.connectors.values()]
      .filter(({ deleted }) => !deleted)
      .map(({ id, name }) => ({ id, name })),
  erppaymentterms: ({ erp }) =>
    Object.entries(erp.systems.list('erppaymentterms') ?? {}).map(([id, name]) => ({ id: Number(id), name })),
  contact_freetextsearch: (state, search) => found(state, 'contact', search, nameAndDepartment),
  contact_new: (state, search) => found(state, 'contact', search, nameAndDepartment),
  person_freetextsearch: (state, search) => found(state, 'person', search, fullName),
};

/** Lists for pickers and, by the same rows, the items of typed lists. */
export const mdoList: Endpoints = {
  v1MDOList_GetListOfLists: () => [...Object.keys(LISTS), ...Object.keys(LIVE)].sort(),
  v1MDOList_GetList: (state, call) => {
    const items = itemsOf(state, call.path.listname ?? '', call.query.get('query') ?? '');
    return translated(
      call,
      call.query.get('flat') === 'true' ? items.map((item) => carrier(item)) : underHeadings(items),
    );
  },
  v1MDOList_GetSelectableList: (state, call) => {
    const items = itemsOf(state, call.path.listname ?? '', '');
    return translated(
      call,
      items.map((item) => ({ ...carrier(item, 'SelectableMDOListItem'), Selected: false })),
    );
  },
  ...Object.fromEntries(
    typedLists().map((list) => [`GET /api/v1/List/${list}/MDOItems`, itemsOfTyped(list)]),
  ),
};

function typedLists(): string[] {
  return (superOffice().entities.lists?.typedLists ?? []).map(({ list }) => list);
}

/** The items of a list with a page of its own, as pickers show them. */
function itemsOfTyped(list: string): Endpoint {
  return (state, call) =>
    translated(
      call,
      (state.lists.pickedFrom(list) ?? []).map((item) => carrier(item)),
    );
}

/** Each list has a variant that begins with an item for no choice. */
const NO_CHOICE = 'withnoselection';

function itemsOf(state: SuperOfficeState, name: string, search: string): ListItem[] {
  const lower = name.toLowerCase();
  const withNone = lower.endsWith(NO_CHOICE);
  const own = withNone ? lower.slice(0, -NO_CHOICE.length) : lower;
  const list = OTHER_NAMES[own] ?? own;
  const items = LIVE[list]?.(state, search) ?? state.lists.mdoItems(list) ?? LISTS[list];
  if (!items) throw notFound('MDOList', name);
  return withNone ? [{ id: 0, name: '[SR_NO_SELECTION]' }, ...items] : items;
}

/** Items under their headings; those without one stand beside them. */
function underHeadings(items: ListItem[]): SoRecord[] {
  const headings = [...new Set(items.map(({ heading }) => heading))];
  return headings.flatMap((heading, index) => {
    const mine = items.filter((item) => item.heading === heading).map((item) => carrier(item));
    if (heading === undefined) return mine;
    const above = carrier({ id: 1000 + index, name: heading });
    return [{ ...above, Type: 'heading', ChildItems: mine }];
  });
}

function carrier(item: ListItem, type = 'MDOListItem'): SoRecord {
  return {
    ...blank(type),
    Id: item.id,
    Name: item.name,
    ToolTip: item.toolTip ?? '',
    Rank: item.id,
    ExtraInfo: item.extraInfo ?? '',
    FullName: item.fullName ?? item.name,
  };
}

/** How many hits a search shows. */
const MOST_HITS = 25;

function found(
  { records }: SuperOfficeState,
  kind: KindName,
  search: string,
  nameOf: (record: SoRecord) => string,
): ListItem[] {
  const wanted = search.replaceAll('*', '').toLowerCase();
  return records.stores[kind]
    .all()
    .filter((record) => record.Deleted !== 1 && nameOf(record).toLowerCase().includes(wanted))
    .slice(0, MOST_HITS)
    .map((record) => ({
      id: Number(record[kind === 'contact' ? 'ContactId' : 'PersonId']),
      name: nameOf(record),
    }));
}
