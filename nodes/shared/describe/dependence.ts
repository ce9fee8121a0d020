import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { CHOSEN } from './mappers';
import type { ListChoice, ListRead, PickList } from '../operation';

/** The parameters of a form, and those beside the current one. */
interface Form {
  all: INodeProperties[];
  beside: INodeProperties[];
}

/** The places that lists need, by the name of the list. */
export type Needs = ReadonlyMap<string, string[][]>;

/** What the lists of a node need; those that need nothing are left out. */
export function needsOf(lists: PickList[], choices: ListChoice[] = []): Needs {
  const needs = [
    ...lists.map((list): [string, string[][]] => [list.name, neededBy(list)]),
    ...choices.map(({ name, by }): [string, string[][]] => [name, [[by.parameter].flat()]]),
  ];
  return new Map(needs.filter(([, of]) => of.length > 0));
}

/**
 * The parameters of a form; those that pick from a list say on which other parameters it depends. When one of these
 * changes, n8n reloads a list of ticked entries, and empties a locator even if only the value of an expression changed.
 * So only required locators say so: users see an empty one before the node runs.
 */
export function withDependences(parameters: INodeProperties[], needs: Needs): INodeProperties[] {
  const declareAll = (beside: INodeProperties[]): INodeProperties[] =>
    changed(beside, (parameter) => declare(parameter, { all: parameters, beside }));
  const declare = (parameter: INodeProperties, form: Form): INodeProperties => {
    const options = declaredInside(parameter, declareAll);
    const on = dependences(parameter, needs, form);
    return options === parameter.options && on.length === 0
      ? parameter
      : {
          ...parameter,
          ...(options === undefined ? {} : { options }),
          ...(on.length === 0 ? {} : { typeOptions: { ...parameter.typeOptions, loadOptionsDependsOn: on } }),
        };
  };
  return declareAll(parameters);
}

/** The options of a parameter; `declareAll` is for the parameters inside a collection. */
function declaredInside(
  { type, options }: INodeProperties,
  declareAll: (beside: INodeProperties[]) => INodeProperties[],
): INodeProperties['options'] {
  if (type === 'collection') return declareAll(options as INodeProperties[]);
  if (type !== 'fixedCollection' || !options) return options;
  return changed(options as INodePropertyCollection[], (section) => {
    const values = declareAll(section.values);
    return values === section.values ? section : { ...section, values };
  });
}

/** The list with what becomes of its entries; the same list if all entries stay the same. */
function changed<T>(list: T[], change: (entry: T) => T): T[] {
  const all = list.map(change);
  return all.every((entry, index) => entry === list[index]) ? list : all;
}

/** The paths of the parameters on which a parameter depends. */
function dependences(parameter: INodeProperties, needs: Needs, form: Form): string[] {
  const own = parameter.typeOptions?.loadOptionsDependsOn ?? [];
  return [
    ...own.map((place) => pathIn(form, place) ?? place),
    ...paths(needs.get(listOf(parameter) ?? '') ?? [], form),
  ];
}

/** Every place of the parameters that a list needs, including those of the reads before it. */
const neededBy = ({ needs = {}, via }: ListRead): string[][] => [
  ...Object.values(needs).map(({ parameter }) => [parameter].flat()),
  ...(via ? neededBy(via) : []),
];

/** The list whose needs decide when a parameter is emptied or reloaded. */
function listOf({ type, required, typeOptions, modes = [] }: INodeProperties): string | undefined {
  if (type === 'multiOptions') return typeOptions?.loadOptionsMethod;
  if (type !== 'resourceLocator' || !required) return undefined;
  return modes.find((mode) => mode.type === 'list')?.typeOptions?.searchListMethod;
}

const paths = (needed: string[][], form: Form): string[] =>
  needed.flatMap((places) => places.flatMap((place) => pathIn(form, place) ?? []));

/** The path by which n8n finds the value of a parameter, if the form has it. Each form has the choice of its operation. */
function pathIn({ all, beside }: Form, place: string): string | undefined {
  if (CHOSEN.includes(place)) return place;
  const [first = '', second] = place.split('.');
  const found = place.startsWith('&') ? named(beside, place.slice(1)) : named(all, first);
  const parameter = second === undefined ? found : named((found?.options ?? []) as INodeProperties[], second);
  if (!parameter) return undefined;
  return parameter.type === 'resourceLocator' ? `${place}.value` : place;
}

const named = (parameters: INodeProperties[], name: string): INodeProperties | undefined =>
  parameters.find((parameter) => parameter.name === name);
