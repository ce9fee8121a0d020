import {
  conditionsType,
  wholeFields,
  type Field,
  type Kind,
  type Operation,
  type Shape,
  type Type,
} from '../../../nodes/shared/operation';
import { ebizType, findEbizType, type EbizOperation } from '../../documented';

/** A member of a page: an argument of an operation, or a field of a type. */
export interface Member {
  name: string;
  type: string;
  array?: boolean;
  arrayItemName?: string;
}

/** A member of a declaration. */
type Declared = Pick<Field, 'wire' | 'type'>;

/** The types that a page may give to a value of this kind. There, dates, amounts and counts are often strings. */
const SCALARS: Partial<Record<Kind, string[]>> = {
  text: ['string'],
  choice: ['string', 'int'],
  day: ['string', 'dateTime'],
  moment: ['string', 'dateTime'],
  money: ['decimal', 'double', 'float', 'string'],
  decimal: ['decimal', 'double', 'float', 'string'],
  integer: ['int', 'string'],
  boolean: ['boolean'],
  file: ['base64Binary'],
  json: ['object'],
};

/** The members of a type's page. Types that a page names but does not describe have no members. */
const membersOf = (type: string): Member[] => findEbizType(type)?.fields ?? [];

/** The arguments of a page, without the token. */
export const argumentsOf = (page: EbizOperation): Member[] =>
  page.args.slice(1).map(({ name, type, array, arrayItemName, arrayItemType = '' }) => ({
    name,
    type: array ? arrayItemType : type,
    array,
    arrayItemName,
  }));

export const declaredIn = (shape: Shape): Declared[] =>
  Object.entries(shape).map(([wire, type]) => ({ wire, type }));

/**
 * Compares members with those of a page, through all nested types: names, order, elements around lists, types. `isWhole`: all
 * members of the page must be there. Out: the differences in words.
 */
export function differences(
  at: string,
  page: Member[],
  declared: Declared[],
  isWhole: boolean,
  seen: string[] = [],
): string[] {
  const names = page.map(({ name }) => name);
  const wires = declared.map(({ wire }) => wire);
  const inOrder = names.filter((name) => wires.includes(name));
  const known = wires.filter((wire) => names.includes(wire));
  return [
    ...(isWhole ? names.filter((name) => !wires.includes(name)).map((name) => `${at}.${name}: missing`) : []),
    ...wires.filter((wire) => !names.includes(wire)).map((wire) => `${at}.${wire}: not documented`),
    ...(inOrder.join() === known.join() ? [] : [`${at}: order ${known.join()}`]),
    ...declared.flatMap(({ wire, type }) => {
      const member = page.find(({ name }) => name === wire);
      return member ? differencesOfMember(`${at}.${wire}`, member, type, isWhole, seen) : [];
    }),
  ];
}

function differencesOfMember(
  at: string,
  { type: documented, array = false, arrayItemName }: Member,
  declared: Type,
  isWhole: boolean,
  seen: string[],
): string[] {
  const type = declared.kind === 'conditions' ? conditionsType(declared) : declared;
  const isNested = type.kind === 'records' || type.kind === 'record';
  if (!isNested)
    return !array && SCALARS[type.kind]?.includes(documented)
      ? []
      : [`${at}: ${type.kind}, not ${documented}`];
  if (array !== (type.kind === 'records')) return [`${at}: ${type.kind}, not ${documented}`];
  const around = type.kind === 'records' ? type.item : undefined;
  if (around !== arrayItemName) return [`${at}: elements ${around}, not ${arrayItemName}`];
  if (seen.includes(documented)) return [];
  return differences(at, membersOf(documented), type.fields, isWhole, [...seen, documented]);
}

/** The elements that a call sends, as they travel. */
export const sentBy = ({ fields }: Operation): Field[] =>
  wholeFields(fields.filter((field) => field.in === 'body'));

/** Compares how an answer is read with the page. Out: the differences in words. */
export function differencesOfResult({ result, documented }: Operation, page: EbizOperation): string[] {
  const { shape, many, at, item, says, file } = result;
  const declared = declaredIn(shape);
  if (page.returnKind === 'scalar')
    return says !== undefined || file !== undefined
      ? []
      : differences(documented, [{ name: result.as ?? '', type: page.returns }], declared, true);
  if (page.returnKind === 'list') {
    const isList = many && at === '' && item === page.returnItemName;
    return [
      ...(isList ? [] : [`${documented}: not a list of ${page.returnItemName}`]),
      ...differences(documented, membersOf(page.returnItemName ?? ''), declared, true),
    ];
  }
  const members = membersOf(page.returns);
  if (members.length === 0) return [];
  if (!many) return differences(documented, members, declared, says === undefined);
  const list = members.find(({ name }) => name === at);
  if (!list || list.arrayItemName !== item) return [`${documented}: no list ${at} of ${item}`];
  return [
    ...differences(documented, membersOf(list.type), declared, true),
    ...differences(documented, members, declaredIn(result.beside ?? {}), false),
  ];
}

/** The paths of all plain values that a page takes: `customer.BillingAddress.City`. */
export function leavesOf(members: Member[], above: string[] = [], seen: string[] = []): string[] {
  return members.flatMap(({ name, type }) => {
    const nested = seen.includes(type) ? [] : membersOf(type);
    if (type === 'SearchFilter' || nested.length === 0) return [[...above, name].join('.')];
    return leavesOf(nested, [...above, name], [...seen, type]);
  });
}

/** Whether users can give the value at a path, or it is always sent. */
export function isOffered({ fields }: Operation, path: string): boolean {
  return fields.some(({ wire, type }) => {
    if (wire !== path && !path.startsWith(`${wire}.`)) return false;
    return reaches(type, path.slice(wire.length + 1));
  });
}

function reaches(type: Type, path: string): boolean {
  if (path === '' || type.kind === 'conditions') return true;
  if (type.kind !== 'record' && type.kind !== 'records') return false;
  const [step, ...rest] = path.split('.');
  const found = type.fields.find(({ wire }) => wire === step);
  return found !== undefined && reaches(found.type, rest.join('.'));
}

/** Members that a type's schema demands where the object is sent: values that .NET has no "none" for. */
export const demandedIn = (type: string): string[] =>
  ebizType(type)
    .fields.filter(({ minOccurs, nillable }) => minOccurs === 1 && nillable === false)
    .map(({ name }) => name);
