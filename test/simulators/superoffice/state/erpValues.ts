import { ERP_LISTS } from './erpSeeds';
import type { OfferedField } from './erpTypes';

/** How values that are not text travel (the linking guide's value encoding). */
const FORMS: Partial<Record<OfferedField['type'], RegExp>> = {
  Integer: /^\[I:-?\d+\]$/,
  Double: /^\[(?:F:-?\d+(?:\.\d+)?|I:-?\d+)\]$/,
  Checkbox: /^\[I:[01]\]$/,
  Date: /^\[DT?:\d{2}\/\d{2}\/\d{4}(?: \d{2}:\d{2}:\d{2}(?:\.\d{1,7})?)?\]$/,
};

/** Whether an ERP field takes a value as it is written. Blank always does. */
export function isTaken(field: OfferedField, value: string): boolean {
  if (value === '') return true;
  if (field.type === 'List') return field.list !== undefined && ERP_LISTS[field.list]?.[value] !== undefined;
  if (field.maxLength !== undefined && value.length > field.maxLength) return false;
  return FORMS[field.type]?.test(value) ?? true;
}

/** A value as people read it. */
export function shown(field: OfferedField, value: string): string {
  if (field.type === 'List') return (field.list && ERP_LISTS[field.list]?.[value]) || value;
  if (field.type === 'Checkbox') return value === '' ? '' : value === '[I:1]' ? 'Yes' : 'No';
  if (field.type === 'Date') return value.replace(/^\[DT?:(\d{2}\/\d{2}\/\d{4}).*\]$/, '$1');
  return value.replace(/^\[[IF]:(.*)\]$/, '$1');
}
