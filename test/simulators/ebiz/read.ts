import { findEbizType } from '../../documented';
import { child } from '../check/xml';
import type { XmlElement } from '../check/xml';
import type { SoapRecord, SoapValue } from './record';

/** An argument of an operation, or a member of a type. */
interface Slot {
  name: string;
  type: string;
  array?: boolean;
  arrayItemType?: string;
}

/** The members of a checked element as a record: what was not sent, or is nil, is not there. */
export function readMembers(slots: Slot[], element: XmlElement): SoapRecord {
  const record: SoapRecord = {};
  for (const slot of slots) {
    const found = child(element, slot.name);
    if (found && !found.nil) record[slot.name] = readSlot(slot, found);
  }
  return record;
}

function readSlot(slot: Slot, element: XmlElement): SoapValue {
  if (!slot.array) return readValue(slot.type, element);
  const type = slot.arrayItemType ?? slot.type;
  return element.children.map((item) => readMembers(findEbizType(type)?.fields ?? [], item));
}

/** Decimals stay text, since the service keeps their trailing zeros; doubles and integers are numbers. */
function readValue(type: string, element: XmlElement): SoapValue {
  const record = findEbizType(type);
  if (record) return readMembers(record.fields, element);
  const text = element.text.trim();
  switch (type) {
    case 'boolean':
      return text === 'true' || text === '1';
    case 'int':
    case 'double':
    case 'float':
      return Number(text);
    case 'decimal':
    case 'dateTime':
      return text;
    default:
      return element.text;
  }
}
