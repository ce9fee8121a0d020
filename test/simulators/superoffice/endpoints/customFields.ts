import type { Endpoints, OfficeCall } from '../call';
import { notFound } from '../reply';
import type { SoRecord } from '../state/records/blank';
import { customFieldsOf } from '../state/records/customFields';
import type { CustomField } from '../state/records/customFields';
import { codeOf } from '../state/records/customValues';
import { kindNamed } from '../state/records/kinds';
import { fieldInfo } from './fieldInfo';

/** What fields an administrator added to a kind of record. */
export const customFields: Endpoints = {
  v1ContactEntity_GetCustomFieldInfoList: (_, call) => fieldsOf(call).map(customInfo),
  v1ContactEntity_GetCustomFieldInfo: (_, call) => customInfo(fieldNamed(fieldsOf(call), call), 0),
  v1User_GetCustomFieldInfoList: () => customFieldsOf('user').map(customInfo),
  v1User_GetCustomFieldInfo: (_, call) => customInfo(fieldNamed(customFieldsOf('user'), call), 0),
};

function fieldNamed(fields: CustomField[], { path }: OfficeCall): CustomField {
  const wanted = (path.fieldName ?? '').toLowerCase();
  const field = fields.find(({ name }) => name.toLowerCase() === wanted);
  if (!field) throw notFound('CustomField', path.fieldName);
  return field;
}

function fieldsOf({ path }: OfficeCall): CustomField[] {
  const kind = kindNamed(path.entity ?? '');
  if (!kind) throw notFound('Entity', path.entity);
  return customFieldsOf(kind.name);
}

/** The definition of a custom field, by its place among those of its kind. */
export function customInfo({ name, label, type, list }: CustomField, index: number): SoRecord {
  return fieldInfo({ name, label, type: codeOf(type).info, rank: index + 1, list });
}
