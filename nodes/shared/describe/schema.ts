import {
  entryShape,
  isShown,
  outputShape,
  repeatedShape,
  shapeOf,
  simplifiedShape,
  text,
  within,
  type Kind,
  type Operation,
  type Path,
  type Shape,
  type Type,
  type TypeOf,
} from '../operation';

/** JSON Schema for n8n's output preview. */
export interface OutputSchema {
  type: string;
  properties?: Record<string, OutputSchema>;
  items?: OutputSchema;
  version?: number;
}

/** The output preview of an operation: the members of one output item. */
export function outputSchema(operation: Operation): OutputSchema {
  const repeated = { ...repeatedShape(operation), ...entryShape(operation) };
  const mark: Shape = operation.upsert ? { upsert: text() } : {};
  const { properties } = schemaOfShape({ ...mark, ...repeated, ...shapeOfItem(operation) });
  return { type: 'object', properties, version: 1 };
}

/** The form starts with Simplify on. */
const shapeOfItem = ({ result }: Operation): Shape =>
  result.simplify ? simplifiedShape(result) : outputShape(result);

const schemaOfShape = (shape: Shape, path?: Path): OutputSchema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(shape)
      .filter(([, type]) => isShown(type))
      .map(([name, type]) => [name, schemaOf(type, path)]),
  ),
});

function schemaOf(type: Type, path?: Path): OutputSchema {
  const schema = SCHEMAS[type.kind] as (type: Type, path?: Path) => OutputSchema;
  return schema(type, path);
}

/** A record that is nested too deep, or in itself, is shown as an object without members. */
function schemaOfRecord(type: TypeOf<'record'> | TypeOf<'records'>, path?: Path): OutputSchema {
  const inner = within(type, path);
  return inner ? schemaOfShape(shapeOf(type), inner) : { type: 'object' };
}

const plain = (type: string) => (): OutputSchema => ({ type });

const SCHEMAS: { [K in Kind]: (type: TypeOf<K>, path?: Path) => OutputSchema } = {
  text: plain('string'),
  integer: plain('integer'),
  id: plain('integer'),
  decimal: plain('number'),
  money: plain('number'),
  boolean: plain('boolean'),
  choice: (type) => ({ type: typeof type.choices[0]?.value === 'number' ? 'integer' : 'string' }),
  day: plain('string'),
  moment: plain('string'),
  time: plain('string'),
  file: plain('string'),
  json: plain('object'),
  coded: ({ of }, path) => schemaOf(of, path),
  mapper: plain('object'),
  conditions: plain('string'),
  list: (type, path) =>
    type.separator === undefined ? { type: 'array', items: schemaOf(type.of, path) } : { type: 'string' },
  record: schemaOfRecord,
  records: (type, path) => ({ type: 'array', items: schemaOfRecord(type, path) }),
};
