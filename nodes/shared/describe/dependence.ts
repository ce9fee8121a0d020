import type { INodeProperties } from 'n8n-workflow';
import type { ListRead, PickList } from '../operation';

/** What a form offers: its parameters, and those beside the one that is looked at. */
interface Form {
  all: INodeProperties[];
  beside: INodeProperties[];
}

/**
 * The parameters of a form, in which those that pick from a list say which other parameters it depends on. n8n reads a
 * list of ticked entries anew when one of them changes. It empties a locator, also when only the value of an expression
 * changes: so a required one alone says so, where an empty field is seen before the node runs.
 */
export function withDependences(parameters: INodeProperties[], lists: PickList[]): INodeProperties[] {
  const dependent = new Map(
    lists.map((list): [string, string[][]] => [list.name, neededBy(list)]).filter(([, of]) => of.length > 0),
  );
  if (dependent.size === 0) return parameters;
  const declare = (beside: INodeProperties[]): INodeProperties[] =>
    beside.map((parameter) => {
      const options = parameter.options?.map((option) => {
        if ('values' in option) return { ...option, values: declare(option.values) };
        return option;
      });
      const inner = parameter.type === 'collection' ? declare(options as INodeProperties[]) : options;
      const on = paths(dependent.get(listOf(parameter) ?? '') ?? [], { all: parameters, beside });
      return {
        ...parameter,
        ...(inner === undefined ? {} : { options: inner }),
        ...(on.length === 0 ? {} : { typeOptions: { ...parameter.typeOptions, loadOptionsDependsOn: on } }),
      };
    });
  return declare(parameters);
}

/** Where each parameter that a list needs can stand, those of the reads before it included. */
const neededBy = ({ needs = {}, via }: ListRead): string[][] => [
  ...Object.values(needs).map(({ parameter }) => [parameter].flat()),
  ...(via ? neededBy(via) : []),
];

/** The list that a parameter is to be emptied or read anew with. */
function listOf({ type, required, typeOptions, modes = [] }: INodeProperties): string | undefined {
  if (type === 'multiOptions') return typeOptions?.loadOptionsMethod;
  if (type !== 'resourceLocator' || !required) return undefined;
  return modes.find((mode) => mode.type === 'list')?.typeOptions?.searchListMethod;
}

const paths = (needed: string[][], form: Form): string[] =>
  needed.flatMap((places) => places.flatMap((place) => pathIn(form, place) ?? []));

/** The path by which n8n finds the value of a parameter, if the form has it. */
function pathIn({ all, beside }: Form, place: string): string | undefined {
  const [first = '', second] = place.split('.');
  const found = place.startsWith('&') ? named(beside, place.slice(1)) : named(all, first);
  const parameter = second === undefined ? found : named((found?.options ?? []) as INodeProperties[], second);
  if (!parameter) return undefined;
  return parameter.type === 'resourceLocator' ? `${place}.value` : place;
}

const named = (parameters: INodeProperties[], name: string): INodeProperties | undefined =>
  parameters.find((parameter) => parameter.name === name);
