import { boolean, choice, integer, member, objectType, text } from '../../shared/operation';
import { rights } from './rights';

/** The types of user-defined fields. */
export const udefFieldType = () =>
  choice({
    checkbox: ['Checkbox', 'Checkbox'],
    date: ['Date', 'Date'],
    decimal: ['Decimal', 'Decimal'],
    list: ['List', 'List'],
    longText: ['LongText', 'Long Text'],
    number: ['Number', 'Number'],
    shortText: ['ShortText', 'Short Text'],
    unlimitedDate: ['UnlimitedDate', 'Unlimited Date'],
  });

/** A user-defined field, and where forms of the client show it. */
export const UserDefinedFieldInfo = objectType('UserDefinedFieldInfo', () => [
  member('UDefFieldId', integer()),
  member('ColumnId', integer()),
  member('FieldDefault', text()),
  member('FieldHeight', integer()),
  member('FieldLabel', text()),
  member('FieldLeft', integer()),
  member('FieldTop', integer()),
  member('FieldType', udefFieldType()),
  member('FieldWidth', integer()),
  member('FormatMask', text()),
  member('HideLabel', boolean()),
  member('IsIndexed', boolean()),
  member('LabelHeight', integer()),
  member('LabelLeft', integer()),
  member('LabelTop', integer()),
  member('LabelWidth', integer()),
  member('LastVersionId', integer()),
  member('ListTableId', integer()),
  member('IsMandatory', boolean()),
  member('Type', text()),
  member('Page1LineNo', integer()),
  member('ProgId', text()),
  member('IsReadOnly', boolean()),
  member('ShortLabel', text()),
  member('TabOrder', integer()),
  member('TextLength', integer()),
  member('Tooltip', text()),
  member('UdefIdentity', integer()),
  member('UDListDefinitionId', integer()),
  member('Justification', text()),
  member('Version', integer()),
  member('TemplateVariableName', text()),
  member('HasBeenPublished', boolean()),
  member('MdoListName', text()),
  ...rights(),
]);
