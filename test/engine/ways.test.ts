import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { CredentialTestContext, LoadOptionsContext } from 'n8n-core';
import { Workflow, type INode, type IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { Yard as YardNode } from './fixtures/ways/yardNode';
import { withYard } from './fixtures/ways/yard';
import { activeTrigger } from './harness';
import { HarnessCredentials } from './harness/credentials';
import { HarnessNodeTypes } from './harness/node-types';
import { loadPacks } from './harness/packs';
import { completeNodes } from './harness/workflow';
import { jsonOf } from './support';

const yard = withYard();

const orders = (count: number) => Array.from({ length: count }, (_, index) => ({ order: index + 1 }));
const idsOf = (items: Parameters<typeof jsonOf>[0]) => jsonOf(items).map(({ id }) => id);
const numbers = (count: number) => orders(count).map(({ order }) => order);

/** The orders that were charged, in the order of their numbers. */
const charged = () =>
  yard.called
    .filter(({ status }) => status === 200)
    .map(({ body }) => Number(body.orderId))
    .sort((a, b) => a - b);

const chargeAnswers = () => (yard.answer = ({ body }) => ({ id: body.orderId, note: 'charged' }));

describe('a node with several ways to authenticate', () => {
  it('uses the first way if a saved workflow names none', async () => {
    const { main } = await yard.run('get', undefined, orders(2));

    expect(idsOf(main)).toEqual([1, 2]);
    expect(yard.called.map(({ headers }) => headers['x-key'])).toEqual([
      'key-of-the-yard',
      'key-of-the-yard',
    ]);
    expect(yard.signIns).toEqual([]);
  });

  it('lets the form choose the way, and demands only the credential of that way', () => {
    const { properties, credentials } = new YardNode().description;

    expect(properties[0]).toEqual({
      displayName: 'Authentication',
      name: 'authentication',
      type: 'options',
      noDataExpression: true,
      options: [
        { value: 'key', name: 'Key' },
        { value: 'user', name: 'User', description: 'Signs in' },
        { value: 'oAuth2', name: 'OAuth2' },
      ],
      default: 'key',
    });
    expect(credentials).toEqual([
      {
        name: 'yardKeyApi',
        required: true,
        testedBy: 'yardKeyApiTest',
        displayOptions: { show: { authentication: ['key'] } },
      },
      {
        name: 'yardUserApi',
        required: true,
        testedBy: 'yardUserApiTest',
        displayOptions: { show: { authentication: ['user'] } },
      },
      // n8n tests no OAuth2 credential.
      { name: 'yardOAuth2Api', required: true, displayOptions: { show: { authentication: ['oAuth2'] } } },
    ]);
  });

  it('lists the ways if the given one is unknown', async () => {
    const { failure } = await yard.run('get', 'smoke signals', orders(1));

    expect(failure?.message).toContain('Authentication: Yard has no "smoke signals"');
    expect(failure?.description).toBe('Choose one of: Key, User, OAuth2.');
    expect(yard.called).toEqual([]);
  });
});

describe('a ticket', () => {
  it('needs one sign-in for all calls and all executions', async () => {
    const first = yard.run('get', 'user', orders(20));
    const second = yard.run('get', 'user', orders(20));
    await Promise.all([first, second]);
    const { main } = await yard.run('get', 'user', orders(20));

    expect(idsOf(main)).toEqual(numbers(20));
    expect(yard.signIns).toHaveLength(1);
  });

  it('belongs to the credential as it is: a changed one signs in again', async () => {
    await yard.run('get', 'user', orders(1));
    const yardUserApi = { ...yard.credentials.yardUserApi, user: 'joe' } as ICredentialDataDecryptedObject;
    await yard.run('get', 'user', orders(1), { credentials: { yardUserApi } });

    expect(yard.signIns.map(({ user }) => user)).toEqual(['jane', 'joe']);
    expect(new Set(yard.called.map(({ headers }) => headers['x-ticket'])).size).toBe(2);
  });

  it('that ends in the middle of 500 charges is renewed once, and no charge is lost or sent twice', async () => {
    chargeAnswers();
    yard.before = (count) => count === 250 && yard.good.clear();
    const { main } = await yard.run('charge', 'user', orders(500));

    expect(idsOf(main)).toEqual(numbers(500));
    expect(charged()).toEqual(numbers(500));
    expect(yard.signIns).toHaveLength(2);
  });

  it.each(['get', 'touch', 'charge'])(
    'that ends is renewed for %s, whatever a repeat would do',
    async (operation) => {
      await yard.run('get', 'user', orders(1));
      yard.good.clear();
      yard.called.length = 0;
      const { failure } = await yard.run(operation, 'user', orders(1));

      expect(failure).toBeUndefined();
      expect(yard.called.map(({ status }) => status)).toEqual([401, 200]);
    },
  );

  it('that has ended according to an answer of HTTP 200 is renewed too', async () => {
    const [ticket] = await endOfFirstTicket();
    yard.answer = ({ headers, body }) =>
      headers['x-ticket'] === ticket ? { refusal: 'Your session has ended' } : { id: body.orderId };
    const { main } = await yard.run('charge', 'user', orders(1));

    expect(idsOf(main)).toEqual([1]);
    expect(yard.signIns).toHaveLength(2);
  });

  it.each([
    ['get', 2, 'failed'],
    ['charge', 1, 'unknown'],
  ])(
    'that has ended according to a service that broke: %s is sent %i times, and its outcome is %s',
    async (operation, calls, outcome) => {
      yard.answer = () => ({ status: 500, error: 'Your session has ended' });
      const { error } = await yard.run(operation, 'user', orders(1), { onError: 'continueErrorOutput' });

      expect(error[0]?.json).toMatchObject({ details: { outcome } });
      expect(yard.called).toHaveLength(calls);
    },
  );

  it('that is refused again ends the run: nobody signs in over and over', async () => {
    yard.before = () => yard.good.clear();
    const { main, error } = await yard.run('get', 'user', orders(40), { onError: 'continueErrorOutput' });

    expect(main).toEqual([]);
    expect(error).toHaveLength(40);
    expect(error[0]?.json).toMatchObject({ details: { httpCode: 401, outcome: 'failed' } });
    expect(error[39]?.json.message).toMatch(/^Not sent, since the credential was not accepted: /);
    expect(yard.signIns).toHaveLength(2);
    // Eight in flight, each sent twice at most.
    expect(yard.called.length).toBeLessThanOrEqual(16);
  });

  it('is not given to a user whom the service refuses: nothing is sent, and the error has the words of the connector', async () => {
    const yardUserApi = { ...yard.credentials.yardUserApi, password: 'wrong-password-77' };
    const { failure } = await yard.run('charge', 'user', orders(3), {
      credentials: { yardUserApi } as typeof yard.credentials,
    });

    expect(failure?.message).toMatch(/^The yard does not know this user/);
    expect(failure?.description).toContain('Check User and Password of the credential.');
    expect(failure?.message).not.toMatch(/unknown/i);
    expect(yard.called).toEqual([]);
  });

  it('that can’t be obtained leaves the call unsent: a later try of Retry On Fail makes it', async () => {
    chargeAnswers();
    yard.signInStatuses.push(403);
    const { main, failure } = await yard.run('charge', 'user', orders(2), {
      retryOnFail: true,
      maxTries: 2,
      waitBetweenTries: 0,
      parameters: { options: { concurrency: 1 } },
    });

    expect(failure).toBeUndefined();
    expect(idsOf(main)).toEqual([1, 2]);
    expect(charged()).toEqual([1, 2]);
    expect(yard.signIns).toHaveLength(2);
  });

  it('is masked wherever the service repeats it, and so is the renewed one', async () => {
    yard.before = (count) => count === 1 && yard.good.clear();
    yard.answer = ({ headers, body }) =>
      body.orderId === 1 || body.orderId === 2
        ? { id: body.orderId, note: `ticket ${String(headers['x-ticket'])}` }
        : { refusal: `No with ${String(headers['x-ticket'])}` };
    const { main, error } = await yard.run('charge', 'user', orders(3), {
      onError: 'continueErrorOutput',
      parameters: { options: { concurrency: 1 } },
    });

    expect(jsonOf(main).map(({ note }) => note)).toEqual(['ticket ***', 'ticket ***']);
    expect(error[0]?.json.message).toBe('No with ***');
    expect(JSON.stringify([main, error])).not.toContain('-of-the-yard');
  });
});

/** The ticket of an execution that has ended. */
async function endOfFirstTicket(): Promise<string[]> {
  await yard.run('get', 'user', orders(1));
  return yard.called.splice(0).map(({ headers }) => String(headers['x-ticket']));
}

describe('an address that is looked up', () => {
  it('is looked up once, for all executions, until it expires', async () => {
    await Promise.all([yard.run('get', 'key', orders(5)), yard.run('get', 'key', orders(5))]);
    expect(yard.stateAsked).toBe(1);
  });

  it('is looked up again when it has expired', async () => {
    yard.stateGoodForMs = -1;
    await yard.run('get', 'key', orders(1));
    const asked = yard.stateAsked;
    await yard.run('get', 'key', orders(1));
    expect(yard.stateAsked).toBeGreaterThan(asked);
  });

  it('is looked up again once after 421, for all calls in flight, and no charge is lost or sent twice', async () => {
    chargeAnswers();
    yard.before = (count) => count === 40 && (yard.host = 'there');
    const { main } = await yard.run('charge', 'user', orders(100));

    expect(idsOf(main)).toEqual(numbers(100));
    expect(charged()).toEqual(numbers(100));
    expect(yard.stateAsked).toBe(2);
    expect(yard.signIns).toHaveLength(1);
    expect(
      yard.called.filter(({ host, status }) => host === 'there' && status === 200).length,
    ).toBeGreaterThan(50);
  });

  it('that answers 421 again is given up', async () => {
    await yard.run('get', 'key', orders(1));
    yard.called.length = 0;
    const { stateAsked } = yard;
    yard.away = true;
    const { failure } = await yard.run('charge', 'key', orders(1));

    expect(failure).toMatchObject({ httpCode: '421' });
    expect(failure?.message).not.toMatch(/unknown/i);
    expect(yard.called).toHaveLength(2);
    expect(yard.stateAsked).toBe(stateAsked + 1);
  });

  it.each([
    ['before the first call', 0],
    ['after a move', 1],
  ])(
    'that is refused %s fails in the words of the connector, and nothing is charged',
    async (_, runsBefore) => {
      if (runsBefore > 0) await yard.run('get', 'key', orders(1));
      yard.called.length = 0;
      Object.assign(yard, { host: 'there', running: false });
      const { failure } = await yard.run('charge', 'key', orders(2));
      const { main } = await yard.run('charge', 'key', orders(2), { onError: 'continueRegularOutput' });

      expect(failure?.message).toMatch(/^The yard is closed for maintenance/);
      expect(failure?.description).toContain('Run it again when it is open.');
      expect(jsonOf(main)).toMatchObject([
        { message: 'The yard is closed for maintenance', details: { outcome: 'failed' } },
        { message: 'The yard is closed for maintenance', details: { outcome: 'failed' } },
      ]);
      expect(charged()).toEqual([]);
    },
  );

  it('is checked against the allowed domains of the credential after a move too', async () => {
    const yardKeyApi = {
      ...yard.credentials.yardKeyApi,
      allowedHttpRequestDomains: 'domains',
      allowedDomains: '127.0.0.1',
    } as ICredentialDataDecryptedObject;
    yard.before = (count) => count === 2 && (yard.host = 'there');
    const { main, error } = await yard.run('get', 'key', orders(4), {
      credentials: { yardKeyApi },
      onError: 'continueErrorOutput',
      parameters: { options: { concurrency: 1 } },
    });

    expect(idsOf(main)).toEqual([1, 2]);
    expect(error[0]?.json.message).toBe('The credential does not allow calls to localhost');
    expect(yard.called.filter(({ host }) => host === 'there')).toEqual([]);
  });
});

describe('an OAuth2 credential of n8n', () => {
  const tokenData = () => yard.credentials.yardOAuth2Api?.oauthTokenData as IDataObject;

  it('is refreshed once for a run whose token has ended, and n8n saves the new token', async () => {
    chargeAnswers();
    const { refresh_token } = tokenData();
    yard.before = (count) => count === 50 && yard.good.clear();
    const { main } = await yard.run('charge', 'oAuth2', orders(100));

    expect(idsOf(main)).toEqual(numbers(100));
    expect(charged()).toEqual(numbers(100));
    expect(yard.refreshes).toEqual([expect.objectContaining({ grant_type: 'refresh_token', refresh_token })]);
    // The answer to the refresh had no refresh token: the old one stays.
    expect(tokenData()).toMatchObject({ access_token: [...yard.good][0], refresh_token });
  });

  it('that another execution has refreshed meanwhile is read again, not refreshed again', async () => {
    yard.before = (count) => {
      if (count !== 1) return;
      yard.good.clear();
      yard.good.add('token-of-another-execution');
      yard.credentials.yardOAuth2Api = {
        ...yard.credentials.yardOAuth2Api,
        oauthTokenData: { ...tokenData(), access_token: 'token-of-another-execution' },
      } as ICredentialDataDecryptedObject;
    };
    const { main } = await yard.run('get', 'oAuth2', orders(3), {
      parameters: { options: { concurrency: 1 } },
    });

    expect(idsOf(main)).toEqual([1, 2, 3]);
    expect(yard.refreshes).toEqual([]);
  });

  it('whose account must be connected again says so, and the rest is not sent', async () => {
    yard.good.clear();
    yard.refused = { error: 'invalid_grant' };
    const { failure } = await yard.run('charge', 'oAuth2', orders(1));

    expect(failure?.message).toContain('The credential "yardOAuth2Api" needs to be reconnected');
    expect(charged()).toEqual([]);
    expect(JSON.stringify(failure)).not.toMatch(/-of-the-yard/);
  });

  it('that was never connected says so', async () => {
    delete yard.credentials.yardOAuth2Api?.oauthTokenData;
    const { failure } = await yard.run('get', 'oAuth2', orders(1));

    expect(failure?.message).toMatch(/^The credential is not connected/);
    expect(yard.called).toEqual([]);
  });
});

/** The functions that n8n gives to the method of a list, in a form as it is filled in. */
async function formOf(parameters: INodeParameters): Promise<LoadOptionsContext> {
  const packs = await loadPacks(yard.packDir);
  const nodeTypes = new HarnessNodeTypes(packs);
  const nodes = completeNodes([{ type: 'n8n-nodes-fixture.yard', parameters }], nodeTypes, yard.credentials);
  const workflow = new Workflow({ nodes, connections: {}, active: false, nodeTypes });
  const additionalData = {
    credentialsHelper: new HarnessCredentials(yard.credentials, (name) => packs.credential(name)),
    currentNodeParameters: parameters,
  } as unknown as IWorkflowExecuteAdditionalData;
  return new LoadOptionsContext(workflow, nodes[0] as INode, additionalData, 'parameters');
}

describe.each(['user', 'oAuth2'])('the way %s, outside a run,', (way) => {
  const renewals = () => yard.signIns.length + yard.refreshes.length;
  beforeEach(() => {
    yard.answer = () => ({ orders: [{ id: 7, note: 'Seven' }] });
  });

  it('is the one that a list in the form takes, and it is renewed there', async () => {
    const methods = new YardNode().methods;
    yard.before = (count) => count === 0 && yard.good.clear();
    const form = await formOf({ authentication: way });
    const { results } = (await methods.listSearch.searchOrders?.call(form)) ?? {};

    expect(results).toEqual([{ name: 'Seven', value: '7' }]);
    expect(yard.called.map(({ status }) => status)).toEqual([401, 200]);
    expect(renewals()).toBe(way === 'user' ? 2 : 1);
  });

  it('is the one that a poll takes, and it is renewed there', async () => {
    const trigger = await activeTrigger(
      {
        type: 'n8n-nodes-fixture.yardTrigger',
        name: 'Watch',
        parameters: { event: 'orderAppeared', authentication: way, firstRunExisting: 'emit' },
      },
      yard.credentials,
      { packDir: yard.packDir },
    );
    yard.before = (count) => count === 0 && yard.good.clear();

    expect(jsonOf(await trigger.poll())).toEqual([{ id: 7, note: 'Seven' }]);
    expect(yard.called.map(({ status }) => status)).toEqual([401, 200]);
  });
});

describe('the test of a credential that signs in', () => {
  const press = async (data: ICredentialDataDecryptedObject) =>
    await new YardNode().methods.credentialTest.yardUserApiTest?.call(new CredentialTestContext(), {
      id: '1',
      name: 'Yard',
      type: 'yardUserApi',
      data,
    });

  it('signs in, and succeeds', async () => {
    expect(await press({ ...yard.credentials.yardUserApi })).toMatchObject({ status: 'OK' });
    expect(yard.signIns).toHaveLength(1);
    expect(yard.called[0]?.headers['yard-language']).toBe('en');
    expect(yard.called[0]?.headers).not.toHaveProperty('yard-zone');
  });

  it('signs in anew although there is a ticket: it may no longer be valid', async () => {
    await yard.run('get', 'user', orders(1));
    expect(await press({ ...yard.credentials.yardUserApi })).toMatchObject({ status: 'OK' });
    expect(yard.signIns).toHaveLength(2);
  });

  it('says in the words of the connector what is wrong', async () => {
    expect(await press({ ...yard.credentials.yardUserApi, password: 'wrong-password-77' })).toEqual({
      status: 'Error',
      message:
        'The yard does not know this user. Check User and Password of the credential. Ask the yard for access.',
    });
  });
});

describe('headers that users may set', () => {
  const sent = () => yard.called.map(({ headers }) => [headers['yard-language'], headers['yard-zone']])[0];

  it('are sent as usual, with the zone of the workflow', async () => {
    await yard.run('get', 'key', orders(1), { timezone: 'Europe/Oslo' });
    expect(sent()).toEqual(['en', 'Europe/Oslo, withOffset']);
  });

  it('are sent as chosen in the options', async () => {
    const options = { language: 'no', timeZone: 'America/Bogota' };
    await yard.run('get', 'key', orders(1), { parameters: { options } });
    expect(sent()).toEqual(['nb-NO', 'America/Bogota, withOffset']);
  });

  it('are left out if the choice says so', async () => {
    await yard.run('get', 'key', orders(1), { parameters: { options: { language: 'raw' } } });
    expect(sent()?.[0]).toBeUndefined();
  });

  it('stop the run if the value is not allowed', async () => {
    const { failure } = await yard.run('get', 'key', orders(1), {
      parameters: { options: { language: 'xx' } },
    });
    expect(failure?.message).toMatch(/^Option Language: expected one of English, Norwegian, Raw/);
    expect(yard.called).toEqual([]);
  });

  it('are in the Options collection and start with the usual value', () => {
    const { properties } = new YardNode().description;
    const { options = [] } = properties.find(({ name }) => name === 'options') ?? {};
    const language = options.find(({ name }) => name === 'language');
    expect(language).toMatchObject({ displayName: 'Language', type: 'options', default: 'en' });
  });
});

describe('what is given for a secret field', () => {
  const card = '4111111111111111';
  const given = { additionalFields: { card: '={{ $json.card }}', cvv: '={{ $json.cvv }}' } };
  const charges = [
    { order: 1, card: '4111 1111 1111 1111', cvv: '123' },
    { order: 2, card, cvv: '987' },
  ];
  const shown = async (options: Parameters<typeof yard.run>[3] = {}) => {
    const done = await yard.run('charge', 'key', charges, { parameters: given, ...options });
    // n8n adds what the item was given to a failed one: that is the user's own data.
    const items = [
      ...done.main,
      ...done.error.map(({ json }) => ({
        json: { error: json.error, message: json.message, details: json.details },
      })),
    ];
    const { failure, hints } = done;
    return { ...done, all: JSON.stringify([items, failure?.message, failure?.description, failure, hints]) };
  };

  it('is sent as it is', async () => {
    await shown();
    expect(yard.called.map(({ body }) => body.card)).toEqual([
      { number: '4111 1111 1111 1111', cvv: '123' },
      { number: card, cvv: '987' },
    ]);
  });

  it('is masked in the item that repeats it, however a card number is written; nothing else is masked', async () => {
    yard.answer = () => ({ id: 1, note: 'Card 4111-1111-1111-1111', cvv: '123', amount: 123 });
    const { main } = await shown();

    expect(jsonOf(main)).toEqual([
      { id: 1, note: 'Card ***', amount: 123, cvv: '***' },
      // The 123 is not this call's secret.
      { id: 1, note: 'Card ***', amount: 123, cvv: '123' },
    ]);
  });

  it.each(['stopWorkflow', 'continueErrorOutput'] as const)(
    'is masked in the error that repeats it, with %s',
    async (onError) => {
      yard.answer = ({ body }) => ({
        refusal: `Card ${card} with code ${String((body.card as IDataObject).cvv)} was declined`,
      });
      const { all } = await shown({ onError });

      expect(all).toContain('Card *** with code *** was declined');
      expect(all).not.toMatch(/4111|code \d/);
    },
  );

  it('is masked if the message is cut in the middle of it', async () => {
    const long = 'x'.repeat(990);
    yard.answer = () => ({ refusal: `${long} ${card}` });
    const { failure } = await shown();

    expect(failure?.message).not.toContain('4111');
  });

  it('is masked in an error about another field that was given the same value', async () => {
    const { failure } = await shown({
      parameters: { additionalFields: { ...given.additionalFields, memo: '={{ $json.card }}' } },
    });

    expect(failure?.message).toMatch(/^Memo: expected text of at most 5 characters, got/);
    expect(JSON.stringify([failure?.message, failure?.description])).not.toContain('4111');
    expect(yard.called).toEqual([]);
  });
});
