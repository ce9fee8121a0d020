import type { INodeProperties } from 'n8n-workflow';
import { CHOSEN } from './mappers';
import type { ListChoice, ListRead, PickList } from '../operation';

/** The parameters of a form, and those beside the current one. */
interface Form {
  all: INodeProperties[];
  beside: INodeProperties[];
}

/**
 * The parameters of a form; those that pick from a list say on which other parameters it depends. When one of these
 * changes, n8n reloads a list of ticked entries, and empties a locator even if only the value of an expression changed.
 * So only required locators say so: users see an empty one before the node runs.
 */
export function withDependences(
  parameters: INodeProperties[],
  lists: PickList[],
  choices: ListChoice[] = [],
): INodeProperties[] {
  const needs = [
    ...lists.map((list): [string, string[][]] => [list.name, neededBy(list)]),
    ...choices.map(({ name, by }): [string, string[][]] => [name, [[by.parameter].flat()]]),
  ];
  const dependent = new Map(needs.filter(([, of]) => of.length > 0));
  const declare = (beside: INodeProperties[]): INodeProperties[] =>
    beside.map((parameter) => {
      const options = parameter.options?.map((option) => {
        if ('values' in option) return { ...option, values: declare(option.values) };
        return option;
      });
      const inner = parameter.type === 'collection' ? declare(options as INodeProperties[]) : options;
      const form = { all: parameters, beside };
      const own = (parameter.typeOptions?.loadOptionsDependsOn ?? []).map(
        (place) => pathIn(form, place) ?? place,
      );
      const on = [...own, ...paths(dependent.get(listOf(parameter) ?? '') ?? [], form)];
      return {
        ...parameter,
        ...(inner === undefined ? {} : { options: inner }),
        ...(on.length === 0 ? {} : { typeOptions: { ...parameter.typeOptions, loadOptionsDependsOn: on } }),
      };
    });
  return declare(parameters);
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
