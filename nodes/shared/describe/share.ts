import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../operation';

type Show = NonNullable<IDisplayOptions['show']>;

/** Identifies an operation of a node. */
type Named = Pick<Operation, 'resource' | 'operation'>;

/** Any of these resources with any of these operations. */
interface Place {
  resource: string[];
  operation: string[];
}

/** Parameters that many operations have, shown for these. `all`: every operation of the node. */
export const forEach = (
  operations: Named[],
  parameters: INodeProperties[],
  all: Named[],
): INodeProperties[] =>
  placesAmong(operations, all).flatMap((place) => parameters.map((parameter) => showAlso(parameter, place)));

/** The fewest places that cover these operations and no others of `all`. */
export const placesAmong = (operations: Named[], all: Named[]): Place[] =>
  joined(placesOf(operations), operations, all);

/** The show-conditions of a place, for a parameter inside a collection. */
export const inside = ({ resource, operation }: Place): Show => ({
  '/resource': resource,
  '/operation': operation,
});

/** Places that cover exactly these operations, whatever others exist. */
function placesOf(operations: Named[]): Place[] {
  const [first] = operations;
  if (first && operations.every(({ resource }) => resource === first.resource))
    return [{ resource: [first.resource], operation: operations.map(({ operation }) => operation).sort() }];
  const byOperation = placesBy(operations, 'operation', 'resource');
  const byResource = placesBy(operations, 'resource', 'operation');
  return byOperation.length < byResource.length ? byOperation : byResource;
}

/** Sorts the `one` by their sets of `many`: one place for each set. */
function placesBy(operations: Named[], one: keyof Place, many: keyof Place): Place[] {
  const manyOf = new Map<string, string[]>();
  for (const each of operations) {
    const alike = manyOf.get(each[one]);
    if (alike) alike.push(each[many]);
    else manyOf.set(each[one], [each[many]]);
  }
  const places = new Map<string, Place>();
  for (const [name, alike] of manyOf) {
    const key = alike.sort().join(' ');
    const place = places.get(key) ?? { resource: [], operation: [], [many]: alike };
    place[one].push(name);
    places.set(key, place);
  }
  return [...places.values()];
}

/** Joins places if that adds no existing operation: users can't choose what a resource does not have. */
function joined(places: Place[], operations: Named[], all: Named[]): Place[] {
  if (places.length < 2) return places;
  const covered = new Set(operations.map(idOf));
  const existing = idsOf(all);
  const addsNone = ({ resource, operation }: Place) =>
    resource.every((one) =>
      operation.every((name) => {
        const id = idOf({ resource: one, operation: name });
        return covered.has(id) || !existing.has(id);
      }),
    );
  return places.reduce<Place[]>((result, place) => {
    const at = result.findIndex((each) => addsNone(union(each, place)));
    return at === -1
      ? [...result, place]
      : result.map((each, index) => (index === at ? union(each, place) : each));
  }, []);
}

const idOf = ({ resource, operation }: Named): string => `${resource} ${operation}`;

const ids = new WeakMap<Named[], Set<string>>();

/** Cached: a node's operations are searched for each of its parameters. */
function idsOf(all: Named[]): Set<string> {
  const known = ids.get(all) ?? new Set(all.map(idOf));
  ids.set(all, known);
  return known;
}

const union = (one: Place, other: Place): Place => ({
  resource: [...new Set([...one.resource, ...other.resource])],
  operation: [...new Set([...one.operation, ...other.operation])],
});

/**
 * The parameters of all operations, each described once if it is exactly equal. The parameters of each operation keep their
 * order. The longest form of a resource comes first: the others mostly have some of its parameters, in the same order.
 */
export function describedOnce(
  operations: Operation[],
  parametersOf: (operation: Operation) => INodeProperties[],
): INodeProperties[] {
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  const all: Shared[] = [];
  for (const resource of resources) {
    const own: Shared[] = [];
    for (const parameters of operations
      .filter((each) => each.resource === resource)
      .map((operation) => parametersOf(operation).map(sharedBy(operation)))
      .sort((one, other) => other.length - one.length))
      addTo(own, parameters);
    addTo(all, own);
  }
  return all.flatMap(({ parameter, operations: sharing }) =>
    placesAmong(sharing, operations).map((place) => showAlso(parameter, place)),
  );
}

/** A parameter, its text for comparison, and its operations. */
interface Shared {
  parameter: INodeProperties;
  text: string;
  operations: Named[];
}

const sharedBy =
  (operation: Named) =>
  (parameter: INodeProperties): Shared => ({
    parameter,
    text: JSON.stringify(parameter),
    operations: [operation],
  });

/** Adds parameters to the shared list. */
function addTo(into: Shared[], added: Shared[]): void {
  // Everything before `next` comes before the next parameter that is added.
  let next = 0;
  for (const each of added) {
    const same = into.findIndex(({ text }, index) => index >= next && text === each.text);
    if (same === -1) into.splice(next, 0, each);
    else into[same]?.operations.push(...each.operations);
    next = (same === -1 ? next : same) + 1;
  }
}

/** The place comes first, as in n8n's own descriptions. */
function showAlso(parameter: INodeProperties, { resource, operation }: Place): INodeProperties {
  const { displayOptions, ...rest } = parameter;
  return { ...rest, displayOptions: { show: { resource, operation, ...displayOptions?.show } } };
}
