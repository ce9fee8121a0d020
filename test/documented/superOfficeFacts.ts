/**
 * What is known about SuperOffice beside its catalogue, each with its source. The catalogue has the endpoints' pages alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SuperOfficeEnum, SuperOfficeParam } from './types';

/**
 * `page`: a page of the vendor says it. `client`: its own client is made for it. `vendorCode`: other public code of the
 * vendor. `chosen`: nobody says it.
 */
export type Standing = 'page' | 'client' | 'vendorCode' | 'chosen';

/** One fact with where it is from. */
export interface Fact<T> {
  standing: Standing;
  sources: string[];
  note: string;
  said: T;
}

type FactMember = Pick<SuperOfficeParam, 'name' | 'type'>;

/** The facts. */
export interface SuperOfficeFacts {
  /** What the two number members of a company are called, and the columns that have them. */
  companyNumbers: Fact<Record<'Number1' | 'Number2', { label: string; column: string }>>;
  /** Restrictions of columns behind a slash, by the archive. */
  columns: Fact<Record<string, Record<string, string>>>;
  /** The parameters with the ID of a record in addresses of the client, by its pick list. Each sample has the ID 23. */
  addresses: Fact<Array<{ list: string; parameters: string[]; samples: string[] }>>;
  /** The names of lists that fields choose from. */
  mdoLists: Fact<string[]>;
  /** The members of carriers without a page of their own, and of one whose page has not all of them. */
  carriers: Fact<Record<string, FactMember[]>>;
  /** The enums of these carriers that the catalogue does not have. */
  enums: Fact<Record<string, SuperOfficeEnum['values']>>;
  /** What the definition of a field has besides FieldInfoBase, by its CustomFieldType. */
  fieldDefinitions: Fact<Record<string, FactMember[]>>;
}

let read: SuperOfficeFacts | undefined;

/** The facts about SuperOffice that its catalogue does not have. */
export function superOfficeFacts(): SuperOfficeFacts {
  return (read ??= JSON.parse(
    readFileSync(join(__dirname, 'superoffice-facts.json'), 'utf8'),
  ) as SuperOfficeFacts);
}
