import { JSON_ROWS, jsonName, modeName } from '../describe/fields';
import { mappedPath, mapperOf, OPEN, originOf, type Field, type Origin } from '../operation';
import type { LocatedKeys } from './locatedKeys';
import type { MappedInput } from './mappedInput';
import type { ParameterReader } from './parameters';
import { hasJsonSection, withoutSections } from './sections';

/** Whether a list of records at the top of the form is given as JSON. n8n takes no expression for this choice. */
export const isJson = (field: Field, reader: ParameterReader): boolean =>
  field.type.kind === 'records' &&
  field.group === undefined &&
  mapperOf(field) === undefined &&
  reader.read(modeName(field), 0) === 'json';

/** The way to a field's parameter. */
export function pathOf(field: Field, reader: ParameterReader, keys: LocatedKeys): string {
  const place = mapperOf(field);
  if (place) return mappedPath(place, field);
  const [name, group] = [keys.parameterOf(field), keys.groupOf(field)];
  if (group !== undefined) {
    const path = `${group}.${name}`;
    const isFromJson = hasJsonSection(field.type, originOf(reader.originOf(group), name));
    return isFromJson ? `${path}.${JSON_ROWS}[0].${JSON_ROWS}` : path;
  }
  if (name === OPEN) return `options.${OPEN}`;
  return isJson(field, reader) ? jsonName(field) : name;
}

/** Where the values of the fields come from, by name. */
export function originsOf(
  fields: Field[],
  reader: ParameterReader,
  keys: LocatedKeys,
  mapped: MappedInput,
): Origin {
  const originAt = (field: Field): Origin => {
    if (mapped.isAutomatic(field)) return 'data';
    const [name, group] = [keys.parameterOf(field), keys.groupOf(field)];
    const origin =
      group === undefined
        ? reader.originOf(pathOf(field, reader, keys))
        : originOf(reader.originOf(group), name);
    return withoutSections(field.type, origin ?? 'typed') as Origin;
  };
  return Object.fromEntries(fields.map((field) => [field.name, originAt(field)]));
}
