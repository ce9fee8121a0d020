import { superOffice } from '../../../documented';
import { fieldsOf, whole } from '../carrier';
import type { Carrier } from '../carrier';
import type { Part } from './part';
import { LISTS } from './records/lists';
import type { ListItem } from './records/lists';

/** A list that fields choose from, with its items and headings as carriers. */
export interface ListDefinition {
  id: number;
  name: string;
  /** The name by which MDO lists know it; none for the list of an administrator. */
  mdo?: string;
  itemType: string;
  tooltip: string;
  deleted: boolean;
  items: Carrier[];
  headings: Carrier[];
  /** Groups and headings that an item belongs to, by the item. */
  groupsOf: Map<number, number[]>;
  headingsOf: Map<number, number[]>;
}

/** Groups of users: who sees an item. */
export const USER_GROUPS: ListItem[] = [
  { id: 1, name: 'Sales' },
  { id: 2, name: 'Purchasing' },
];

/** How MDO lists call the typed lists whose name they do not have. */
const MDO_NAMES: Record<string, string> = {
  Competitor: 'comptr',
  DocumentTemplate: 'doctmpl',
  Position: 'perspos',
  ProjectStatus: 'projstatus',
  ProjectType: 'projtype',
  Rating: 'prob',
  SelectionCategory: 'searchcat',
};

const FALLBACK: ListItem[] = [
  { id: 1, name: 'First' },
  { id: 2, name: 'Second' },
];

/**
 * The lists of an installation: those with pages of their own, numbered in the order of the pages, and list 101, which an
 * administrator made. What is deleted is marked.
 */
export class ListDefinitions implements Part {
  private rows: ListDefinition[] = [];

  reset(): void {
    const typed = superOffice().entities.lists?.typedLists ?? [];
    this.rows = typed.map(({ list, itemType }, index) => {
      const mdo = MDO_NAMES[list] ?? list.toLowerCase();
      return this.seeded({ id: index + 1, name: list, itemType, mdo }, LISTS[mdo] ?? FALLBACK);
    });
    const routes = ['North', 'South', 'Island'].map((name, index) => ({ id: index + 1, name }));
    const own = this.seeded({ id: 101, name: 'Delivery Routes', itemType: 'ListItemEntity' }, routes);
    const [, , closed] = own.items;
    if (closed) closed.Deleted = true;
    this.rows.push(own);
  }

  all(): ListDefinition[] {
    return this.rows;
  }

  /** A list by its number or its name, in any letter case. */
  find(key: number | string): ListDefinition | undefined {
    const name = String(key).toLowerCase();
    return this.rows.find((row) =>
      typeof key === 'number' ? row.id === key : row.name.toLowerCase() === name,
    );
  }

  /** Adds a list of an administrator's. */
  add(name: string, tooltip: string): ListDefinition {
    const id = Math.max(100, ...this.rows.map((row) => row.id)) + 1;
    const made = { ...this.seeded({ id, name, itemType: 'ListItemEntity' }, []), tooltip };
    this.rows.push(made);
    return made;
  }

  /** Adds an item at the end of a list, or replaces one as a whole. Undefined where there is no such item. */
  save(list: ListDefinition, sent: Carrier, id: number): Carrier | undefined {
    const idMember = idMemberOf(list.itemType);
    const index = list.items.findIndex((item) => item[idMember] === id);
    if (id > 0 && index < 0) return undefined;
    const ids = list.items.map((item) => Number(item[idMember]));
    const rank = Number(sent.Rank ?? 0) || (index < 0 ? list.items.length : index) + 1;
    const own = {
      [idMember]: id > 0 ? id : Math.max(0, ...ids) + 1,
      UdListDefinitionId: list.id,
      Rank: rank,
    };
    const item = carrierOf(list.itemType, { ...sent, ...own });
    if (index < 0) list.items.push(item);
    else list.items[index] = item;
    return item;
  }

  /** The items of an MDO list as they are now; undefined for a list that is not kept here. */
  mdoItems(name: string): ListItem[] | undefined {
    return LISTS[name] && this.picked(this.rows.find(({ mdo }) => mdo === name));
  }

  /** The items of a list by its own name, as pickers show them. */
  pickedFrom(name: string): ListItem[] | undefined {
    return this.picked(this.find(name));
  }

  private picked(list: ListDefinition | undefined): ListItem[] | undefined {
    if (!list) return undefined;
    const { itemType, mdo = '' } = list;
    const kept = list.items.filter(({ Deleted }) => Deleted !== true);
    return kept.map((item) => {
      const id = Number(item[idMemberOf(itemType)]);
      const seed = LISTS[mdo]?.find((each) => each.id === id);
      return { ...seed, id, name: String(item[nameMemberOf(itemType)]) };
    });
  }

  snapshot(): unknown {
    return this.rows.map(({ id, name, deleted, items }) => ({ id, name, deleted, items }));
  }

  private seeded(
    about: Pick<ListDefinition, 'id' | 'name' | 'itemType' | 'mdo'>,
    items: ListItem[],
  ): ListDefinition {
    const { id, itemType } = about;
    const headings = [...new Set(items.map(({ heading }) => heading))].filter(
      (heading) => heading !== undefined,
    );
    return {
      ...about,
      tooltip: '',
      deleted: false,
      items: items.map((item, index) =>
        carrierOf(itemType, {
          [idMemberOf(itemType)]: item.id,
          [nameMemberOf(itemType)]: item.name,
          Tooltip: item.toolTip ?? '',
          Fullname: item.fullName ?? item.name,
          Key: item.key ?? '',
          UdListDefinitionId: id,
          Rank: index + 1,
        }),
      ),
      headings: headings.map((name, index) =>
        whole('HeadingEntity', { HeadingId: index + 1, Name: name, Rank: index + 1, UdListDefinitionId: id }),
      ),
      groupsOf: new Map(),
      headingsOf: new Map(
        items.map((item) => [
          item.id,
          item.heading === undefined ? [] : [headings.indexOf(item.heading) + 1],
        ]),
      ),
    };
  }
}

/** An item as its page or the vendor's client has it; others are like most. */
function carrierOf(type: string, values: Carrier): Carrier {
  return whole(documented(type), values);
}

const documented = (type: string): string => (fieldsOf(type).length > 0 ? type : 'ListItemEntity');

/** The member that is an item's key: `Id`, `CountryId`, `TaskListItemId`. */
export function idMemberOf(type: string): string {
  const names = fieldsOf(documented(type)).map(({ name }) => name);
  return names.includes('Id') ? 'Id' : (names[0] ?? 'Id');
}

function nameMemberOf(type: string): string {
  const names = fieldsOf(documented(type)).map(({ name }) => name);
  return names.includes('Name') ? 'Name' : 'Value';
}
