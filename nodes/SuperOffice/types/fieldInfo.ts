import { boolean, integer, member, objectType, text } from '../../shared/operation';

/** A field of a table in the database. */
export const FieldInfoBase = objectType('FieldInfoBase', () => [
  member('FieldType', text()),
  member('FieldName', text()),
  member('DisplayName', text()),
  member('Description', text()),
  member('ShortLabel', text()),
  member('HideLabel', boolean()),
  member('HideField', boolean()),
  member('IsIndexed', boolean()),
  member('IsMandatory', boolean()),
  member('IsReadOnly', boolean()),
  member('IsExternal', boolean()),
  member('IsDisplayField', boolean()),
  member('Rank', integer()),
  member('TemplateVariableName', text()),
]);
