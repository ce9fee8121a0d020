import {
  argument,
  fieldsTo,
  mapped,
  mapper,
  patch,
  wholeMembers,
  type ArgumentOptions,
  type Field,
  type FieldsRead,
  type ObjectType,
  type Operation,
  type Rule,
  type Type,
} from '../shared/operation';
import { inAddress } from './fields';
import type { NamedRecord } from './foundRecord';

/** A member of a record that names another record or an entry of a list, as the form shows its ID. */
export interface Reference {
  /** Name of the field, saved in users' workflows: `categoryId`. */
  name: string;
  label: string;
  /** The list that it is picked from. */
  list?: string;
  description?: string;
}

/**
 * The form of a kind of record, which its create and its update share. All paths have the names of the type's members:
 * `name`, `address.street`. A reference has the path of its ID: `category.id`.
 */
export interface RecordForm {
  type: ObjectType;
  /** Everyday fields at the top, in the order of the form: 10 to 15 of them. */
  top: string[];
  /** The other members that users may write. They are in More Fields, with the custom fields. */
  more: string[];
  /** The references among these fields, by the path of their ID. */
  references?: Record<string, Reference>;
  /** The read that describes the custom fields of this kind. */
  custom?: FieldsRead;
  /** Paths that a create requires. */
  required?: string[];
  /** Objects that SuperOffice changes only as a whole, such as `address.street`. An update reads their other members. */
  whole?: string[];
  /**
   * Objects that an update replaces as a whole, by the path of the member without which they say nothing:
   * `recurrence.pattern`. To clear that member is to remove the object.
   */
  replaced?: string[];
  /** Names that differ from those of the members, by their paths: two objects may have members of one name. */
  rename?: Record<string, string>;
  /** Labels, descriptions and bounds that differ from those of the type. */
  change?: ArgumentOptions['change'];
  rules?: Rule[];
}

/** Members of nested objects that SuperOffice makes itself. Forms leave them out. */
const MADE = new Set([
  'atypeIdx',
  'tableRight',
  'fieldProperties',
  'strippedValue',
  'formatted',
  'localizedAddress',
  'childItems',
]);

/** The member with the custom fields of a record. */
const CUSTOM = 'customFields';

/**
 * The fields of a form. In: the paths that are required, and whether the record is new: then the required custom fields must
 * be given.
 */
function fieldsOf(form: RecordForm, required: string[], isNew: boolean): Field[] {
  const { type, top, more, references = {}, custom, rename = {}, change = {} } = form;
  const shown = [...top, ...more, ...(custom ? [CUSTOM] : [])];
  const fields = argument('', type, {
    top: shown,
    required,
    rename: {
      ...rename,
      ...Object.fromEntries(Object.entries(references).map(([path, { name }]) => [path, name])),
    },
    change: {
      ...change,
      ...Object.fromEntries(
        Object.entries(references).map(([path, { name: _, ...shownAs }]) => [path, shownAs]),
      ),
      ...(custom ? { [CUSTOM]: { type: mapper(custom, { isNew }) } } : {}),
    },
    omit: madeIn(type.fields, shown.map(insideOf)),
  });
  const others = mapped('moreFields', MORE)(...fields.slice(top.length));
  return [...fields.slice(0, top.length), ...others].map((field) =>
    field.type.kind === 'integer'
      ? { ...field, type: { ...BITS_32, ...field.type, ...inAddress(field.list) } }
      : field,
  );
}

const BITS_32 = { min: -2_147_483_648, max: 2_147_483_647 };

const MORE = {
  label: 'More Fields',
  description:
    'The other fields of the record, and the fields that your company has added to SuperOffice. In a new node, refresh the list or open the node again to see these.',
};

/** What the paths of all members of an object begin with. */
const insideOf = (path: string): string => `${path}.`;

/** Paths of the members that SuperOffice makes itself, inside the members that a form shows. `shown` and `above` end in a dot. */
function madeIn(fields: readonly Field[], shown: string[], above = ''): string[] {
  return fields.flatMap(({ name, type }) => {
    const path = `${above}${name}`;
    if (above !== '' && MADE.has(name)) return [path];
    const inside = insideOf(path);
    return isSpread(type) && isShown(inside, shown) ? madeIn(type.fields, shown, inside) : [];
  });
}

const isSpread = (type: Type): type is Type & { fields: Field[] } =>
  type.kind === 'record' || type.kind === 'records';

/** Whether a form shows a member, or a member of it, or an object with it. All paths end in a dot. */
const isShown = (path: string, shown: string[]): boolean =>
  shown.some((each) => each.startsWith(path) || path.startsWith(each));

/** The fields with which a record is created. */
export const createFields = (form: RecordForm): Field[] => fieldsOf(form, form.required ?? [], true);

/**
 * The fields of a record that is created or updated: none is required, since the record may be there. In: fields of the top
 * that go into More Fields, as the keys take their place.
 */
export const upsertFields = (form: RecordForm, down: string[]): Field[] =>
  fieldsOf(
    { ...form, top: form.top.filter((path) => !down.includes(path)), more: [...down, ...form.more] },
    [],
    false,
  );

/** The fields that name the record of a call: its ID, and the External ID if the kind has one. */
export type Named = Pick<NamedRecord, 'writeFields'> & Partial<Pick<NamedRecord, 'foundBy'>>;

/** What an update needs beside its form. */
export interface UpdateOf {
  /** The address of the record: `/api/v1/Contact/{id}`. */
  path: string;
  /** `foundRecord(…)`, or `{ writeFields: [id] }` for a kind without External IDs. */
  named: Named;
  /** The field with the ID of the record, here and in `get`. */
  id: string;
  /** Reads the record with all its members. */
  get: Operation;
}

/**
 * Call, fields, merge and Fields to Clear of an update, and how it finds the record. Only what is given travels, as a JSON
 * Patch: references and custom fields in one step each, addresses completed from the record as it is.
 * https://docs.superoffice.com/en/api/webservices/rest-api/patch.html
 */
export function updateParts(
  form: RecordForm,
  { path, named, id, get }: UpdateOf,
): Pick<
  Operation,
  'call' | 'fields' | 'foundBy' | 'merge' | 'clearFields' | 'serializeBy' | 'repeats' | 'rules'
> {
  const { type, references = {}, replaced = [], custom, required = [], whole = [], rules } = form;
  const fields = fieldsOf(form, [], false);
  const isPart = (path: string) => replaced.some((key) => key !== path && isBeside(key, path));
  const cleared = fields.filter(
    (field) => isClearable(field) && !required.includes(pathOf(field)) && !isPart(pathOf(field)),
  );
  return {
    call: {
      ...patch(path, 'basic'),
      references: [...Object.keys(references), ...replaced].map((each) => objectOf(type, each)),
      ...(custom ? { together: ['CustomFields'] } : {}),
    },
    fields: [...named.writeFields, ...fields],
    foundBy: named.foundBy,
    ...(whole.length > 0 ? { merge: wholeMembers('', whole, get, { key: { [id]: id } }) } : {}),
    clearFields: cleared.map(({ name }) => name),
    ...(rules ? { rules } : {}),
    serializeBy: idsOf(id, named),
    repeats: [],
  };
}

/** The fields with the ID of the record here and in another system. */
export const idsOf = (id: string, { foundBy }: Named): string[] => (foundBy ? [id, foundBy.key] : [id]);

const pathOf = ({ part }: Field): string => part?.path.join('.') ?? '';

/** Whether a path leads into the object that has the member of another path. */
const isBeside = (key: string, path: string): boolean =>
  path.startsWith(key.slice(0, key.lastIndexOf('.') + 1));

/** A switch is set to "no". Custom fields are known when the form is open: Fields to Clear gets them then. */
const isClearable = ({ type }: Field): boolean => type.kind !== 'boolean' && type.kind !== 'mapper';

/** The object that a reference names, in the vendor's spelling: `Category` for `category.id`. */
const objectOf = ({ fields }: ObjectType, path: string): string =>
  (fieldsTo(fields, path) ?? [])
    .slice(0, -1)
    .map(({ wire }) => wire)
    .join('.');
