import { isRequired, modesOf, type Field, type Locator, type Operation } from '../operation';
import type { ParameterReader } from './parameters';

/** The fields that are modes of a resource locator: where they are in the form, and which of them is given. */
export class LocatedKeys {
  private readonly locators: ReadonlyMap<string, Locator>;
  private readonly chosen = new Map<Locator, string | undefined>();

  constructor(
    private readonly operation: Operation,
    private readonly reader: ParameterReader,
  ) {
    const { locators = [] } = operation;
    this.locators = new Map(
      locators.flatMap((each) => Object.values(each.keys).map((name) => [name, each] as const)),
    );
  }

  /** Name of the parameter that gives a field: its own, or that of its locator. */
  parameterOf({ name }: Field): string {
    return this.locators.get(name)?.name ?? name;
  }

  /** The collection that has the parameter of a field. A locator is in the place of its first field. */
  groupOf(field: Field): Field['group'] {
    const locator = this.locators.get(field.name);
    return locator ? this.first(locator)?.group : field.group;
  }

  /** Whether an item may have to give the field, or its locator. */
  mayBeRequired({ name, required, requiredIf }: Field): boolean {
    const locator = this.locators.get(name);
    return (
      required || requiredIf !== undefined || (locator !== undefined && isRequired(locator, this.operation))
    );
  }

  /** Whether the mode of this field is chosen in the form; true for a field that is not a mode. */
  isChosen(field: Field): boolean {
    const locator = this.locators.get(field.name);
    if (!locator) return true;
    if (!this.chosen.has(locator)) this.chosen.set(locator, this.nameChosen(locator));
    return this.chosen.get(locator) === field.name;
  }

  /** Name of the field whose mode is chosen. A value without a mode belongs to the first. */
  private nameChosen(locator: Locator): string | undefined {
    const modes = modesOf(locator, this.operation.fields);
    const group = this.first(locator)?.group;
    const mode = this.reader.modeOf(group === undefined ? locator.name : `${group}.${locator.name}`);
    const [, field] = modes.find(([name]) => mode === undefined || name === mode) ?? [];
    return field?.name;
  }

  private first({ keys }: Locator): Field | undefined {
    return this.operation.fields.find(({ name }) => Object.values(keys).includes(name));
  }
}
