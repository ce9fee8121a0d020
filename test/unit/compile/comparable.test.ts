import { comparable } from '../../../nodes/shared/compile/comparable';
import {
  body,
  boolean,
  choice,
  coded,
  day,
  decimal,
  http,
  integer,
  key,
  list,
  member,
  moment,
  money,
  objectType,
  operation,
  record,
  records,
  rows,
  text,
  time,
  type Type,
} from '../../../nodes/shared/operation';
import { isSame } from '../../../nodes/shared/protocol/tree';

const rhythm = choice({ daily: ['daily', 'Daily'], once: ['once', 'Once'] });

const same = (type: Type, one: unknown, other: unknown): boolean => {
  const thing = record(objectType('Thing', () => [member('Value', type)]));
  const fields = thing.kind === 'record' ? thing.fields : [];
  return isSame(comparable(fields, { Value: one }), comparable(fields, { Value: other }));
};

const inForm = (of: Type, form: string): Type => coded(of, { sent: form, read: form });
const momentInForm = inForm(moment(), '[DT:{MM/DD/YYYY hh:mm:ss}]');
const decimalInForm = inForm(decimal(), '[F:{value}]');

/** A customer's own fields, of which the moment is described, and the decimal is known by its form. */
const ownFields: Type = {
  kind: 'mapper',
  from: {
    operation: operation({
      resource: 'thing',
      operation: 'getFields',
      name: 'Get Fields',
      action: 'Get fields of thing',
      description: 'List the fields',
      docs: 'https://example.com',
      documented: '',
      call: http('GET', '/fields'),
      effect: 'read',
      fields: [],
      result: rows('', { id: key(), label: text(), type: text() }),
    }),
    id: 'id',
    label: 'label',
    type: { member: 'type', types: { moment: momentInForm } },
    others: [decimalInForm],
  },
  fields: [body('due', momentInForm, { label: 'Due', wire: 'x:1' })],
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
    ['a day as a database writes it', day(), '2027-02-01 00:00:00.0', '2027-02-01'],
    ['a moment with and without fractions', moment(), '2026-01-31T08:00:00Z', '2026-01-31T08:00:00.000Z'],
    ['a moment in two zones', moment(), '2026-01-31T09:00:00+01:00', '2026-01-31T08:00:00.000Z'],
    ['a moment in GMT without its zone', moment(), '2026-01-31T08:00:00', '2026-01-31T08:00:00.000Z'],
    ['a moment of a database', moment(), '2026-01-31 03:00:00.0000000 -05:00', '2026-01-31T08:00:00.000Z'],
    ['a moment of Java', moment(), '2026-07-31T10:00+02:00[Europe/Berlin]', '2026-07-31T08:00:00.000Z'],
    ['a moment in a pattern', moment('YYYY-MM-DD hh:mm:ss'), '2026-01-31T08:00:00Z', '2026-01-31 08:00:00'],
    ['a time of day with and without seconds', time('hh:mm'), '08:00:00', '08:00'],
    ['a list of moments', list(moment()), ['2026-01-31T08:00:00'], ['2026-01-31T08:00:00.000Z']],
    ['a decimal in a form', decimalInForm, '[F:1.50]', '[F:1.5]'],
    [
      'own fields in their forms',
      ownFields,
      { 'x:1': '[DT:01/31/2026 08:00:00.0000000]', 'x:2': '[F:1.50]', 'x:3': 'a' },
      { 'x:1': '[DT:01/31/2026 08:00:00]', 'x:2': '[F:1.5]', 'x:3': 'a' },
    ],
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
    ['a day in words', day(), '1 February 2027', '1 March 2027'],
    ['another day', day(), '2027-02-01T00:00:00', '2027-02-02'],
    ['another moment', moment(), '2026-01-31T08:00:00Z', '2026-01-31T08:00:01.000Z'],
    ['the same clock in another zone', moment(), '2026-01-31T08:00:00+01:00', '2026-01-31T08:00:00.000Z'],
    ['another time of day', time(), '08:00:00', '08:01:00'],
    ['what is no moment', moment(), 'soon', 'later'],
    ['own fields', ownFields, { 'x:1': '[DT:01/31/2026 08:00:00]' }, { 'x:1': '[DT:01/31/2026 08:00:01]' }],
    ['own texts', ownFields, { 'x:3': '1.50' }, { 'x:3': '1.5' }],
    ['a text in other letters', text(), 'Rosa', 'rosa'],
    ['a key in other letters', key(), 'ab-1', 'AB-1'],
    ['a key with zeros', key(), '007', '7'],
    ['a cleared value', money(), '10.00', undefined],
    ['what is in rows', records('Part', part), [{ Price: '1', Name: 'a' }], [{ Price: '1', Name: 'A' }]],
  ])('differ: %s', (_, type, one, other) => expect(same(type, one, other)).toBe(false));
});
