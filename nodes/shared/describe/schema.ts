import {
  entryShape,
  outputShape,
  repeatedShape,
  shapeOf,
  type Kind,
  type Operation,
  type Shape,
  type Type,
  type TypeOf,
} from '../operation';

/** JSON Schema as n8n's output preview reads it. */
export interface OutputSchema {
  type: string;
  properties?: Record<string, OutputSchema>;
  items?: OutputSchema;
  version?: number;
}

/** The output preview of an operation: what one item of its output holds. */
export function outputSchema(operation: Operation): OutputSchema {
  const repeated = { ...repeatedShape(operation), ...entryShape(operation) };
  const { properties } = schemaOfShape({ ...repeated, ...outputShape(operation.result) });
  return { type: 'object', properties, version: 1 };
}

const schemaOfShape = (shape: Shape): OutputSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, schemaOf(type)])),
});

function schemaOf(type: Type): OutputSchema {
  const schema = SCHEMAS[type.kind] as (type: Type) => OutputSchema;
  return schema(type);
}

const plain = (type: string) => (): OutputSchema => ({ type });

const SCHEMAS: { [K in Kind]: (type: TypeOf<K>) => OutputSchema } = {
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
  list: (type) => ({ type: 'array', items: schemaOf(type.of) }),
  record: (type) => schemaOfShape(shapeOf(type)),
  records: (type) => ({ type: 'array', items: schemaOfShape(shapeOf(type)) }),
};
