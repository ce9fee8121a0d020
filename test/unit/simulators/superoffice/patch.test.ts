import { checkModified, checkUnmodified } from '../../../simulators/superoffice/changed';
import type { OfficeCall } from '../../../simulators/superoffice/call';
import { patched } from '../../../simulators/superoffice/patch';

const RECORD = { Name: 'Rosewood', Business: { Id: 3 }, Phones: [{ Value: '1' }], Number2: null };

it.each([
  [[{ op: 'replace', path: '/Name', value: 'Roses' }], { Name: 'Roses' }],
  [[{ op: 'replace', path: 'name', value: 'Roses' }], { Name: 'Roses' }],
  [[{ op: 'replace', path: '/business/id', value: 4 }], { Business: { Id: 4 } }],
  [[{ op: 'remove', path: '/Name' }], { Name: null }],
  [[{ op: 'add', path: '/Phones/-', value: { Value: '2' } }], { Phones: [{ Value: '1' }, { Value: '2' }] }],
  [
    [
      { op: 'test', path: '/Name', value: 'Rosewood' },
      { op: 'add', path: '/Number2', value: 'X' },
    ],
    { Number2: 'X' },
  ],
  [
    { name: 'Roses', Business: { Id: 4 } },
    { Name: 'Roses', Business: { Id: 4 } },
  ],
  [{ Phones: [{ Value: '9' }] }, { Phones: [{ Value: '9' }] }],
  [{ Phones: { Value: '2' } }, { Phones: [{ Value: '1' }, { Value: '2' }] }],
])('the changes %j leave %j and the rest as it was', (changes, expected) => {
  expect(patched(RECORD, changes)).toEqual({ ...RECORD, ...expected });
  expect(RECORD.Name).toBe('Rosewood');
});

it.each([
  [[{ op: 'test', path: '/Name', value: 'Other' }], 409],
  [[{ op: 'move', path: '/Name', from: '/Number2' }], 400],
  [[{ op: 'copy', path: '/Name', from: '/Number2' }], 400],
  [[{ op: 'replace', path: '/Name/Deep', value: 1 }], 400],
])('the changes %j are refused with %i', (changes, status) => {
  expect(() => patched(RECORD, changes)).toThrow(expect.objectContaining({ status }) as Error);
});

const CHANGED = new Date('2026-03-31T10:00:00.750Z');

it.each([
  ['read', 'if-modified-since', 'Tue, 31 Mar 2026 10:00:00 GMT', 304],
  ['read', 'if-modified-since', 'Tue, 31 Mar 2026 09:59:59 GMT', undefined],
  ['read', 'if-unmodified-since', 'Tue, 31 Mar 2026 09:59:59 GMT', undefined],
  ['change', 'if-unmodified-since', 'Tue, 31 Mar 2026 09:59:59 GMT', 412],
  ['change', 'if-unmodified-since', 'Tue, 31 Mar 2026 10:00:00 GMT', undefined],
  ['change', 'if-modified-since', 'Tue, 31 Mar 2026 10:00:00 GMT', undefined],
])('a %s with %s %s is answered with %s', (kind, header, date, status) => {
  const call = { headers: { [header]: date } } as unknown as OfficeCall;
  const check = (): void => (kind === 'read' ? checkModified : checkUnmodified)(call, CHANGED);
  if (status === undefined) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ status }) as Error);
});
