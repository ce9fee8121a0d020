import { integer, member, objectType, text } from '../../shared/operation';
import { rights } from './rights';

/** A record that may be the same as another one, and the rule that found it. */
export const DuplicateEntry = objectType('DuplicateEntry', () => [
  member('RuleName', text()),
  member('SoPrimaryKey', integer()),
  member('EntryName', text()),
  member('EntryIdentifier', text()),
  member('RuleDisplayName', text()),
  ...rights(),
]);
