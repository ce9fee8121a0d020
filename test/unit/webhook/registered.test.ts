import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { describeRegistered } from '../../../nodes/shared/webhook/registeredForm';
import { registeredSource, type RegisteredSource } from '../../../nodes/shared/webhook/registeredSource';
import { bell } from '../../engine/fixtures/webhooks/bellNode';

type Parameters = ReturnType<typeof describeRegistered>;

const named = (parameters: Parameters, name: string) => parameters.find((each) => each.name === name);
const optionNames = (parameters: Parameters) =>
  named(parameters, 'options')?.options?.map(({ name }) => name);

describe('the form of a trigger that registers its address', () => {
  it('starts without an event, and lists them by name', () => {
    const events = named(describeRegistered(bell), 'events');
    expect(events?.default).toEqual([]);
    expect((events?.options as INodePropertyOptions[]).map(({ name }) => name)).toEqual([
      'Door Opened',
      'Visitor Came',
      'Visitor Left',
    ]);
  });

  it('demands an event of the list only if no other can be typed in', () => {
    expect(named(describeRegistered(bell), 'events')).not.toHaveProperty('required');
    const closed = describeRegistered({ ...bell, otherEvents: undefined });
    expect(named(closed, 'events')?.required).toBe(true);
    expect(named(closed, 'otherEvents')).toBeUndefined();
  });

  it('demands the way to authenticate if there are several', () => {
    const [first] = describeRegistered(bell);
    expect(first).toMatchObject({ name: 'authentication', default: 'key' });
    const { connector } = bell.system;
    const [way] = connector.ways;
    const alone = { ...bell, system: { ...bell.system, connector: { ...connector, ways: [way] as const } } };
    expect(describeRegistered(alone)[0]?.name).toBe('events');
  });

  it('offers what the vendor has, and to fetch records where an event has one', () => {
    expect(optionNames(describeRegistered(bell))).toEqual([
      'mail',
      'fetchRecord',
      'ignoreBy',
      'includeRawEvent',
      'language',
      'onlyChanged',
    ]);
    const fetching = named(describeRegistered(bell), 'options')?.options?.find(
      ({ name }) => name === 'fetchRecord',
    );
    expect((fetching as INodeProperties).description).toContain('into the item (the visitor). Costs a call.');
    const plain = { ...bell, events: [{ value: 'a', wire: 'a', name: 'A' }], narrowedBy: [], options: [] };
    expect(optionNames(describeRegistered(plain))).toEqual(['includeRawEvent']);
  });
});

it('lets users choose the way to authenticate if the vendor has several', () => {
  const [way] = bell.system.connector.ways;
  const choice = (value: string) => ({ value, name: value.toUpperCase() });
  const connector = {
    ...bell.system.connector,
    ways: [
      { ...way, choice: choice('one') },
      { ...way, credentialType: 'otherApi', choice: choice('two') },
    ] as const,
  };
  const [first] = describeRegistered({ ...bell, system: { ...bell.system, connector } });
  expect(first).toMatchObject({ name: 'authentication', default: 'one' });
});

describe('a declaration of webhooks', () => {
  const { register, events } = bell;
  const [event] = events;

  it.each<[string, Partial<RegisteredSource>, RegExp]>([
    [
      'fills what is no field',
      { register: { ...register, remove: { ...register.remove, values: { number: 'id', nr: 'id' } } } },
      /remove fills nr/,
    ],
    [
      'leaves a required field open',
      { register: { ...register, remove: { operation: register.remove.operation } } },
      /remove does not fill number/,
    ],
    ['sends an option that nobody can set', { options: [] }, /create sends mail/],
    [
      'finds by a call that changes something',
      { register: { ...register, find: { ...register.create, members: register.find.members } } },
      /find changes something/,
    ],
    ['has a secret made of nothing', { hmac: { ...bell.hmac, keyedBy: [] } }, /makes the secret/],
    ['knows no test call', { testCalls: [] }, /test call/],
    ['knows no repeat', { repeats: [] }, /repeat/],
    [
      'has an event twice',
      { events: [...events, { value: 'x', wire: 'visitor.came', name: 'X' }] },
      /visitor\.came/,
    ],
    [
      'fetches a record by a field that its call does not have',
      {
        events: [
          {
            value: 'x',
            wire: 'x',
            name: 'X',
            record: { ...(event?.record as never as object), values: { who: 'id' } } as never,
          },
        ],
      },
      /the record of x fills who/,
    ],
  ])('is refused at load when it %s', (_, change, message) =>
    expect(() => registeredSource({ ...bell, ...change })).toThrow(message),
  );
});
