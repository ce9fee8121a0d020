import { operations as superOfficeOperations } from '../../../nodes/SuperOffice/resources';
import { getAllConnections } from '../../../nodes/SuperOffice/resources/erpConnection';
import { getCurrentPrincipal } from '../../../nodes/SuperOffice/resources/user';
import type { Kind, Operation, Type } from '../../../nodes/shared/operation';
import {
  findErpSyncMethod,
  superOfficeEndpoint,
  superOfficeErpSyncMethod,
  type SuperOfficeParam,
} from '../../documented';

const titled = (operations: Operation[]) =>
  operations.map((operation) => [`${operation.resource}.${operation.operation}`, operation] as const);

const coarse = (kind: Kind): string => (kind === 'id' || kind === 'integer' ? 'whole' : kind);

const ofErpSync = superOfficeOperations.filter(({ documented }) => findErpSyncMethod(documented));

describe.each(titled([...ofErpSync, getAllConnections]))('SuperOffice %s', (_, operation) => {
  const page = superOfficeErpSyncMethod(operation.documented);

  it('calls the documented address', () =>
    expect(operation.call).toMatchObject({ kind: 'http', method: page.method, path: page.path }));

  it('has every documented parameter as its type, and no other', () => {
    const fields = operation.fields.filter((field) => field.in !== 'none');
    expect(fields.map(({ wire, in: place, type }) => [wire, place, ...declaredType(type)])).toEqual(
      page.body.map(({ name, type }) => [name, 'body', ...documentedType(type)]),
    );
  });

  it('reads every documented member of the answer as its type', () =>
    expect(Object.entries(operation.result.shape).map(([name, { kind }]) => [name, coarse(kind)])).toEqual(
      page.response.fields?.map(({ name, type }) => [name, superOfficeKind(type)]),
    ));
});

it('SuperOffice user.getCurrentPrincipal calls the documented address', () => {
  const { method, path } = superOfficeEndpoint(getCurrentPrincipal.documented);
  expect(getCurrentPrincipal.call).toMatchObject({ kind: 'http', method, path });
});

/** The kind of a parameter, or of a list's entries, and the largest number. */
function declaredType(type: Type): unknown[] {
  const one = type.kind === 'list' ? type.of : type;
  return [type.kind, one.kind, one.kind === 'integer' ? one.max : undefined];
}

/** As {@link declaredType}. An int32 has 31 bits beside its sign. */
function documentedType(type: SuperOfficeParam['type']): unknown[] {
  const one = type.replace('[]', '');
  const kind = one === 'int32' ? 'integer' : superOfficeKind(one);
  return [type === one ? kind : 'list', kind, one === 'int32' ? 2 ** 31 - 1 : undefined];
}

/** Enums travel as their names; records of SuperOffice's own are passed through. */
function superOfficeKind(type: SuperOfficeParam['type']): string {
  if (type.endsWith('[]')) return 'list';
  if (type.startsWith('int')) return 'whole';
  if (type === 'string' || type.startsWith('enum ')) return 'text';
  return type === 'boolean' ? 'boolean' : 'json';
}
