import { comparable } from '../../../nodes/shared/compile/comparable';
import {
  boolean,
  choice,
  day,
  decimal,
  integer,
  key,
  list,
  member,
  money,
  objectType,
  record,
  records,
  text,
  type Type,
} from '../../../nodes/shared/operation';
import { isSame } from '../../../nodes/shared/protocol/tree';

const rhythm = choice({ daily: ['daily', 'Daily'], once: ['once', 'Once'] });

const same = (type: Type, one: unknown, other: unknown): boolean => {
  const thing = record(objectType('Thing', () => [member('Value', type)]));
  const fields = thing.kind === 'record' ? thing.fields : [];
  return isSame(comparable(fields, { Value: one }), comparable(fields, { Value: other }));
};

const part = objectType('Part', () => [member('Price', money()), member('Name', text())]);

describe('a record as read and as given', () => {
  it.each<[string, Type, unknown, unknown]>([
    ['an amount with and without its zeros', money(), '412.50', '412.5'],
    ['an amount as number and as text', money(), 10, '10.00'],
    ['a decimal', decimal(), '-0.500', '-0.5'],
    ['a whole number with zeros in front', integer(), '007', '7'],
    ['a choice in other letters', rhythm, 'Daily', 'daily'],
    ['a code in capitals', text({ upper: true }), 'usd', 'USD'],
    ['a day with and without its time', day(), '2027-02-01T00:00:00', '2027-02-01'],
    ['a truth', boolean(), 'True', 'true'],
    ['a list of choices', list(rhythm), ['Daily'], ['daily']],
    ['what is in a record', record(part), { Price: '1.00', Name: 'a' }, { Price: '1', Name: 'a' }],
    ['what is in rows', records('Part', part), [{ Price: '1.00' }], [{ Price: '1' }]],
  ])('are the same: %s', (_, type, one, other) => expect(same(type, one, other)).toBe(true));

  it.each<[string, Type, unknown, unknown]>([
    ['another amount', money(), '412.50', '412.05'],
    ['an amount with another sign', money(), '-1', '1'],
    ['more digits than JavaScript holds', decimal(), '12345678901234567890.1', '12345678901234567890.2'],
    ['another choice', rhythm, 'daily', 'once'],
    ['another day', day(), '2027-02-01T00:00:00', '2027-02-02'],
    ['a text in other letters', text(), 'Rosa', 'rosa'],
    ['a key in other letters', key(), 'ab-1', 'AB-1'],
    ['a key with zeros', key(), '007', '7'],
    ['a cleared value', money(), '10.00', undefined],
    ['what is in rows', records('Part', part), [{ Price: '1', Name: 'a' }], [{ Price: '1', Name: 'A' }]],
  ])('differ: %s', (_, type, one, other) => expect(same(type, one, other)).toBe(false));
});
