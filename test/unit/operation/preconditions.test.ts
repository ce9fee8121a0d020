import {
  body,
  bare,
  done,
  http,
  id,
  one,
  operation,
  precondition,
  rows,
  type Operation,
} from '../../../nodes/shared/operation';

const switchId = body('switchId', id(), { label: 'Switch ID', required: true });

const base: Operation = {
  resource: 'switch',
  operation: 'turnOn',
  name: 'Turn On',
  action: 'Turn on a switch',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/switch.flip'),
  effect: 'once',
  fields: [switchId],
  serializeBy: ['switchId'],
  result: done(),
  verdict: bare('texts'),
};

const get = operation({ ...base, operation: 'get', effect: 'read', result: one({}), verdict: undefined });
const isOn = { member: 'on', is: true } as const;

describe('a read before a call', () => {
  it.each<[string, Partial<Operation>, RegExp]>([
    ['is a read', { preconditions: [precondition(operation(base), { with: {}, done: isOn })] }, /no read/],
    ['decides something', { preconditions: [precondition(get, { with: {} })] }, /decides nothing/],
    [
      'has its own fields',
      { preconditions: [precondition(get, { with: { code: 'switchId' }, done: isOn })] },
      /with code, which is not there/,
    ],
    [
      'gets fields of the call',
      { preconditions: [precondition(get, { with: { switchId: 'code' }, done: isOn })] },
      /with code, which is not there/,
    ],
    [
      'comes before one call, not before a list',
      {
        preconditions: [precondition(get, { with: {}, done: isOn })],
        walk: 'whole',
        result: rows('', {}),
      },
      /one call for each item/,
    ],
    [
      'compares current values if these decide',
      { preconditions: [precondition(get, { with: { switchId: 'switchId' }, done: 'current' })] },
      /compares nothing/,
    ],
    [
      'compares fields of the call',
      {
        preconditions: [
          precondition(get, { with: { switchId: 'switchId' }, current: { code: 'on' }, done: 'current' }),
        ],
      },
      /with code, which is not there/,
    ],
    [
      'is about a record whose calls go one after another, if the call changes what is read',
      {
        preconditions: [precondition(get, { with: { switchId: 'switchId' }, done: isOn })],
        serializeBy: [],
      },
      /need serializeBy/,
    ],
  ])('%s', (_, part, complaint) => expect(() => operation({ ...base, ...part })).toThrow(complaint));
});
