import { findSuperOfficeEnum, findSuperOfficeType, superOffice } from '../../documented';
import type { SuperOfficeAgentMethod, SuperOfficeEndpoint, SuperOfficeParam } from '../../documented';
import type { ParamSpec, RequestSpec } from './request';
import type { FieldSpec, ValueSpec } from './values';

const CONTENT_TYPE = 'application/json';

/** How an update names its changes; a plain object is merged whatever it is called. */
const PATCH_TYPES = [CONTENT_TYPE, 'application/json-patch+json', 'application/merge-patch+json'];

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

/** A REST endpoint as rules for the request checker; path parameters are the router's. The body decides the kind of a PATCH. */
export function endpointRequestSpec(endpoint: SuperOfficeEndpoint, body?: unknown): RequestSpec {
  const isFile = takesFile(endpoint);
  const named = new Set(endpoint.query.map(({ name }) => name.toLowerCase()));
  const query = [
    ...endpoint.query.flatMap((param) => flattened(endpoint, param)),
    ...listParams(endpoint).filter(({ name }) => !named.has(name.toLowerCase())),
  ];
  return {
    httpMethod: endpoint.method,
    params: query.map((param) => placed(param, 'query', true)),
    bareBody: endpoint.bodyType && !isFile ? bodyOf(endpoint.bodyType, body) : undefined,
    isFile,
    contentType: isFile ? fileTypes() : endpoint.method === 'PATCH' ? PATCH_TYPES : CONTENT_TYPE,
  };
}

/** Whether its body is a file. */
export function takesFile({ bodyType }: SuperOfficeEndpoint): boolean {
  return bodyType === 'byte';
}

/** Whether its answer is a file. */
export function answersFile({ responses }: SuperOfficeEndpoint): boolean {
  return responses['200'] === 'byte';
}

/** The documented media types of an upload in which the body is the file itself. */
function fileTypes(): string[] {
  const { values = [] } =
    superOffice().headers.find(({ name, scope }) => name === 'Content-Type' && scope !== undefined) ?? {};
  return values.filter((type) => !/json|xml$|form/.test(type));
}

/** Whether it answers rows of an archive, which take the parameters of every list. */
export function answersRows(endpoint: SuperOfficeEndpoint): boolean {
  return endpoint.responses['200'] === 'ODataSlimResponse';
}

/**
 * `mergedTicketEntity.*`: the members of the carrier that the call answers as parameters of their own, those of carriers in
 * it too. Lists are not among them.
 */
function flattened({ responses }: SuperOfficeEndpoint, param: SuperOfficeParam): SuperOfficeParam[] {
  const start = /^(.+)\.\*$/.exec(param.name)?.[1];
  return start === undefined ? [param] : membersUnder(start, responses['200'] ?? '', 3);
}

function membersUnder(start: string, type: string, depth: number): SuperOfficeParam[] {
  const fields = findSuperOfficeType(type)?.fields ?? [];
  return fields.flatMap((field) => {
    const name = `${start}.${field.name.charAt(0).toLowerCase()}${field.name.slice(1)}`;
    if (field.type.endsWith('[]') || field.type.startsWith('map<')) return [];
    if (!findSuperOfficeType(field.type)) return [{ name, type: field.type }];
    return depth === 0 ? [] : membersUnder(name, field.type, depth - 1);
  });
}

function listParams(endpoint: SuperOfficeEndpoint): SuperOfficeParam[] {
  if (!answersRows(endpoint) || endpoint.method !== 'GET') return [];
  return superOffice().odata.params.map(({ name, values }) => ({
    name,
    type: values ? `enum(${values.join('|')})` : 'string',
  }));
}

/** `JsonPatchOperation[] | partial Type`: the operations if the body is a list. */
function bodyOf(type: string, body: unknown): ValueSpec {
  const partial = /^JsonPatchOperation\[\] \| partial (\w+)$/.exec(type)?.[1];
  if (partial === undefined) return superOfficeValue(type, false);
  return Array.isArray(body) ? { kind: 'list', of: PATCH_OPERATION } : superOfficeValue(partial, false);
}

const PATCH_OPERATION: ValueSpec = {
  kind: 'record',
  fields: () => [
    { name: 'op', required: true, value: { kind: 'string' } },
    { name: 'path', required: true, value: { kind: 'string' } },
    { name: 'value', required: false, value: { kind: 'any' } },
    { name: 'from', required: false, value: { kind: 'string' } },
  ],
};

function placed(param: SuperOfficeParam, place: ParamSpec['in'], text: boolean): ParamSpec {
  // An empty list is no text at all in a query, so whether one may be empty is for the endpoint to say.
  const isList = text && param.type.endsWith('[]');
  return { ...field(param, text), in: place, ...(isList ? { required: false } : {}) };
}

function field(param: SuperOfficeParam, text: boolean): FieldSpec {
  return { name: param.name, required: param.required === true, value: superOfficeValue(param.type, text) };
}

/** Carriers contain one another, so their fields are looked up when a value needs them. */
function superOfficeValue(type: string, text: boolean): ValueSpec {
  if (type.endsWith('[]')) {
    const of = superOfficeValue(type.slice(0, -2), text);
    // A query has one text: `versionExtraFields=one,two`.
    return { kind: 'list', of, nullable: true, ...(text ? { separator: ',' } : {}) };
  }
  const map = /^map<string,(.+)>$/.exec(type);
  if (map?.[1]) return { kind: 'map', of: superOfficeValue(map[1], text), nullable: true };
  if (type.startsWith('enum ')) return enumValue(type.slice(5));
  const choices = /^enum\((.+)\)$/.exec(type)?.[1];
  if (choices) return { kind: 'string', choices: choices.split('|').map((value) => ({ value })) };
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
  // The pages do not list its values, and the vendor's own client sends it as a number.
  if (documented?.values.length === 0) return { kind: 'any' };
  const one: ValueSpec = { kind: 'string', choices: documented?.values.map((row) => ({ value: row.name })) };
  return documented?.flags ? { kind: 'joined', of: one, separator: ',' } : one;
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
