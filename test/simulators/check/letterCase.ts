import type { JsonRequest, RequestSpec } from './request';
import type { FieldSpec, ValueSpec } from './values';

/**
 * The request as its page spells it: names of members and query parameters count in any letter case. A name that comes
 * twice stays as it was sent, so that the check finds it.
 */
export function inDocumentedCase(spec: RequestSpec, request: JsonRequest): JsonRequest {
  const fields = spec.params.filter((param) => param.in === 'body');
  const query = respelledQuery(spec, request.query);
  if (spec.isFile) return { ...request, query };
  const body = spec.bareBody
    ? respelled(spec.bareBody, request.body)
    : respelled({ kind: 'record', fields: () => fields }, request.body);
  return { ...request, body, query };
}

function respelledQuery(spec: RequestSpec, query: URLSearchParams): URLSearchParams {
  const names = spellings(spec.params.filter((param) => param.in === 'query'));
  const entries = [...query].map(([name, value]): [string, string] => [
    names.get(name.toLowerCase()) ?? name,
    value,
  ]);
  return new URLSearchParams(entries);
}

function respelled(spec: ValueSpec, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  switch (spec.kind) {
    case 'list':
      return Array.isArray(value) ? value.map((entry) => respelled(spec.of, entry)) : value;
    case 'map':
      return Object.fromEntries(
        Object.entries(value).map(([key, entry]) => [key, respelled(spec.of, entry)]),
      );
    case 'record':
      return Array.isArray(value) ? value : respelledRecord(spec.fields(), value);
    default:
      return value;
  }
}

function respelledRecord(fields: FieldSpec[], record: object): object {
  const names = spellings(fields);
  const values = new Map(fields.map((field) => [field.name, field.value]));
  const entries = new Map<string, unknown>();
  for (const [name, value] of Object.entries(record)) {
    const documented = names.get(name.toLowerCase()) ?? name;
    const key = entries.has(documented) ? name : documented;
    const spec = values.get(documented);
    entries.set(key, spec ? respelled(spec, value) : value);
  }
  return Object.fromEntries(entries);
}

function spellings(fields: FieldSpec[]): Map<string, string> {
  return new Map(fields.map(({ name }) => [name.toLowerCase(), name]));
}
