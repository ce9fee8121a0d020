import type { Field, Kind, Operation } from './declaration';

/** Kinds that have no place in a form, where every value is one text. */
const NESTED: ReadonlySet<Kind> = new Set(['record', 'records', 'json', 'file']);

/** Throws if the body can't be written as declared, or if it is a file and has other fields too. */
export function assertBody({ call, fields, batch, open }: Operation, where: string): void {
  const body = fields.filter((field) => field.in === 'body');
  const isFile = body.some(isWholeBody);
  if (isFile && (call.kind !== 'http' || body.length > 1 || call.body || open === 'body'))
    throw new Error(`${where}: a file that is the body has nothing beside it`);
  const form = call.kind === 'http' ? call.body : undefined;
  if (!isFile && form === undefined) return;
  if (batch || open === 'body') throw new Error(`${where}: only a JSON body takes a batch or is open`);
  const nested = body.find(({ type, wire }) => NESTED.has(type.kind) || wire.includes('.'));
  if (form === 'form' && nested) throw new Error(`${where}: ${nested.name} can't travel in a form`);
}

/** Whether the file is the whole body, not a part of it. */
export const isWholeBody = ({ type }: Field): boolean => type.kind === 'file' && type.form === 'raw';
