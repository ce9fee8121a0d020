import type { INodeExecutionData } from 'n8n-workflow';
import {
  autoMapped,
  mappedFields,
  mappedId,
  mappedPath,
  mapperOf,
  mappersOf,
  type AutoMapped,
  type Field,
  type Hint,
  type MapperPlace,
  type Operation,
  type Problem,
} from '../operation';
import { itemsText } from './output';
import type { ParameterReader } from './parameters';

/** The fields of an operation whose values come from mappers of the form. */
export class MappedInput {
  private readonly automatic = new Map<string, Automatic | undefined>();
  private gone?: Problem[];

  constructor(
    private readonly operation: Operation,
    private readonly reader: ParameterReader,
    private readonly items: INodeExecutionData[],
  ) {}

  /** Whether this field's mapper maps the members of the input automatically. */
  isAutomatic(field: Field): boolean {
    const place = mapperOf(field);
    return place !== undefined && this.automaticOf(place) !== undefined;
  }

  valueOf(field: Field, itemIndex: number): unknown {
    const place = mapperOf(field);
    if (!place) return undefined;
    const automatic = this.automaticOf(place);
    return automatic
      ? automatic.at(itemIndex).values[field.name]
      : this.reader.read(mappedPath(place, field), itemIndex);
  }

  /** The members of an item that match no field of its mappers. */
  leftOut(itemIndex: number): string[] {
    return [...this.automatic.values()].flatMap((each) => each?.at(itemIndex).leftOut ?? []);
  }

  /** Values in the mappers for fields that the vendor no longer has. */
  unknown(): Problem[] {
    return (this.gone ??= mappersOf(this.operation).flatMap((place) => this.unknownIn(place)));
  }

  private unknownIn(place: MapperPlace): Problem[] {
    if (this.automaticOf(place)) return [];
    const { name, label } = place;
    const known = new Set(mappedFields(this.operation, name).map(mappedId));
    return this.reader
      .membersAt(`${name}.value`)
      .filter((id) => !known.has(id))
      .map((id) => ({
        field: label,
        name,
        message: `${label}: expected fields that can be sent, got "${id}", which can't. Refresh the list of fields, or remove it.`,
      }));
  }

  private automaticOf(place: MapperPlace): Automatic | undefined {
    if (!this.automatic.has(place.name)) this.automatic.set(place.name, this.made(place));
    return this.automatic.get(place.name);
  }

  private made({ name }: MapperPlace): Automatic | undefined {
    if (this.reader.read(`${name}.mappingMode`, 0) !== 'autoMapInputData') return undefined;
    const own = mappedFields(this.operation, name);
    const others = this.operation.fields.filter((field) => !own.includes(field));
    return new Automatic(this.items, own, others);
  }
}

/** Maps the members of items, one item at a time. */
class Automatic {
  private last?: { itemIndex: number; mapped: AutoMapped };

  constructor(
    private readonly items: INodeExecutionData[],
    private readonly own: Field[],
    private readonly others: Field[],
  ) {}

  at(itemIndex: number): AutoMapped {
    if (this.last?.itemIndex !== itemIndex)
      this.last = { itemIndex, mapped: autoMapped(this.own, this.items[itemIndex]?.json ?? {}, this.others) };
    return this.last.mapped;
  }
}

/** How many members a hint names. */
const NAMED = 20;

/** The hint about members of the input that were not mapped; no hint if all were mapped. In: for each item, its members. */
export function unmappedHints(byItem: Array<string[] | undefined>): Hint[] {
  const found = new Map<string, number[]>();
  for (const [itemIndex, members = []] of byItem.entries())
    for (const member of members) {
      const items = found.get(member);
      if (items) items.push(itemIndex);
      else found.set(member, [itemIndex]);
    }
  if (found.size === 0) return [];
  const shown = [...found].slice(0, NAMED).map(([member, items]) => `${member} (${itemsText(items)})`);
  const more = found.size > NAMED ? ` and ${found.size - NAMED} more` : '';
  return [
    {
      type: 'info',
      message: `These members of the input fit no field, and were not sent: ${shown.join('; ')}${more}.`,
    },
  ];
}
