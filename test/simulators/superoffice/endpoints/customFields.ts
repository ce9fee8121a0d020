import type { Endpoints, OfficeCall } from '../call';
import { notFound } from '../reply';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { customFieldsOf } from '../state/records/customFields';
import type { CustomField } from '../state/records/customFields';
import { codeOf } from '../state/records/customValues';
import { kindNamed } from '../state/records/kinds';

/** What fields an administrator added to a kind of record. */
export const customFields: Endpoints = {
  v1ContactEntity_GetCustomFieldInfoList: (_, call) => fieldsOf(call).map(fieldInfo),
  v1ContactEntity_GetCustomFieldInfo: (_, call) => fieldInfo(fieldNamed(fieldsOf(call), call), 0),
  v1User_GetCustomFieldInfoList: () => customFieldsOf('user').map(fieldInfo),
  v1User_GetCustomFieldInfo: (_, call) => fieldInfo(fieldNamed(customFieldsOf('user'), call), 0),
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

/** The definition of a field. */
export function fieldInfo({ name, label, type }: CustomField, index: number): SoRecord {
  return {
    ...blank('FieldInfoBase'),
    FieldType: codeOf(type).info,
    FieldName: name,
    DisplayName: label,
    Rank: index + 1,
  };
}
