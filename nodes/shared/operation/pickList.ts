import type { LabelForm, ListRead, PickList, SearchBy, Shape, Value } from './declaration';
import { filledPattern } from './quoted';
import { isPlainObject } from './value';

/** The placeholder of the typed text in a {@link SearchBy}. */
export const TYPED = '{text}';

/** Value of the note "there are more entries than listed". */
export const NOTE = '__note';

/** A member in a part of a label. */
export interface Shown {
  /** The member with its braces. */
  placeholder: string;
  member: string;
  form?: LabelForm;
}

const FORMS: ReadonlySet<string> = new Set<LabelForm>(['last4', 'month', 'day']);

/** The parts of a label. A plain name is one part with that member. */
export const labelParts = ({ label }: Pick<PickList, 'label'>): string[] =>
  typeof label === 'string' ? [`{${label}}`] : label;

/** The members that a part of a label shows. */
export const shownIn = (part: string): Shown[] =>
  [...part.matchAll(/\{([^{}:]+)(?::(\w+))?\}/g)].map(([placeholder, member = '', form]) => ({
    placeholder,
    member,
    ...(form === undefined ? {} : { form: form as LabelForm }),
  }));

/** How the vendor searches the list. Undefined if it doesn't. */
export const searchOf = ({ searchBy }: Pick<PickList, 'searchBy'>): SearchBy | undefined =>
  typeof searchBy === 'string' ? { field: searchBy, as: TYPED } : searchBy;

/** A value with the typed text in place of `{text}`. */
export function withTyped(as: Value, typed: string): Value {
  if (typeof as === 'string') return filledPattern(as, TYPED, typed);
  if (Array.isArray(as)) return as.map((each) => withTyped(each, typed));
  if (!isPlainObject(as)) return as;
  return Object.fromEntries(
    Object.entries(as).map(([name, value]) => [name, withTyped(value as Value, typed)]),
  );
}

/** Throws if a list names unknown fields or members, or can't be searched as declared. */
export function assertPickList(list: PickList): void {
  const where = `List ${list.name}`;
  assertRead(list, where);
  assertSearch(list, where);
  const shown = labelParts(list).flatMap(shownIn);
  if (shown.length === 0) throw new Error(`${where}: its label shows no member`);
  const { shape } = list.operation.result;
  for (const member of [list.value, ...shown.map((each) => each.member)]) assertMember(member, shape, where);
  const unknown = shown.find(({ form }) => form !== undefined && !FORMS.has(form));
  if (unknown) throw new Error(`${where}: there is no form as in ${unknown.placeholder}`);
}

function assertRead({ operation, values = {}, needs = {}, via }: ListRead, where: string): void {
  const names = [...Object.keys(values), ...Object.keys(needs), ...Object.keys(via?.gives ?? {})];
  for (const name of names) assertField(name, operation.fields, where);
  if (operation.effect !== 'read') throw new Error(`${where} is made from a call that changes something`);
  if (!via) return;
  for (const member of Object.values(via.gives)) assertMember(member, via.operation.result.shape, where);
  assertRead(via, where);
}

function assertSearch(list: PickList, where: string): void {
  const search = searchOf(list);
  if (!search) return;
  assertField(search.field, list.operation.fields, where);
  if ([list.values, list.needs, list.via?.gives].some((given) => given && search.field in given))
    throw new Error(`${where} is searched by ${search.field}, which it fills itself`);
  const patterns = textsIn(search.as);
  if (!patterns.some((pattern) => pattern.includes(TYPED)))
    throw new Error(`${where} is searched by a value without ${TYPED}`);
  if (patterns.some((pattern) => pattern.includes(`"${TYPED}`)))
    throw new Error(`${where}: ${TYPED} stands between apostrophes, or is a value by itself`);
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

function assertField(name: string, fields: ListRead['operation']['fields'], where: string): void {
  if (!fields.some((field) => field.name === name))
    throw new Error(`${where} fills ${name}, which its call does not have`);
}

/** Members inside an object of a record are not always declared. */
function assertMember(member: string, shape: Shape, where: string): void {
  const [first = member] = member.split('.');
  if (!(member in shape || first in shape))
    throw new Error(`${where} takes ${member}, which its records do not have`);
}
