import { integer, mapper, member, objectType, text } from '../../shared/operation';
import { tableFields } from '../customFields';
import { rights } from './rights';

/** A record of a customer's own kind: a row of an extra table that the client shows. */
export const CustomObject = objectType('CustomObject', () => [
  member('DefinitionName', text()),
  member('Id', integer()),
  member('Values', mapper(tableFields)),
  ...rights(),
]);

/** A row of an extra table. */
export const TableRecord = objectType('TableRecord', () => [
  member('Values', mapper(tableFields)),
  ...rights(),
]);
