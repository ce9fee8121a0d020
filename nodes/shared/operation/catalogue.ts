import type { Operation, Resource } from './operation';
import type { Values } from './value';

/** What a node offers: its resources and operations as data. */
export interface Catalogue {
  resources: Resource[];
  operations: Operation[];
}

/** A harmless call that shows whether a credential works. */
export interface Probe {
  operation: Operation;
  values: Values;
}

/** Throws when the catalogue has no such operation. */
export function findOperation(catalogue: Catalogue, resource: string, name: string): Operation {
  const found = catalogue.operations.find((each) => each.resource === resource && each.operation === name);
  if (!found) throw new Error(`There is no operation "${name}" of resource "${resource}"`);
  return found;
}
