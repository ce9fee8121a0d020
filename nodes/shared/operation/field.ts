import type { Type } from './type';

/** Where a value travels. `none`: it steers the node and is never sent. */
export type Place = 'path' | 'query' | 'header' | 'body' | 'none';

/** When a rule applies, as data: another field has a value, or has this value. */
export type Condition = { present: string } | { field: string; is: string | number | boolean };

/** One documented parameter. */
export interface Field {
  /** Saved in users' workflows; never changes. */
  name: string;
  /**
   * The vendor's spelling and place in the body: `creditId`, `credits[].creditId` (one object an element),
   * `[].price` (top-level array). Defaults to `name`.
   */
  wire: string;
  in: Place;
  type: Type;
  /** Title Case name in the editor. */
  label: string;
  /** Help text: one sentence without a full stop, or several with. */
  description?: string;
  /** Example without "e.g.", which the editor adds. */
  example?: string;
  required: boolean;
  requiredIf?: Condition;
  /** The field exists only while this holds: hidden in the editor and ignored otherwise. */
  shownIf?: { field: string; is: string | number | boolean };
  /** Editor collection the field sits in; top level without. */
  group?: 'filters';
  /** Name of the list of records that the value can be picked from; it can always be given by ID too. */
  list?: string;
}

/** What a declaration says of a field beyond its name and type. */
export interface FieldOptions {
  label: string;
  description?: string;
  example?: string;
  wire?: string;
  required?: boolean;
  requiredIf?: Condition;
  shownIf?: { field: string; is: string | number | boolean };
  list?: string;
}

const at =
  (place: Place) =>
  (name: string, type: Type, options: FieldOptions): Field => ({
    required: false,
    ...options,
    name,
    type,
    wire: options.wire ?? name,
    in: place,
  });

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

/** Puts optional query parameters of a list into the editor's "Filters" collection. */
export const filters = (...fields: Field[]): Field[] =>
  fields.map((field) => ({ ...field, group: 'filters' }));
