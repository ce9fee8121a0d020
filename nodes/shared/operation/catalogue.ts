import type { Operation, Resource } from './operation';
import type { Values } from './value';

/** What a node offers: its resources and operations as data. */
export interface Catalogue {
  resources: Resource[];
  operations: Operation[];
  /** Documented, and for the reason each gives not offered in the editor. */
  notOffered?: Operation[];
  /** Values of the resources that the editor lists first, in this order; the others follow by name. */
  mostUsed?: string[];
}

/** What a file in `resources/` exports: its resource, and an operation a constant. */
export type ResourceModule = { resource: Resource } & Record<string, Operation | Resource>;

/** The catalogue that some resource files make; their order is kept. A resource with nothing to offer is left out. */
export function catalogueOf(...modules: ResourceModule[]): Catalogue & { notOffered: Operation[] } {
  const isOperation = (exported: Operation | Resource): exported is Operation => 'call' in exported;
  const all = modules.flatMap((module) => Object.values(module).filter(isOperation));
  const operations = all.filter(({ exposed }) => exposed !== false);
  const offered = new Set(operations.map(({ resource }) => resource));
  return {
    resources: modules.map(({ resource }) => resource).filter(({ value }) => offered.has(value)),
    operations,
    notOffered: all.filter(({ exposed }) => exposed === false),
  };
}

/** A documented method that has no declaration, and why. */
export interface NotOffered {
  /** Key in the catalogue of the vendor's pages. */
  documented: string;
  why: string;
}

/** A harmless call that shows whether a credential works. */
export interface Probe {
  operation: Operation;
  values: Values;
  /** A refusal with such words shows a working credential all the same. */
  fine?: RegExp;
}

/** A list that a value can be picked from in the editor: which call brings it, and what an entry shows. */
export interface PickList {
  /** Name of the list, as fields refer to it. */
  name: string;
  operation: Operation;
  /** Sent always. */
  values?: Values;
  /** The field that searches at the vendor; without one the search is made here, on what the entries show. */
  searchBy?: string;
  /** Members of a record: what is taken, what is shown, and what is shown in brackets behind it. */
  value: string;
  label: string;
  detail?: string;
  /** Entries that are no records, shown first. */
  fixed?: Array<{ name: string; value: string }>;
  /**
   * Fields of the operation that are filled from other parameters of the form, and where those are there (the first
   * that is given counts; `&name` is in the same row): a customer's ship-tos need the customer.
   */
  needs?: Record<string, { label: string; parameter: string | string[] }>;
  /** Whether a record can be picked. */
  only?: (record: Record<string, unknown>) => boolean;
}

/** Throws when the catalogue has no such operation. */
export function findOperation(catalogue: Catalogue, resource: string, name: string): Operation {
  const found = catalogue.operations.find((each) => each.resource === resource && each.operation === name);
  if (!found) throw new Error(`There is no operation "${name}" of resource "${resource}"`);
  return found;
}
