import {
  body,
  day,
  http,
  id,
  list,
  mergeWith,
  moment,
  one,
  operation,
  keyset,
  links,
  pages,
  perEntry,
  rows,
  shared,
  soap,
  text,
  windows,
  type Operation,
} from '../../../nodes/shared/operation';

const base: Operation = {
  resource: 'box',
  operation: 'mark',
  name: 'Mark',
  action: 'Mark box',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/mark'),
  effect: 'idempotent',
  fields: [
    body('codes', list(id()), { label: 'Codes' }),
    body('code', text(), { label: 'Code', wire: 'boxes[].code' }),
    body('place', text(), { label: 'Place', wire: 'boxes[].place' }),
    body('other', text(), { label: 'Other', wire: 'others[].other' }),
    body('from', day(), { label: 'From' }),
    body('to', day(), { label: 'To' }),
    body('since', moment(), { label: 'Since' }),
    body('until', moment(), { label: 'Until' }),
  ],
  result: rows('boxes', {}),
};

const read = operation({ ...base, effect: 'read' });
const work = { name: 'Job', id: 'id', as: 'job', seconds: 0, done: { present: 'end' } };

describe('a declaration that contradicts itself is refused at load:', () => {
  it.each<[string, Partial<Operation>, RegExp]>([
    [
      'a call that comes first without its switch',
      { ensures: { switch: 'make', calls: [] } },
      /no switch make/,
    ],
    [
      'a call that comes first and may not be repeated',
      { ensures: { switch: 'code', calls: [{ operation: { ...base, effect: 'once' }, what: 'The box' }] } },
      /may not be repeated/,
    ],
    [
      'a call that comes first and does not get its values',
      {
        ensures: {
          switch: 'code',
          calls: [
            {
              operation: { ...base, fields: [body('room', text(), { label: 'Room', required: true })] },
              what: 'The box',
            },
          ],
        },
      },
      /no room/,
    ],
    [
      'a batch of a field that is not there',
      { batch: { collects: 'none', verdict: shared() } },
      /does not have/,
    ],
    [
      'a batch of a plain field',
      { batch: { collects: 'code', verdict: shared() } },
      /not a list of plain values/,
    ],
    [
      'an entry in two arrays',
      { batch: { collects: ['code', 'other'], verdict: shared('code') } },
      /members of one array/,
    ],
    [
      'an entry of fields that are in no array',
      { batch: { collects: ['from', 'to'], verdict: shared('from') } },
      /members of one array/,
    ],
    [
      'a key that is not collected',
      { batch: { collects: ['code', 'place'], verdict: perEntry('boxes', 'id') } },
      /identifies entries by id/,
    ],
    [
      'a batch that is walked',
      { batch: { collects: 'codes', verdict: shared() }, walk: 'whole' },
      /neither walked nor merged/,
    ],
    ['a walk by a field that is not there', { walk: pages({ page: 'page', size: 1 }) }, /walks by page/],
    [
      'a walk by page and offset',
      { walk: pages({ page: 'code', offset: 'place', size: 1 }) },
      /or by an offset/,
    ],
    [
      'a page that is short of no size',
      { walk: pages({ page: 'code', shortIsLast: true }) },
      /short of a size/,
    ],
    [
      'a key that goes into a field that is not there',
      { walk: keyset('id', { after: { field: 'filter.rows', row: { value: '{value}' } } }) },
      /walks by filter/,
    ],
    [
      'a filter without a place for the key',
      { walk: keyset('id', { after: { field: 'code', pattern: 'id gt' } }) },
      /has \{value\} in it/,
    ],
    [
      'another walk for no other order',
      { walk: keyset('id', { after: { field: 'code' }, otherwise: links('next') }) },
      /where users give another order/,
    ],
    ['work that is nowhere named', { awaited: { ...work, read } }, /does not say which work is its own/],
    [
      'work by a field that the read lacks',
      { awaited: { ...work, read, with: { nowhere: 'id' } } },
      /by nowhere, which the read lacks/,
    ],
    [
      'work that appears in one record',
      { awaited: { ...work, read: { ...read, result: one({}) }, appears: { present: 'id' } } },
      /is found in a list/,
    ],
    ['links of a SOAP call', { call: soap('List'), walk: links('next') }, /is not an HTTP call/],
    ['a walk over one record', { walk: pages({ page: 'code', size: 1 }), result: one({}) }, /not a list/],
    ['a range of unlike ends', { walk: windows({ from: 'from', to: 'until', days: 1 }, 'id') }, /same kind/],
    [
      'a range beside a field that is none',
      { walk: windows({ from: 'from', to: 'to', days: 1, ignoredWith: ['order'] }) },
      /walks by order/,
    ],
    ['a range without a length', { walk: windows({ from: 'from', to: 'to' }) }, /in days or in months/],
    [
      'a range of moments without a key',
      { walk: windows({ from: 'since', to: 'until', days: 1 }) },
      /need a key/,
    ],
    [
      'a merge of a field that is not there',
      { merge: mergeWith(read, { key: { code: 'code' }, fill: { name: 'name' } }) },
      /merges name/,
    ],
    [
      'serializing by a field that is not there',
      { serializeBy: ['codes', 'number'] },
      /serializes by number/,
    ],
    [
      'serializing beside entries that the answer repeats',
      { serializeBy: ['code'], batch: { collects: ['code', 'place'], verdict: perEntry('boxes', 'code') } },
      /what its answer repeats/,
    ],
    [
      'an update of rows that are about nobody knows what',
      { batch: { collects: ['code', 'place'], verdict: shared('code') } },
      /name the fields by which its entries are serialized/,
    ],
    [
      'a merge with a call that changes something',
      { merge: mergeWith(operation(base), { key: {}, fill: {} }) },
      /no read/,
    ],
  ])('%s', (_, part, complaint) => expect(() => operation({ ...base, ...part })).toThrow(complaint));
});
