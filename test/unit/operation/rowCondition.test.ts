import { matches, type RowCondition } from '../../../nodes/shared/operation';

const NOW = Date.UTC(2026, 2, 10, 12);
const record = {
  type: 'sale',
  state: 4,
  amount: '12.50',
  synced: null,
  empty: '',
  due: '2026-03-09',
  dueToday: '2026-03-10',
  at: '2026-03-10T11:59:59',
  later: '2026-03-10T13:30:00+01:00',
  details: { kind: 'card' },
  'odata.type': 'x',
};

const cases: Array<[RowCondition, boolean]> = [
  [{ member: 'type', is: 'sale' }, true],
  [{ member: 'type', is: 'Sale' }, false],
  [{ member: 'state', is: ['4', '6'] }, true],
  [{ member: 'state', isNot: [4, 6] }, false],
  [{ member: 'nowhere', is: 'undefined' }, false],
  [{ member: 'nowhere', isNot: 'sale' }, true],
  [{ member: 'amount', above: 12 }, true],
  [{ member: 'amount', above: 12.5 }, false],
  [{ member: 'synced', above: -1 }, false],
  [{ member: 'empty', above: -1 }, false],
  [{ absent: 'synced' }, true],
  [{ absent: 'empty' }, true],
  [{ present: 'amount' }, true],
  [{ past: 'due' }, true],
  [{ past: 'dueToday' }, false],
  [{ past: 'at' }, true],
  [{ past: 'later' }, false],
  [{ past: 'state' }, false],
  [{ past: 'due', days: 1 }, false],
  [{ past: 'at', days: 1 }, false],
  [{ member: 'details.kind', is: 'card' }, true],
  [{ member: 'odata.type', is: 'x' }, true],
  [{ all: [{ present: 'type' }, { absent: 'type' }] }, false],
  [{ any: [{ present: 'type' }, { absent: 'type' }] }, true],
];

it.each(cases)('%j of a record is %p', (condition, expected) => {
  expect(matches(condition, record, NOW)).toBe(expected);
});

it.each([
  ['Pacific/Auckland', true],
  ['America/Los_Angeles', false],
])('a day is over in %s as that zone says: %p', (zone, expected) => {
  expect(matches({ past: 'dueToday' }, record, NOW, zone)).toBe(expected);
});
