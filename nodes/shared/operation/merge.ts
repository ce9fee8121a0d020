import type {
  Field,
  FillMerge,
  MembersMerge,
  Merge,
  MergeRead,
  Operation,
  Values,
  WholeMerge,
} from './declaration';
import { fieldsTo } from './argument';
import { control } from './field';
import { fieldsOfRule } from './rule';
import { boolean } from './type';

/** The switch for merging. */
export const MERGE_SWITCH = 'mergeWithCurrentValues';

/** `mergeWith(get, { key: { id: 'carrierId' }, fill: { name: 'name', code: 'code' } })`. */
export const mergeWith = (read: Operation, options: Omit<FillMerge, 'kind' | 'read'>): FillMerge => ({
  kind: 'fill',
  read,
  ...options,
});

type WholeOptions = Omit<MergeRead, 'read'> & { except?: string[] } & Pick<WholeMerge, 'rows' | 'always'>;

/**
 * `wholeRecord('customer', get, { key: { customerId: 'customerId' }, except: ['customerToken'] })`.
 * `rows: { lines: { key: ['lineNumber'] } }`: a given line replaces only the line with its number.
 */
export const wholeRecord = (argument: string, read: Operation, options: WholeOptions): WholeMerge => ({
  kind: 'whole',
  argument,
  read,
  except: [],
  ...options,
});

/** `wholeMembers('', ['address.street'], get, { key: { id: 'id' } })`: of the body of a JSON Patch. */
export const wholeMembers = (
  argument: string,
  whole: string[],
  read: Operation,
  options: Omit<MergeRead, 'read'>,
): MembersMerge => ({ kind: 'members', argument, whole, read, ...options });

/** Whether the record is read and merged: always for members that travel whole, otherwise if the user turns it on. */
export const isMerged = ({ merge }: Operation, values: Values): boolean =>
  merge !== undefined && (isAlways(merge) || values[MERGE_SWITCH] === true);

/** Whether users can't turn the merge off. */
export const isAlways = (merge: Merge): boolean =>
  merge.kind === 'members' || (merge.kind === 'whole' && merge.always === true);

/** Whether the record that was read can fill a field of the update. */
export function isFilled(merge: Merge, { name, part }: Field): boolean {
  if (merge.kind === 'fill') return name in merge.fill;
  // A member that is never sent back is not filled either.
  if (merge.kind === 'whole' && part && merge.except.includes(part.path.join('.'))) return false;
  const isKey = Object.values(merge.key).includes(name);
  return merge.kind === 'whole' && part?.whole.name === merge.argument && !isKey;
}

/** Whether a field of the body neither belongs to the record that travels whole, nor names it. */
export const isBeside = ({ argument, key }: WholeMerge | MembersMerge, field: Field): boolean =>
  field.in === 'body' && field.part?.whole.name !== argument && !Object.values(key).includes(field.name);

/**
 * The operation with the merge switch. Fields that the read can fill are required, on their own or by a rule, only while
 * the switch is off.
 */
export function withMergeSwitch(declaration: Operation): Operation {
  const { merge, fields } = declaration;
  if (!merge || merge.kind === 'members' || fields.some(({ name }) => name === MERGE_SWITCH))
    return declaration;
  if (isAlways(merge)) return declaration;
  const relaxed = fields.map((field) =>
    field.required && isFilled(merge, field)
      ? { ...field, required: false, requiredIf: { field: MERGE_SWITCH, is: false } }
      : field,
  );
  const filled = new Set(fields.filter((field) => isFilled(merge, field)).map(({ name }) => name));
  const rules = declaration.rules?.map((rule) =>
    fieldsOfRule(rule).some((name) => filled.has(name)) ? { ...rule, unless: MERGE_SWITCH } : rule,
  );
  return { ...declaration, fields: [...relaxed, SWITCHES[merge.kind]], rules };
}

const switchWith = (description: string, startsOn?: true): Field => ({
  ...control(MERGE_SWITCH, boolean(), { label: 'Merge With Current Values', description }),
  startsOn,
});

const SWITCHES: Record<'fill' | 'whole', Field> = {
  fill: switchWith(
    'Whether to read the record first and to send its current values for the fields that are left empty. This costs one more call.',
  ),
  whole: switchWith(
    'Whether to read the record first and to keep what it has in the fields that are left empty. This costs one more call. When off, those fields are cleared.',
    true,
  ),
};

/** Throws if a merge names fields that the update or the read does not have. */
export function assertMerge({ merge, fields, walk, batch, call }: Operation, where: string): void {
  if (!merge) return;
  const names = new Set(fields.map(({ name }) => name));
  const { read, key, match = {} } = merge;
  const ofUpdate = [...Object.values(key), ...Object.values(match), ...ownNames(merge)];
  const unknown = [
    ...ofUpdate.filter((name) => !names.has(name)),
    ...Object.keys(key).filter((name) => !read.fields.some((field) => field.name === name)),
  ];
  if (unknown.length > 0) throw new Error(`${where} merges ${unknown.join(', ')}, which it does not have`);
  if (read.effect !== 'read') throw new Error(`${where} merges with an operation that is no read`);
  if (merge.kind === 'fill') return;
  if (walk || batch)
    throw new Error(`${where}: a record that travels whole is neither walked nor in a batch`);
  const whole = fields.find(({ part }) => part?.whole.name === merge.argument)?.part?.whole;
  if (whole?.type.kind !== 'record')
    throw new Error(`${where} merges ${merge.argument}, which is no argument of it`);
  const members = merge.kind === 'whole' ? merge.except : merge.whole;
  const { fields: declared } = whole.type;
  const lists = merge.kind === 'whole' ? keysOfRows(merge) : [];
  const missing = [...members, ...lists].find((member) => fieldsTo(declared, member) === undefined);
  if (missing !== undefined) throw new Error(`${where} merges ${missing}, which its argument does not have`);
  const isPatch = call.kind === 'http' && call.body === 'patch';
  if (isPatch !== (merge.kind === 'members'))
    throw new Error(`${where}: a JSON Patch has members that travel whole, any other body is a whole record`);
}

/** The paths of the members that identify rows. */
const keysOfRows = ({ rows = {} }: WholeMerge): string[] =>
  Object.entries(rows).flatMap(([list, { key }]) => key.map((member) => `${list}.${member}`));

const ownNames = (merge: Merge): string[] =>
  merge.kind === 'fill' ? [...Object.keys(merge.fill), ...Object.values(merge.insteadOf ?? {})] : [];
