import type { SoRecord } from './blank';
import { LISTS } from './lists';
import type { ListItem } from './lists';

/** First, middle and last name. */
export function fullName(person: SoRecord): string {
  return [person.Firstname, person.MiddleName, person.Lastname].filter((part) => part).join(' ');
}

/** The item of a list with this id. */
export function itemOf(list: string, id: number): ListItem | undefined {
  return LISTS[list]?.find((item) => item.id === id);
}

/** The name of the item of a list with this id; '' if there is none. */
export function itemName(list: string, id: number): string {
  return itemOf(list, id)?.name ?? '';
}

/** `Flower House, Oslo`. */
export function nameAndDepartment(company: SoRecord): string {
  return [company.Name, company.Department].filter((part) => part).join(', ');
}

/** The first entry of a list of addresses or numbers. */
export function firstValue(elements: unknown): string {
  const [first] = Array.isArray(elements) ? (elements as SoRecord[]) : [];
  return String(first?.Value ?? '');
}
