import type { Condition, Scalar } from './condition';
import type { Type } from './type';
import type { Value } from './value';

/** Where a value travels. `none`: it steers the node and is never sent. */
export type Place = 'path' | 'query' | 'header' | 'body' | 'none';

/** Editor collections of optional fields, by the names that n8n's own nodes give them. */
export type Group = 'filters' | 'additionalFields' | 'updateFields';

/** One documented parameter. */
export interface Field {
  /** Saved in users' workflows; never changes. */
  name: string;
  /**
   * The vendor's spelling and place in the body: `creditId`, `customer.name` (a member of an object),
   * `credits[].creditId` (one object an element), `[].price` (top-level array). Defaults to `name`.
   */
  wire: string;
  in: Place;
  type: Type;
  /** Title Case name in the editor. */
  label: string;
  /** Help text: one sentence without a full stop, or several with. */
  description?: string;
  /** What is always shown under the field: what can't be checked here ("Required in a company with several locations"). */
  hint?: string;
  /** Example without "e.g.", which the editor adds. */
  example?: string;
  required: boolean;
  requiredIf?: Condition;
  /** The field exists only while this holds: hidden in the editor and ignored otherwise. */
  shownIf?: ShownIf;
  /** Editor collection the field sits in; top level without. */
  group?: Group;
  /** Name of the list of records that the value can be picked from; it can always be given by ID or code too. */
  list?: string;
  /** Offers to pick entries of a list of plain values in a parameter beside the field; both are sent as one list. */
  picks?: Picks;
  /** What a choice of a read starts with in the editor, by its word; without one it is to be made. */
  starts?: string;
  /** A warning in the form while a switch is on. */
  warning?: string;
  /** Always sent with this value, and neither shown nor asked for. */
  preset?: Value;
}

/** How entries of a list are picked. */
export interface Picks {
  /** Name of the list of records that they are picked from. */
  list: string;
  /** What one of them is called: "Carrier". */
  one: string;
  /** What several are called, where the field's label does not say it: "Excluded Customers". */
  several?: string;
  /** The list is short: all of it is read and ticked. Else each entry is a row that is searched for. */
  ticked?: boolean;
}

/** Name of the parameter with the picked entries of a field. */
export const pickedName = ({ name }: Pick<Field, 'name'>): string => `${name}Picked`;

/** The value of another field, as the editor can ask for it. */
export type ShownIf = { field: string; is: Scalar } | { field: string; isOneOf: Scalar[] };

/** What a declaration says of a field beyond its name and type. */
export interface FieldOptions {
  label: string;
  description?: string;
  hint?: string;
  example?: string;
  wire?: string;
  required?: boolean;
  requiredIf?: Condition;
  shownIf?: ShownIf;
  starts?: string;
  warning?: string;
  list?: string;
  picks?: Picks;
}

/** What a declaration says of a field that users never see. */
export interface PresetOptions {
  preset: Value;
  wire?: string;
}

const at =
  (place: Place) =>
  (name: string, type: Type, options: FieldOptions | PresetOptions): Field => ({
    required: false,
    ...options,
    label: 'preset' in options ? name : nameOf(options),
    name,
    type,
    wire: options.wire ?? name,
    in: place,
  });

/** What is picked from a list is named by the thing ("Customer"), in the form and in errors: its ID is one way to give it. */
const nameOf = ({ label, list }: FieldOptions): string =>
  list === undefined ? label : label.replace(/ ID$/, '');

/** A parameter in the URL's query. */
export const query = at('query');
/** A member of the body; an argument of a SOAP operation; a member of a record. */
export const body = at('body');
/** A request header. */
export const header = at('header');
/** A segment of the path, written `{name}` there. */
export const path = at('path');
/** A switch of ours that steers the node and is not sent. */
export const control = at('none');

const grouped =
  (group: Group) =>
  (...fields: Field[]): Field[] =>
    fields.map((field) => (field.preset === undefined ? { ...field, group } : field));

/** Puts optional parameters of a list into the editor's "Filters" collection. */
export const filters = grouped('filters');
/** Puts optional parameters, of a create or the like, into "Additional Fields". */
export const additional = grouped('additionalFields');
/** Puts optional parameters of an update into "Update Fields". */
export const updates = grouped('updateFields');

/** The values of a {@link ShownIf} that show the field. */
export const showingValues = (shownIf: ShownIf): Scalar[] =>
  'is' in shownIf ? [shownIf.is] : shownIf.isOneOf;

/** Whether a file is among the fields, at whatever depth. */
export const takesFiles = (fields: Field[]): boolean =>
  fields.some(
    ({ type }) =>
      type.kind === 'file' ||
      ((type.kind === 'record' || type.kind === 'records') && takesFiles(type.fields)),
  );
