import type { Field, Type } from './declaration';
import { someField } from './nesting';
import { isAbsent, isPlainObject, plainText } from './value';

/** Replaces a secret. */
export const MASK = '***';

/** What is shown in place of a secret. An empty one is no secret. */
export const hiddenValue = (value: unknown): unknown => (isAbsent(value) ? value : MASK);

/** The value of a secret field, with the names under which it may come back. */
export interface GivenSecret {
  text: string;
  names: string[];
}

const isSecret = ({ type }: Field): boolean => isSecretType(type.kind === 'list' ? type.of : type);

export const isSecretType = (type: Type): boolean => type.kind === 'text' && type.secret === true;

/** Whether one of the fields is secret, at any depth. */
export const hasSecrets = someField(isSecret);

/** The values of secret fields, at any depth. In: values by field name, checked or raw. */
export function secretsIn(
  fields: readonly Field[],
  values: Readonly<Record<string, unknown>>,
): GivenSecret[] {
  return hasSecrets(fields) ? fields.flatMap((field) => secretsAt(field, [values[field.name]].flat())) : [];
}

function secretsAt(field: Field, given: unknown[]): GivenSecret[] {
  const { name, wire, type } = field;
  if (type.kind === 'record' || type.kind === 'records')
    return given.flatMap((row) => (isPlainObject(row) ? secretsIn(type.fields, row) : []));
  if (!isSecret(field)) return [];
  const names = [...new Set([name, wire.split(/\.|\[\]/).at(-1) ?? name])];
  return given.flatMap((each) => {
    const text = plainText(each);
    return text === undefined ? [] : [{ text, names }];
  });
}
