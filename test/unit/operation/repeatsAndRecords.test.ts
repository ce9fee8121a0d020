import {
  body,
  deleted,
  done,
  http,
  id,
  one,
  operation,
  rows,
  shared,
  list,
  type Operation,
} from '../../../nodes/shared/operation';

const lockId = body('lockId', id(), { label: 'Lock ID', required: true });
const intoId = body('intoId', id(), { label: 'Into ID', required: true });

const base: Operation = {
  resource: 'lock',
  operation: 'open',
  name: 'Open',
  action: 'Open a lock',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/lock.open'),
  effect: 'idempotent',
  serializeBy: ['lockId'],
  fields: [lockId, intoId],
  result: done(),
};

const get = operation({
  ...base,
  operation: 'get',
  effect: 'read',
  serializeBy: undefined,
  fields: [lockId],
  result: one({}),
});
const isOpen = { member: 'open', is: true } as const;
const read = { operation: get, with: { lockId: 'lockId' }, done: isOpen };

describe('what a refused repeat means', () => {
  it('is shown by a read or a status', () => {
    expect(() => operation({ ...base, refusedRepeat: { read } })).not.toThrow();
    expect(() => operation({ ...base, refusedRepeat: { statuses: [409] } })).not.toThrow();
  });

  it.each<[string, Partial<Operation>, RegExp]>([
    ['nothing shows it', { refusedRepeat: { gives: { open: true } } }, /nothing shows what a refused repeat/],
    [
      'the call is not repeated',
      { effect: 'once', lookUp: 'Look.', refusedRepeat: { read } },
      /only an idempotent call/,
    ],
    [
      'the read changes something',
      { refusedRepeat: { read: { ...read, operation: operation(base) } } },
      /a call that is no read/,
    ],
    [
      'the read has no such field',
      { refusedRepeat: { read: { ...read, with: { code: 'lockId' } } } },
      /has code, which is not there/,
    ],
    [
      'the call has no such field',
      { refusedRepeat: { read: { ...read, match: { Id: 'code' } } } },
      /has code, which is not there/,
    ],
  ])('is refused as a declaration if %s', (_, part, complaint) =>
    expect(() => operation({ ...base, ...part })).toThrow(complaint),
  );
});

describe('calls that touch several records', () => {
  const merge: Operation = {
    ...base,
    effect: 'once',
    lookUp: 'Look.',
    serializeBy: undefined,
    serializeByEach: ['lockId', 'intoId'],
    result: deleted(),
  };

  it('name the fields with them', () => {
    expect(() => operation(merge)).not.toThrow();
    expect(() => operation({ ...merge, serializeByEach: ['lockId', 'otherId'] })).toThrow(
      /serializes by otherId/,
    );
  });

  it.each<[string, Partial<Operation>]>([
    ['may be repeated', { effect: 'idempotent', lookUp: undefined }],
    ['have a compound key too', { serializeBy: ['lockId'] }],
    [
      'are batches',
      {
        fields: [lockId, body('intoId', list(id()), { label: 'Into IDs', required: true })],
        batch: { collects: 'intoId', verdict: shared('intoId') },
        result: rows('', {}),
      },
    ],
  ])('are no calls that %s', (_, part) =>
    expect(() => operation({ ...merge, ...part })).toThrow(/serializes by each of several records/),
  );
});
