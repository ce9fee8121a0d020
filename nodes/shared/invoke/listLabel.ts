import type { INodeListSearchItems } from 'n8n-workflow';
import {
  labelParts,
  plainText,
  shownIn,
  type LabelForm,
  type PickList,
  type Shape,
  type Shown,
  valueAt,
} from '../operation';

/** The entries of a record: one, or one for each end that the list declares. Their value is '' if the record has no key. */
export function entriesFor(list: PickList, record: Record<string, unknown>): INodeListSearchItems[] {
  const entry = entryOf(list, record);
  if (!list.ends || entry.value === '') return [entry];
  return list.ends.map(({ value, label }) => ({
    name: `${entry.name}${label}`,
    value: `${entry.value}${value}`,
  }));
}

/** The list entry of a record, with what its label declares. */
function entryOf(list: PickList, record: Record<string, unknown>): { name: string; value: string } {
  const value = plainText(valueAt(record, list.value)) ?? '';
  const { shape } = list.operation.result;
  const label = labelParts(list)
    .map((part) => partOf(part, record, shape))
    .join('');
  // The rest of a label needs its beginning.
  const name = label === '' || label.startsWith(' ') ? `${value}${label}` : label;
  return { name, value };
}

/** A part of a label, or '' if one of its members is empty. */
function partOf(part: string, record: Record<string, unknown>, shape: Shape): string {
  let text = part;
  for (const shown of shownIn(part)) {
    const value = shownText(shown, record, shape);
    if (value === '') return '';
    text = text.replace(shown.placeholder, () => value);
  }
  return text;
}

function shownText({ member, form }: Shown, record: Record<string, unknown>, shape: Shape): string {
  const text = plainText(valueAt(record, member))?.trim() ?? '';
  return form === undefined ? named(text, shape[member]) : FORMS[form](text);
}

/** The documented name of a choice. */
function named(text: string, type: Shape[string] | undefined): string {
  if (type?.kind !== 'choice') return text;
  return type.choices.find(({ value, word }) => String(value) === text || word === text)?.label ?? text;
}

const FORMS: Record<LabelForm, (text: string) => string> = {
  last4: (text) => /(\d{1,4})\D*$/.exec(text)?.[1] ?? '',
  month(text) {
    const [, year = '', month = ''] = /^\d\d(\d\d)-(\d\d)/.exec(text) ?? [];
    if (month !== '') return `${month}/${year}`;
    return /\d/.test(text) ? text.replace(/^(\d\d)(\d\d)$/, '$1/$2') : '';
  },
  day: (text) => text.replace(/^(\d{4}-\d\d-\d\d)[T ].*$/s, '$1'),
};
