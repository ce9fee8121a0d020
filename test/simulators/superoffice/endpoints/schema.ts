import type { Endpoints, OfficeCall } from '../call';
import { notFound } from '../reply';
import type { SoRecord } from '../state/records/blank';
import { blank } from '../state/records/blank';
import { customFieldsOf } from '../state/records/customFields';
import { kindNamed } from '../state/records/kinds';
import { fieldInfo } from './customFields';

/** Tables of the database: those of records. Their standard fields come only where the call asks for them. */
export const schema: Endpoints = {
  v1FieldInfoBase_GetCustomFieldInfoList: (_, call) =>
    fieldsOf(call, /^true$/i.test(call.query.get('includeStandard') ?? '')),
  v1FieldInfoBase_GetCustomFieldInfo: (_, call) => {
    const wanted = (call.path.fieldName ?? '').toLowerCase();
    const field = fieldsOf(call, true).find(({ FieldName }) => String(FieldName).toLowerCase() === wanted);
    if (!field) throw notFound('Field', call.path.fieldName);
    return field;
  },
};

function fieldsOf({ path }: OfficeCall, isWhole: boolean): SoRecord[] {
  const kind = kindNamed(path.tableName ?? '');
  if (!kind) throw notFound('Table', path.tableName);
  return [...(isWhole ? standardOf(kind.name) : []), ...customFieldsOf(kind.name).map(fieldInfo)];
}

/** The fields that each table has. */
function standardOf(table: string): SoRecord[] {
  return [`${table}_id`, 'registered', 'updated'].map((name) => ({
    ...blank('FieldInfoBase'),
    FieldType: name.endsWith('_id') ? 'Integer' : 'DateTime',
    FieldName: name,
    IsReadOnly: true,
  }));
}
