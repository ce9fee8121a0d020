import type { Operation, Resource, Catalogue, ResourceModule } from './declaration';

/** The catalogue of these resource files, in their order. Resources without offered operations are left out. */
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

/** Throws if the catalogue has no such operation. */
export function findOperation(catalogue: Catalogue, resource: string, name: string): Operation {
  const found = catalogue.operations.find((each) => each.resource === resource && each.operation === name);
  if (!found) throw new Error(`There is no operation "${name}" of resource "${resource}"`);
  return found;
}
