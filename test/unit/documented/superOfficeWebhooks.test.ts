import { webhooks } from '../../../nodes/SuperOffice/webhooks';
import type { Operation } from '../../../nodes/shared/operation';
import { findSuperOfficeType, superOffice, superOfficeEndpoint } from '../../documented';

const { register, hmac, events } = webhooks;
const { find, create, update, revive, remove } = register;
const documented = superOffice().webhooks;

/** Names with braces or bars are patterns; `test` is no event of a record. */
const isFixed = (event: string) => /^\w+\.\w+$/.test(event);

it('SuperOffice Trigger offers the 47 events of the pages that have a fixed name, each once', () => {
  const wires = events.map(({ wire }) => wire);
  expect(wires).toHaveLength(47);
  expect([...wires].sort()).toEqual(
    documented.events
      .map(({ event }) => event)
      .filter(isFixed)
      .sort(),
  );
});

it.each([
  'list.category.changed',
  'list.110.softdeleted',
  'y_rental.created',
  'webhook12.errors',
  'order.shipped',
])('SuperOffice Trigger takes the event %s, which is of a documented pattern', (name) =>
  expect(webhooks.otherEvents?.form?.test.test(name)).toBe(true),
);

it.each(Object.entries({ find, create, update, revive, remove }))(
  'SuperOffice webhooks: %s makes a documented call, and sends documented members',
  (_, call) => {
    const { documented: page, call: made, fields } = call?.operation as Operation;
    const { method, path, bodyType } = superOfficeEndpoint(page);
    expect(made).toMatchObject({ kind: 'http', method, path });
    const members = findSuperOfficeType('Webhook')?.fields.map(({ name }) => name) ?? [];
    const sent = fields.filter((field) => field.in === 'body').map(({ wire }) => wire);
    expect(bodyType === undefined ? [] : members).toEqual(expect.arrayContaining(sent));
  },
);

it('SuperOffice webhooks are signed and recognized as the pages say', () => {
  const { signature, testEvent, payload, states } = documented;
  expect(hmac.header.toLowerCase()).toBe(signature.header.toLowerCase());
  expect([`HMAC-${hmac.algorithm}`.toUpperCase(), hmac.encoding]).toEqual([
    signature.algorithm,
    signature.encoding.split(' ')[0],
  ]);
  expect(webhooks.testCalls).toContainEqual({ header: 'X-Hook-Test', is: testEvent.headers['X-Hook-Test'] });
  const members = payload.map(({ name }) => name);
  expect(members).toEqual(expect.arrayContaining(Object.keys(webhooks.shape)));
  expect(states.map(({ name }) => name)).toContain(find.members.state?.active);
});
