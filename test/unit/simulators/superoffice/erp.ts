import { findSuperOfficeEnum, findSuperOfficeType } from '../../../documented';
import type { SuperOfficeSimulator } from '../../../simulators';
import { superOffice } from '../requests';

/** Calls a method of the ErpSync agent: its status and what it answers, undefined where it answers nothing. */
export async function call(
  office: SuperOfficeSimulator,
  method: string,
  body: unknown = {},
): Promise<{ status: number; value: unknown }> {
  const answer = await superOffice(office, `Agents/ErpSync/${method}`, body);
  return { status: answer.status, value: answer.text === '' ? undefined : JSON.parse(answer.text) };
}

/** What a method answers. Fails if it is an error. */
export async function ask<T = unknown>(
  office: SuperOfficeSimulator,
  method: string,
  body: unknown = {},
): Promise<T> {
  const { status, value } = await call(office, method, body);
  if (status >= 300) throw new Error(`${method} answered ${status}: ${JSON.stringify(value)}`);
  return value as T;
}

/** A carrier by its members. */
export type Row = Record<string, unknown>;

/** Where a value is not of its documented type: a line each. */
export function misfits(type: string, value: unknown, at = ''): string[] {
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return [`${at}: a list`];
    return value.flatMap((entry, index) => misfits(type.slice(0, -2), entry, `${at}[${index}]`));
  }
  const map = /^map<string,(.+)>$/.exec(type)?.[1];
  if (map !== undefined)
    return Object.entries(value as Row).flatMap(([key, entry]) => misfits(map, entry, `${at}.${key}`));
  if (type.startsWith('enum ')) {
    const names = findSuperOfficeEnum(type.slice(5))?.values.map(({ name }) => name) ?? [];
    return names.includes(String(value)) ? [] : [`${at}: ${type}`];
  }
  const carrier = findSuperOfficeType(type);
  if (!carrier) return typeof value === PLAIN[type] ? [] : [`${at}: ${type}`];
  if (value === null) return [];
  const row = value as Row;
  const names = carrier.fields.map(({ name }) => name);
  const unknown = Object.keys(row).filter((name) => !names.includes(name));
  const missing = names.filter((name) => row[name] === undefined);
  return [
    ...[...unknown, ...missing].map((name) => `${at}.${name}: unknown or missing`),
    ...carrier.fields
      .filter(({ name }) => row[name] !== undefined)
      .flatMap((field) => misfits(field.type, row[field.name], `${at}.${field.name}`)),
  ];
}

const PLAIN: Record<string, string> = {
  int32: 'number',
  int64: 'number',
  double: 'number',
  boolean: 'boolean',
  string: 'string',
  'date-time': 'string',
};
