import { findSuperOfficeEnum, findSuperOfficeType } from '../../documented';
import type { SuperOfficeAgentMethod, SuperOfficeEndpoint, SuperOfficeParam } from '../../documented';
import type { ParamSpec, RequestSpec } from './request';
import type { FieldSpec, ValueSpec } from './values';

const CONTENT_TYPE = 'application/json';

/** An agent method as rules for the request checker. */
export function agentRequestSpec(method: SuperOfficeAgentMethod): RequestSpec {
  const bare = method.bodyKind !== 'wrapper' && method.bodyKind !== 'none';
  const body = bare ? [] : method.body.map((param) => placed(param, 'body', false));
  return {
    httpMethod: method.method,
    params: [...method.query.map((param) => placed(param, 'query', true)), ...body],
    bareBody: bare ? superOfficeValue(method.bodyKind, false) : undefined,
    contentType: CONTENT_TYPE,
  };
}

/** A REST endpoint as rules for the request checker; path parameters are the router's. */
export function endpointRequestSpec(endpoint: SuperOfficeEndpoint): RequestSpec {
  return {
    httpMethod: endpoint.method,
    params: endpoint.query.map((param) => placed(param, 'query', true)),
    bareBody: endpoint.bodyType ? superOfficeValue(endpoint.bodyType, false) : undefined,
    contentType: CONTENT_TYPE,
  };
}

function placed(param: SuperOfficeParam, place: ParamSpec['in'], text: boolean): ParamSpec {
  return { ...field(param, text), in: place };
}

function field(param: SuperOfficeParam, text: boolean): FieldSpec {
  return { name: param.name, required: param.required === true, value: superOfficeValue(param.type, text) };
}

/** Carriers contain one another, so their fields are looked up when a value needs them. */
function superOfficeValue(type: string, text: boolean): ValueSpec {
  if (type.endsWith('[]'))
    return { kind: 'list', of: superOfficeValue(type.slice(0, -2), text), nullable: true };
  const map = /^map<string,(.+)>$/.exec(type);
  if (map?.[1]) return { kind: 'map', of: superOfficeValue(map[1], text), nullable: true };
  if (type.startsWith('enum ')) return enumValue(type.slice(5));
  switch (type) {
    case 'int32':
      return { kind: 'integer', loose: text, bits: 32 };
    case 'int64':
      return { kind: 'integer', loose: text, bits: 64 };
    case 'double':
      return { kind: 'decimal', loose: text };
    case 'boolean':
      return { kind: 'boolean', loose: text };
    case 'string':
    case 'byte':
      return { kind: 'string', nullable: true };
    case 'date-time':
      return { kind: 'string' };
    default:
      return carrierValue(type);
  }
}

function enumValue(name: string): ValueSpec {
  const documented = findSuperOfficeEnum(name);
  return { kind: 'string', choices: documented?.values.map((row) => ({ value: row.name })) };
}

function carrierValue(name: string): ValueSpec {
  const carrier = findSuperOfficeType(name);
  if (!carrier) return { kind: 'any' };
  return {
    kind: 'record',
    fields: () => carrier.fields.map((param) => ({ ...field(param, false), required: false })),
    nullable: true,
  };
}
