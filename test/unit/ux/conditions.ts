import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

type Side = NonNullable<IDisplayOptions['show']>;

/** Parameters of one level: those of a node, or of one section of a collection. */
export type Level = INodeProperties[];

/** What is wrong with the show-conditions of a level. `root` holds the node's own parameters, reached by a leading slash. */
export function conditionFaults(displayOptions: IDisplayOptions, level: Level, root: Level): string[] {
  return (['show', 'hide'] as const).flatMap((side) =>
    Object.entries(displayOptions[side] ?? {}).flatMap(([key, values]) =>
      referenceFaults(key, values ?? [], level, root),
    ),
  );
}

/**
 * Parameters of one level that have the same name and may be shown together: n8n would save both under one key.
 * Returns them in pairs.
 */
export function collisions(level: Level): Array<[INodeProperties, INodeProperties]> {
  const byName = new Map<string, INodeProperties[]>();
  for (const parameter of level)
    byName.set(parameter.name, [...(byName.get(parameter.name) ?? []), parameter]);
  return [...byName.values()].flatMap((same) =>
    same.flatMap((one, index) =>
      same
        .slice(index + 1)
        .filter((other) => mayMeet(one.displayOptions, other.displayOptions))
        .map((other): [INodeProperties, INodeProperties] => [one, other]),
    ),
  );
}

function referenceFaults(key: string, values: unknown[], level: Level, root: Level): string[] {
  // `@version`, `@tool` and the like are answered by n8n itself.
  if (key.startsWith('@')) return [];
  if (values.length === 0) return [`has a condition on ${key} that no value fulfils`];
  const fromRoot = key.startsWith('/');
  const name = (fromRoot ? key.slice(1) : key).split('.')[0];
  const targets = (fromRoot ? root : level).filter((parameter) => parameter.name === name);
  if (targets.length === 0) {
    const hint = !fromRoot && root.some((parameter) => parameter.name === name) ? `: write "/${key}"` : '';
    return [`is shown by ${key}, which does not exist beside it${hint}`];
  }
  // A path into a collection or a locator: its values are not known here.
  if (key.includes('.')) return [];
  const possible = targets.map(valuesOf);
  if (possible.some((each) => each === undefined)) return [];
  return values
    .filter((value) => !isComparison(value) && !possible.some((each) => each?.includes(value)))
    .map((value) => `is shown by ${key} = ${JSON.stringify(value)}, which ${key} does not offer`);
}

/** The values that a parameter can have, where that is a closed list. */
function valuesOf({ type, options, typeOptions }: INodeProperties): unknown[] | undefined {
  if (type === 'boolean') return [true, false];
  if (type !== 'options' && type !== 'multiOptions') return undefined;
  if (typeOptions?.loadOptionsMethod || typeOptions?.loadOptions) return undefined;
  return (options ?? []).map((option) => ('value' in option ? option.value : undefined));
}

function mayMeet(one: IDisplayOptions = {}, other: IDisplayOptions = {}): boolean {
  return !excludes(one.show, other.show) && !hides(one.hide, other.show) && !hides(other.hide, one.show);
}

/** True when one condition of each can never hold at the same time. */
function excludes(one: Side = {}, other: Side = {}): boolean {
  return Object.entries(one).some(([key, values = []]) => {
    const theirs = other[key];
    if (!theirs || [...values, ...theirs].some(isComparison)) return false;
    return !values.some((value) => theirs.includes(value));
  });
}

/** True when every value that shows one parameter hides the other. */
function hides(hide: Side = {}, show: Side = {}): boolean {
  return Object.entries(hide).some(([key, hidden = []]) => {
    const shown = show[key];
    if (!shown || [...hidden, ...shown].some(isComparison)) return false;
    return shown.every((value) => hidden.includes(value));
  });
}

/** `{ _cnd: … }` compares instead of naming a value. */
function isComparison(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '_cnd' in value;
}
