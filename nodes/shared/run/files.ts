import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import {
  FILLED,
  isFileRef,
  isPlainObject,
  takesFiles,
  FileBytes,
  type Field,
  type FileRef,
  type FilesOfItem,
  type Operation,
  type Type,
  type TypeOf,
  type Value,
  type Values,
} from '../operation';

/** Finds the files of an item by the name of their binary property. */
export function fileFinder(
  context: IExecuteFunctions,
  operation: Operation,
): (itemIndex: number) => FilesOfItem | undefined {
  if (!takesFiles(operation.fields)) return () => undefined;
  const items = context.getInputData();
  return (itemIndex) => {
    const binary = Object.entries(items[itemIndex]?.binary ?? {});
    return { itemIndex, sizes: Object.fromEntries(binary.map(([name, data]) => [name, sizeOf(data)])) };
  };
}

/** Data without an ID is here, as base64. For other data, only newer versions of n8n give the size. */
function sizeOf({ bytes, id, data }: IBinaryData): number | undefined {
  if (bytes !== undefined) return bytes;
  return id === undefined ? Buffer.byteLength(data, 'base64') : undefined;
}

/**
 * The values, with the bytes of files instead of references to them. The files are read just before the call, so that the
 * files of many items are not in memory at once. Throws CallFailure for a file that can't be read, is empty or is too large.
 */
export async function withFiles(
  context: IExecuteFunctions,
  { fields }: Operation,
  values: Values,
): Promise<Values> {
  return takesFiles(fields) ? await loaded(context, fields, values) : values;
}

async function loaded(context: IExecuteFunctions, fields: Field[], values: Values): Promise<Values> {
  const result = { ...values };
  for (const { name, label, type } of fields) {
    const value = values[name];
    if (value !== undefined) result[name] = await load(context, label, type, value);
  }
  return result;
}

async function load(context: IExecuteFunctions, label: string, type: Type, value: Value): Promise<Value> {
  if (type.kind === 'file' && isFileRef(value)) return await bytesOf(context, label, type, value);
  if (type.kind === 'record' && isPlainObject(value))
    return await loaded(context, type.fields, value as Values);
  if (type.kind !== 'records' || !Array.isArray(value)) return value;
  const rows: Value[] = [];
  for (const row of value) rows.push(await loaded(context, type.fields, row as Values));
  return rows;
}

async function bytesOf(
  context: IExecuteFunctions,
  label: string,
  { maxBytes, mayBeEmpty, form, mediaTypes }: TypeOf<'file'>,
  { property, itemIndex }: FileRef,
): Promise<Uint8Array> {
  const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, property).catch((error: unknown) => {
    const message = `${label}: the file in ${property} could not be read (${(error as Error).message})`;
    throw new CallFailure({ kind: 'blocked', message, sent: false });
  });
  const fits = bytes.length <= (maxBytes ?? Infinity);
  if (fits && (bytes.length > 0 || mayBeEmpty))
    return form === 'raw'
      ? typed(bytes, context.getInputData()[itemIndex]?.binary?.[property], mediaTypes)
      : bytes;
  const expected = fits ? FILLED : `a file of at most ${maxBytes} bytes`;
  const message = `${label}: expected ${expected}, got "${property}, ${bytes.length} bytes"`;
  throw new CallFailure({ kind: 'blocked', message, sent: false });
}

/** The same bytes, with n8n's MIME type if the vendor accepts it. */
function typed(bytes: Buffer, about: IBinaryData | undefined, accepted?: string[]): FileBytes {
  const file = new FileBytes(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);
  const mimeType = about?.mimeType;
  if (mimeType && (accepted?.includes(mimeType.toLowerCase()) ?? true)) file.mimeType = mimeType;
  return file;
}
