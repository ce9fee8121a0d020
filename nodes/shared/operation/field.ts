import type { Type, Field, Place, Group, FieldOptions, PresetOptions } from './declaration';
import { someField } from './nesting';

/** Name of the parameter with the picked entries of a field. */
export const pickedName = ({ name }: Pick<Field, 'name'>): string => `${name}Picked`;

const at =
  (place: Place) =>
  (name: string, type: Type, options: FieldOptions | PresetOptions): Field => ({
    required: false,
    ...options,
    label: 'label' in options ? nameOf(options) : name,
    name,
    type,
    wire: options.wire ?? name,
    in: place,
  });

/** A field with a list is named after the thing ("Customer"): its ID is only one way to give it. */
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
/** A setting of the node: it is never sent. */
export const control = at('none');

const grouped =
  (group: Group) =>
  (...fields: Field[]): Field[] =>
    fields.map((field) => (field.preset === undefined ? { ...field, group } : field));

/** Puts optional parameters of a list into "Filters". */
export const filters = grouped('filters');
/** Puts optional parameters of a create and the like into "Additional Fields". */
export const additional = grouped('additionalFields');
/** Puts optional parameters of an update into "Update Fields". */
export const updates = grouped('updateFields');

/** Whether users give the value of a field, so that the form shows it. */
export const isAsked = ({ preset, copyOf }: Field): boolean => preset === undefined && copyOf === undefined;

/** Whether the fields include a file, at any depth. */
export const takesFiles = someField(({ type }) => type.kind === 'file');
