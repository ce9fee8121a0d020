import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../operation';

export type Show = NonNullable<IDisplayOptions['show']>;

/** A parameter that many operations have, shown for exactly these. */
export const forEach = (operations: Operation[], parameters: INodeProperties[]): INodeProperties[] =>
  placesOf(operations).flatMap((place) => parameters.map((parameter) => showAlso(parameter, place)));

/**
 * Conditions that hold for exactly these operations, as few as may be: a condition is a list of resources and a list of
 * operations, any of one with any of the other.
 */
export function placesOf(operations: Operation[], prefix: '' | '/' = ''): Show[] {
  const resourcesOf = new Map<string, string[]>();
  for (const { operation, resource } of operations) {
    resourcesOf.set(operation, [...(resourcesOf.get(operation) ?? []), resource]);
  }
  const operationsOf = new Map<string, { resources: string[]; names: string[] }>();
  for (const [name, unsorted] of resourcesOf) {
    const resources = unsorted.sort();
    const key = resources.join(' ');
    operationsOf.set(key, { resources, names: [...(operationsOf.get(key)?.names ?? []), name] });
  }
  return [...operationsOf.values()].map(({ resources, names }) => ({
    [`${prefix}resource`]: resources,
    [`${prefix}operation`]: names,
  }));
}

/**
 * The parameters of all operations, where those of one resource share what is equal to the letter.
 * Each operation's parameters keep their order.
 */
export function mergedByResource(
  operations: Operation[],
  parametersOf: (operation: Operation) => INodeProperties[],
): INodeProperties[] {
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  return resources.flatMap((resource) => {
    const merged: Shared[] = [];
    for (const operation of operations.filter((each) => each.resource === resource)) {
      merge(merged, operation.operation, parametersOf(operation));
    }
    return merged.map(({ parameter, operations: names }) =>
      showAlso(parameter, { resource: [resource], operation: names }),
    );
  });
}

/** A parameter, its text for comparing, and the operations that have it. */
interface Shared {
  parameter: INodeProperties;
  text: string;
  operations: string[];
}

function merge(merged: Shared[], operation: string, parameters: INodeProperties[]): void {
  // Everything before `next` comes before this operation's next parameter.
  let next = 0;
  for (const parameter of parameters) {
    const text = JSON.stringify(parameter);
    const same = merged.findIndex((each, index) => index >= next && each.text === text);
    if (same === -1) merged.splice(next, 0, { parameter, text, operations: [operation] });
    else merged[same]?.operations.push(operation);
    next = (same === -1 ? next : same) + 1;
  }
}

/** The place comes first: n8n's own descriptions are read that way. */
function showAlso(parameter: INodeProperties, place: Show): INodeProperties {
  const { displayOptions, ...rest } = parameter;
  return { ...rest, displayOptions: { show: { ...place, ...displayOptions?.show } } };
}
