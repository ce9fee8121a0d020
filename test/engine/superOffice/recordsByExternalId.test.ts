import { KINDS, type KindName } from '../../simulators/superoffice/state/records/kinds';
import { runAsTool } from '../harness';
import { packNode } from '../support';
import { stage, type Stage } from './stage';

const company = stage('company');
const person = stage('person');
const sale = stage('sale');
const project = stage('project');
const request = stage('request');
const appointment = stage('appointment');

describe('a record that is named by its External ID', () => {
  const named = {
    findBy: 'externalId',
    application: 'ERP',
    keyName: 'customerId',
    externalId: '={{ $json.key }}',
  };

  /** Gives records their external IDs, as if they had been saved before. */
  const saved = (on: Stage, kind: KindName, ids: Record<string, number>, device = 'ERP') => {
    const { foreignKeys } = on.superOffice.state;
    foreignKeys.saveApp('ERP');
    const place = foreignKeys.saveDevice({ app: 'ERP', device, identifier: device });
    for (const [value, record] of Object.entries(ids))
      if (place) foreignKeys.add(place, { name: 'customerId', value, table: KINDS[kind].table, record }, '');
  };

  const lookUps = (on: Stage) =>
    on.superOffice.counters.log
      .filter(({ method }) => method === 'v1ForeignAppEntity_GetKeyByValue')
      .map(({ query }) => query.keyValue);

  const kinds: Array<[what: string, kind: KindName, on: Stage, member: string, id: number]> = [
    ['company', 'contact', company, 'ContactId', 20],
    ['person', 'person', person, 'PersonId', 8],
    ['sale', 'sale', sale, 'SaleId', 2],
    ['project', 'project', project, 'ProjectId', 3],
    ['request', 'ticket', request, 'TicketId', 4],
    ['appointment', 'appointment', appointment, 'AppointmentId', 5],
  ];

  it.each(kinds)('a %s is read, and each ID is looked up once', async (_, kind, on, member, id) => {
    saved(on, kind, { 'C/1 ü': id, 'C-2': id + 1 });
    const items = ['C/1 ü', 'C-2', 'C/1 ü'].map((key) => ({ key }));
    const records = await on.json('get', named, items);
    expect(records.map((record) => record[member])).toEqual([id, id + 1, id]);
    expect(lookUps(on).sort()).toEqual(['C-2', 'C/1 ü']);
  });

  it.each(kinds)('no %s has it: the item fails, and names the ID', async (what, kind, on, member, id) => {
    saved(on, kind, { 'C-1': id });
    // The same ID of another kind of record is another ID.
    saved(on, kind === 'sale' ? 'project' : 'sale', { 'C-9': 1 });
    const items = ['C-9', 'C-1', 'C-9'].map((key) => ({ key }));
    const { main } = await on.run('get', named, items, { onError: 'continueRegularOutput' });
    const message = `No ${what} has the External ID C-9 (Application ERP, Key Name customerId)`;
    expect(main.map(({ json }) => json)).toMatchObject([{ message }, { [member]: id }, { message }]);
    expect(lookUps(on).sort()).toEqual(['C-1', 'C-9']);
    // One read of a record: nothing is sent for a record that is not there.
    expect(on.superOffice.counters.calls).toBe(3);
  });

  it('is found although its names were copied with spaces around them', async () => {
    saved(company, 'contact', { 'C-1': 20 });
    const spaced = { ...named, application: ' ERP', keyName: 'customerId ' };
    expect(await company.json('get', spaced, [{ key: 'C-1' }])).toMatchObject([{ ContactId: 20 }]);
  });

  it('is looked for on the device that the ID belongs to', async () => {
    saved(company, 'contact', { 'C-1': 20 });
    saved(company, 'contact', { 'C-1': 21 }, 'Miami');
    const on = async (device: string) =>
      await company.run('get', { ...named, filters: { device } }, [{ key: 'C-1' }]);
    expect((await on(' Miami ')).main.map(({ json }) => json)).toMatchObject([{ ContactId: 21 }]);
    expect((await on('Quito')).failure?.message).toContain(
      'No company has the External ID C-1 (Application ERP, Key Name customerId, Device Quito)',
    );
  });

  it('or by its ID, each item as it says', async () => {
    saved(company, 'contact', { 'C-1': 20 });
    const records = await company.json(
      'get',
      { ...named, findBy: '={{ $json.key ? "externalId" : "id" }}', companyId: '={{ $json.id }}' },
      [{ key: 'C-1' }, { id: 21 }],
    );
    expect(records.map(({ ContactId }) => ContactId)).toEqual([20, 21]);
    expect(lookUps(company)).toEqual(['C-1']);
  });

  it('is not looked for without the ID', async () => {
    const { failure } = await company.run('get', { ...named, externalId: '' });
    expect(failure?.message).toContain('"External ID" is required');
    expect(company.superOffice.counters.calls).toBe(0);
  });

  it('is found for an agent too', async () => {
    saved(company, 'contact', { 'C-1': 20 });
    const node = packNode('superOffice', 'company', 'get', {
      ...named,
      externalId: "={{ $fromAI('externalId', 'Number of the customer', 'string') }}",
    });
    const answer = await runAsTool(
      node,
      { externalId: 'C-1' },
      {
        credentials: { superOfficeApi: { ...company.superOffice.credential } },
      },
    );
    expect(JSON.stringify(answer)).toContain('Flower House 20 AS');
  });
});
