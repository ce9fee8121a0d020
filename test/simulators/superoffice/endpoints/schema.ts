import type { Endpoints } from '../call';
import { notFound } from '../reply';
import type { SuperOfficeState } from '../state';
import { OWN_COLUMNS } from '../state/extraTables';
import type { ExtraColumn } from '../state/extraTables';
import type { SoRecord } from '../state/records/blank';
import { customFieldsOf } from '../state/records/customFields';
import { kindNamed } from '../state/records/kinds';
import { customInfo } from './customFields';
import { fieldInfo } from './fieldInfo';

/** Tables of the database: those of records, and extra tables. Standard fields come only where the call requests them. */
export const schema: Endpoints = {
  v1FieldInfoBase_GetCustomFieldInfoList: (state, { path, query }) =>
    tableFields(state, path.tableName ?? '', /^true$/i.test(query.get('includeStandard') ?? '')),
  v1FieldInfoBase_GetCustomFieldInfo: (state, call) => {
    const wanted = (call.path.fieldName ?? '').toLowerCase();
    const field = tableFields(state, call.path.tableName ?? '', true).find(
      ({ FieldName }) => String(FieldName).toLowerCase() === wanted,
    );
    if (!field) throw notFound('Field', call.path.fieldName);
    return field;
  },
};

/** The fields of a table. Throws if there is none of this name. */
export function tableFields({ extraTables }: SuperOfficeState, name: string, isWhole: boolean): SoRecord[] {
  const extra = extraTables.table(name);
  if (extra) return [...(isWhole ? OWN_COLUMNS : []), ...extra.columns].map(columnInfo);
  const kind = kindNamed(name);
  if (!kind) throw notFound('Table', name);
  return [...(isWhole ? standardOf(kind.name) : []), ...customFieldsOf(kind.name).map(customInfo)];
}

function columnInfo({ name, label, type, isMandatory }: ExtraColumn, index: number): SoRecord {
  const isReadOnly = OWN_COLUMNS.some((own) => own.name === name);
  return fieldInfo({ name, label, type, rank: index + 1, isMandatory, isReadOnly, target: 'contact' });
}

/** The fields that each table has. */
function standardOf(table: string): SoRecord[] {
  return [`${table}_id`, 'registered', 'updated'].map((name, index) => {
    const type = name.endsWith('_id') ? 'Integer' : 'DateTime';
    return fieldInfo({ name, label: '', type, rank: index + 1, isReadOnly: true });
  });
}
