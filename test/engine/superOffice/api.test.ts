import type { IDataObject } from 'n8n-workflow';
import { stage } from './stage';

const api = stage('api');
const person = stage('person');

const log = () =>
  api.superOffice.counters.log.map(({ httpMethod, method, query }) => [httpMethod, method, query]);

describe('any REST endpoint', () => {
  it('is read, with the parameters of its path and the language of the options', async () => {
    const [found] = await api.json('callRest', {
      path: '/api/v1/Contact/20?$select=Name,OrgNr',
      onlyReads: true,
    });
    expect(found).toMatchObject({ Name: 'Flower House 20 AS', OrgNr: '910000020' });
    expect(log()).toEqual([['GET', 'v1ContactEntity_GetContactEntity', { $select: 'Name,OrgNr' }]]);
  });

  it('is changed: created, updated by a JSON Patch, deleted', async () => {
    const [created] = await api.json('callRest', {
      method: 'post',
      path: 'Person',
      body: JSON.stringify({ Firstname: 'Ada', Lastname: 'Byron', Contact: { ContactId: 20 } }),
    });
    const path = `Person/${String(created?.PersonId)}`;
    const patch = [{ op: 'replace', path: '/Lastname', value: 'Lovelace' }];
    const [changed] = await api.json('callRest', { method: 'patch', path, body: JSON.stringify(patch) });
    expect(changed).toMatchObject({ Firstname: 'Ada', Lastname: 'Lovelace' });
    expect(await api.json('callRest', { method: 'delete', path })).toEqual([{ success: true }]);
    const { failure } = await person.run('get', { personId: created?.PersonId });
    expect(failure?.message).toBeDefined();
  });

  it('has a list with all its pages, by links whose host nobody reaches', async () => {
    api.superOffice.state.settings.mostRows = 25;
    api.superOffice.state.settings.linkHost = 'nobody.invalid';
    const found = await api.json('callRest', {
      path: 'Contact',
      onlyReads: true,
      answer: 'list',
      returnAll: true,
      additionalFields: { query: { values: [{ name: '$select', value: 'contactId' }] } },
    });
    expect(found.map(({ contactId }) => contactId)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('has the reason if its answer has no list', async () => {
    const { failure } = await api.run('callRest', { path: 'Contact/20', onlyReads: true, answer: 'list' });
    expect(failure?.message).toBe('The answer has no list at "value" [item 0]');
    expect(failure?.description).toContain('The answer has ContactId, Name, ');
  });

  it.each(['put', 'patch', 'delete'])('is no read by %s', async (method) => {
    const { failure } = await api.run('callRest', { method, path: 'Contact/20', onlyReads: true });
    expect(failure?.message).toContain('Only Reads: expected off');
    expect(api.superOffice.counters.calls).toBe(0);
  });

  it('that is a no is a failure in SuperOffice’s words, and never leaves the tenant', async () => {
    const { failure } = await api.run('callRest', { path: 'Contact/99999', onlyReads: true });
    expect(failure?.message).toContain('99999');
    const elsewhere = await api.run('callRest', { path: 'https://elsewhere.example/api/v1/Contact' });
    expect(elsewhere.failure?.message).toContain('Path: expected a path such as /api/v1/…');
    expect(api.superOffice.counters.calls).toBe(1);
  });
});

describe('any method of an agent', () => {
  const method = (agent: string, agentMethod: string, more: IDataObject = {}): IDataObject => ({
    agent,
    agentMethod,
    ...more,
  });

  it('gets its parameters as JSON, and the item has what it answers', async () => {
    expect(
      await api.json('callAgentMethod', method('ErpSync', 'GetAllConnections', { onlyReads: true })),
    ).toContainEqual(
      expect.objectContaining({ ErpConnectionId: 612, DisplayName: 'Business Central Miami' }),
    );
    expect(api.sent('GetAllConnections')).toEqual([{}]);
    expect(
      await api.json(
        'callAgentMethod',
        method('ErpSync', 'GetCrmActorType', { body: '{"ErpConnectionId":612,"ErpActorType":"Customer"}' }),
      ),
    ).toEqual([{ value: 'Contact' }]);
  });

  it.each(['SaveConnection', 'DeleteQuote', 'CreateActorLink', 'ToggleErpConnectionActive'])(
    'is no read if it is called %s',
    async (name) => {
      const { failure } = await api.run('callAgentMethod', method('ErpSync', name, { onlyReads: true }));
      expect(failure?.message).toBe(`Only Reads: expected off, since ${name} changes something [item 0]`);
      expect(api.superOffice.counters.calls).toBe(0);
    },
  );

  it('is a read that prepares a record', async () => {
    const [prepared] = await api.json(
      'callAgentMethod',
      method('ErpSync', 'CreateDefaultErpSyncConnectorEntity', { onlyReads: true }),
    );
    expect(prepared).toMatchObject({ ErpConnectorId: 0 });
  });

  it('has no other path than that of its names', async () => {
    const { failure } = await api.run('callAgentMethod', method('..', '..'));
    expect(failure?.message).toContain('Agent: expected text without "." or ".."');
    expect(api.superOffice.counters.calls).toBe(0);
  });
});
