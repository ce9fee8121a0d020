import { kometSales } from '../../documented';
import type { KometMethod, KometParam } from '../../documented';
import type { ParamSpec, RequestSpec } from './request';
import type { FieldSpec, ValueSpec } from './values';

/** A Komet Sales page as rules for the request checker. */
export function kometRequestSpec(method: KometMethod): RequestSpec {
  const { conventions } = kometSales();
  return {
    httpMethod: method.httpMethod,
    params: method.params.map((param): ParamSpec => ({ ...field(param), in: param.in ?? 'body' })),
    contentType: conventions.contentType,
    maxBodyBytes: conventions.maxBodyBytes,
    token: { name: conventions.token.name, in: method.auth },
  };
}

function field(param: KometParam): FieldSpec {
  return { name: param.name, required: requirement(param), value: kometValue(param) };
}

/** "conditional" without a machine-readable condition is left to the vendor, as is what no page states. */
function requirement(param: KometParam): FieldSpec['required'] {
  if (param.required === true) return true;
  return param.required === 'conditional' && param.requiredIf ? param.requiredIf : false;
}

function kometValue(param: KometParam): ValueSpec {
  const [digits, decimals] = (param.length ?? '').split(',').map((part) => Number(part) || undefined);
  const choices = param.enum;
  switch (param.type) {
    // Numbers are documented as such and sent as text in the samples: both are taken.
    case 'integer':
      return { kind: 'integer', loose: true, digits, choices };
    case 'decimal':
      return { kind: 'decimal', loose: true, digits, decimals, choices };
    // Documented as 1 and 0, true and false in samples: both are taken.
    case 'boolean':
      return { kind: 'boolean', loose: true, choices };
    case 'string':
      return { kind: 'string', maxLength: digits, choices };
    case 'date':
    case 'datetime':
      return { kind: 'string', format: param.format };
    case 'array':
      return { kind: 'list', of: entry(param), separator: param.separator ?? listSeparator(param) };
  }
}

function listSeparator(param: KometParam): string | undefined {
  return param.in === 'query' ? ',' : undefined;
}

function entry(param: KometParam): ValueSpec {
  if (param.items) {
    const fields = param.items.map(field);
    return { kind: 'record', fields: () => fields };
  }
  if (param.itemType === 'integer' || param.docType === 'array of integers')
    return { kind: 'integer', loose: true };
  return param.docType === 'array of strings' ? { kind: 'string' } : { kind: 'any' };
}
