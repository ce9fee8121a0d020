import { kometSales } from '../../documented';
import type { KometMethod, KometParam } from '../../documented';
import { checkGroups } from './kometGroups';
import type { ParamSpec, RequestSpec } from './request';
import type { FieldSpec, ValueSpec } from './values';

/** Six pages say 20 characters, all others 50, although all take the same token. */
const TOKEN_LENGTH = 50;

/** 20 MB, documented for all files. */
const MAX_FILE_BYTES = 20_000_000;

/** A Komet Sales page as rules for the request checker. */
export function kometRequestSpec(method: KometMethod): RequestSpec {
  const { conventions } = kometSales();
  const name = method.tokenName ?? conventions.token.name;
  const token: ValueSpec = { kind: 'string', maxLength: TOKEN_LENGTH };
  const params = [
    ...method.params.map((param): ParamSpec => {
      const rules = { ...field(param), in: param.in ?? 'body' };
      return param.name === name ? { ...rules, value: token } : rules;
    }),
    ...method.tokenPlaces
      .filter((place) => place !== method.auth)
      .map((place): ParamSpec => ({ name, required: false, value: token, in: place })),
  ];
  const bare = method.form === 'array';
  return {
    httpMethod: method.httpMethod,
    params: bare ? params.filter((param) => param.in !== 'body') : params,
    bareBody: bare ? arrayOf(method.params.filter((param) => param.in === 'body')) : undefined,
    contentType: conventions.contentType,
    // Files have their own limit, far above that of requests.
    maxBodyBytes: method.params.some((param) => param.file) ? undefined : conventions.maxBodyBytes,
    token: { name, in: method.tokenPlaces },
    together: (value, account) => checkGroups(method, value, account),
  };
}

function arrayOf(params: KometParam[]): ValueSpec {
  const fields = params.map(field);
  return { kind: 'list', of: { kind: 'record', fields: () => fields } };
}

function field(param: KometParam): FieldSpec {
  return { name: param.name, required: requirement(param), value: kometValue(param) };
}

/** "conditional" without a condition of its own belongs to a group; what no page states is left to the vendor. */
function requirement(param: KometParam): FieldSpec['required'] {
  if (param.required === true) return true;
  return param.required === 'conditional' && param.requiredIf ? param.requiredIf : false;
}

function kometValue(param: KometParam): ValueSpec {
  const [digits, decimals] = (param.length ?? '').split(',').map((part) => Number(part) || undefined);
  const choices = param.enum;
  const { min, max } = param;
  switch (param.type) {
    // Numbers are documented as such and sent as text in the samples: both are taken.
    case 'integer':
      return { kind: 'integer', loose: true, digits, min, max, choices };
    case 'decimal':
      return { kind: 'decimal', loose: true, digits, decimals, min, max, choices };
    // Documented as 1 and 0, true and false in samples: both are taken.
    case 'boolean':
      return { kind: 'boolean', loose: true, choices };
    case 'string':
      return textual(param, digits);
    case 'date':
    case 'datetime':
      return { kind: 'string', format: param.format };
    case 'array':
      return {
        kind: 'list',
        of: entry(param),
        separator: param.separator ?? listSeparator(param),
        maxItems: param.maxItems ?? (param.file && MAX_FILE_BYTES),
      };
  }
}

function textual({ separator, lengthPer, enum: choices }: KometParam, length?: number): ValueSpec {
  if (!separator) return { kind: 'string', maxLength: length, choices };
  const ofEntry = lengthPer === 'entry';
  const of: ValueSpec = { kind: 'string', maxLength: ofEntry ? length : undefined, choices };
  return { kind: 'joined', of, separator, maxLength: ofEntry ? undefined : length };
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
  if (param.itemType !== 'string' && param.docType !== 'array of strings') return { kind: 'any' };
  return { kind: 'string', maxLength: param.lengthPer === 'entry' ? Number(param.length) : undefined };
}
