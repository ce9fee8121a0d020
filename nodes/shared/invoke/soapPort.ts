import type { Field, Operation, Shape, Type } from '../operation';
import { SoapPort } from '../protocol/soap/port';
import type { SoapElement, SoapOperationShape } from '../protocol/soap/wsdl';
import type { SoapDialect } from '../protocol/protocol';
import type { System } from './connector';

const ports = new WeakMap<System, SoapPort>();

/** The SOAP port of a system: its WSDL is made from the declarations, once a process. */
export function soapPortOf(system: System): SoapPort {
  const known = ports.get(system);
  if (known) return known;
  const dialect = system.connector.soap;
  if (!dialect) throw new Error(`${system.connector.vendor} is not spoken to over SOAP`);
  const operations = new Set([...system.operations, system.probe.operation]);
  const shapes = [...operations].flatMap((operation) => shapeOf(operation, dialect) ?? []);
  const port = new SoapPort(dialect.service, shapes);
  ports.set(system, port);
  return port;
}

function shapeOf(operation: Operation, dialect: SoapDialect): SoapOperationShape | undefined {
  const { call } = operation;
  if (call.kind !== 'soap') return undefined;
  const token: SoapElement = {
    name: call.token ?? dialect.token.element,
    type: dialect.token.fields.map((name) => ({ name, type: 'text' })),
  };
  return {
    name: call.operation,
    args: [token, ...elementsOf(operation.fields)],
    result: { name: `${call.operation}Result`, type: elementsOfShape(operation.result.shape) },
  };
}

const elementsOf = (fields: Field[]): SoapElement[] =>
  fields.filter((field) => field.in === 'body').map((field) => elementOf(field.wire, field.type));

const elementsOfShape = (shape: Shape): SoapElement[] =>
  Object.entries(shape).map(([name, type]) => elementOf(name, type));

function elementOf(name: string, type: Type): SoapElement {
  return type.kind === 'record' ? { name, type: elementsOf(type.fields) } : { name, type: 'text' };
}
