import type { INodeExecutionData } from 'n8n-workflow';
import { SuperOfficePollingTrigger } from '../../../nodes/SuperOffice/SuperOfficePollingTrigger.node';
import { addRecord, changeRecord, closeSale, deleteRecord } from '../../simulators/superoffice/happenings';
import type { SuperOfficeState } from '../../simulators/superoffice/state';
import { onsiteUser } from '../../simulators/superoffice/state/users';
import { useFakeDate } from '../fakeDate';
import { activeTrigger, type ActiveTrigger, type NodeJson } from '../harness';
import { withSimulators } from '../support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const context = withSimulators();
const superOffice = () => context.simulators.superOffice;
const state = () => superOffice().state;
const pass = useFakeDate('2026-03-30T12:00:00Z');

beforeEach(() => state().reset());
afterEach(() => expect(superOffice().violations).toEqual([]));

const node = (event: string, more: object = {}): NodeJson => ({
  type: 'n8n-nodes-erp-sync.superOfficePollingTrigger',
  name: 'Trigger',
  parameters: { event, ...more } as NodeJson['parameters'],
});

const trigger = async (event: string, more: object = {}): Promise<ActiveTrigger> =>
  await activeTrigger(node(event, more), context.credentials);

const jsonOf = (items: INodeExecutionData[]) => items.map(({ json }) => json);
const containing = (members: object): unknown => expect.objectContaining(members);
const picked = (value: number) => ({ __rl: true, mode: 'id', value });

/** Polls a trigger that has started with nothing. */
async function started(event: string, more: object = {}) {
  const active = await trigger(event, more);
  expect(await active.poll()).toEqual([]);
  return async (ms = 20 * MINUTE) => {
    pass(ms);
    return jsonOf(await active.poll());
  };
}

const IN_ZONES = {
  companyCreated: (now: SuperOfficeState) => {
    const contactId = addRecord(now, 'contact', { Name: 'New Shop' });
    return { contactId, name: 'New Shop', updatedDate: null };
  },
  companyChanged: (now: SuperOfficeState) => {
    changeRecord(now, 'contact', 7, { Department: 'Bergen' });
    return { contactId: 7, department: 'Bergen' };
  },
  personCreated: (now: SuperOfficeState) => {
    const personId = addRecord(now, 'person', { Firstname: 'Ada', Lastname: 'Byron' });
    return { personId, fullName: 'Ada Byron' };
  },
  personChanged: (now: SuperOfficeState) => {
    changeRecord(now, 'person', 40, { Title: 'Gardener' });
    return { personId: 40, title: 'Gardener', retired: true };
  },
  saleCreated: (now: SuperOfficeState) => {
    const saleId = addRecord(now, 'sale', { Heading: 'Roses', Status: 'Open', Contact: { ContactId: 3 } });
    return { saleId, heading: 'Roses', contactId: 3 };
  },
  saleChanged: (now: SuperOfficeState) => {
    changeRecord(now, 'sale', 5, { Amount: 99.5 });
    return { saleId: 5, amount: 99.5 };
  },
  projectCreated: (now: SuperOfficeState) => ({
    projectId: addRecord(now, 'project', { Name: 'Fair' }),
    name: 'Fair',
  }),
  projectChanged: (now: SuperOfficeState) => {
    changeRecord(now, 'project', 2, { Name: 'Other Fair' });
    return { projectId: 2, name: 'Other Fair' };
  },
  requestCreated: (now: SuperOfficeState) => ({
    ticketId: addRecord(now, 'ticket', { Title: 'Where are my roses?' }),
    title: 'Where are my roses?',
  }),
  requestChanged: (now: SuperOfficeState) => {
    changeRecord(now, 'ticket', 4, { Title: 'Thank you' });
    return { ticketId: 4, title: 'Thank you' };
  },
  saleClosed: (now: SuperOfficeState) => {
    closeSale(now, 5, 'Sold');
    return { saleId: 5, outcome: 'sold' };
  },
  erpSyncLogEntry: (now: SuperOfficeState) => {
    const row = { connection: 'Komet', source: 'Customer 1', target: 'Contact 1', crmfieldkey: 'NAME' };
    now.erp.log.add({ ...row, oldvalue: 'a', newvalue: 'b' });
    return { crmfieldkey: 'NAME', newvalue: 'b' };
  },
  batchTaskFinished: (now: SuperOfficeState) => {
    const { id } = now.batchTasks.add({ Name: 'Import' });
    now.batchTasks.finish(id, { state: 'Failed', result: 'No such file' });
    return { PrimaryKey: id, succeeded: false, Response: 'No such file' };
  },
  companyDeleted: (now: SuperOfficeState) => {
    deleteRecord(now, 'contact', 9);
    return { contactId: 9 };
  },
  personDeleted: (now: SuperOfficeState) => {
    deleteRecord(now, 'person', 9);
    return { personId: 9 };
  },
  recordDeleted: (now: SuperOfficeState) => {
    deleteRecord(now, 'sale', 6);
    return { recordId: 6, recordType: 'sale', deletedByUserId: 6 };
  },
};

describe.each(Object.entries(IN_ZONES))('%s', (event, happen) => {
  it('starts with nothing, brings what is new once, and again only if n8n died before it kept it', async () => {
    const active = await trigger(event);
    expect(await active.poll()).toEqual([]);
    pass(20 * MINUTE);
    const record = containing(happen(state()));
    pass(20 * MINUTE);
    expect(jsonOf(await active.poll('killed'))).toEqual([record]);
    pass(20 * MINUTE);
    expect(jsonOf(await active.poll())).toEqual([record]);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    active.restart();
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    for (let day = 0; day < 4; day += 1) {
      pass(DAY);
      expect(await active.poll()).toEqual([]);
    }
    expect(superOffice().counters.log.filter(({ httpMethod }) => httpMethod !== 'GET')).toEqual([]);
  });

  it('finds what came in a weekend in which n8n was down', async () => {
    const active = await trigger(event);
    await active.poll();
    pass(HOUR);
    const record = containing(happen(state()));
    pass(3 * DAY);
    active.restart();
    expect(jsonOf(await active.poll())).toEqual([record]);
  });
});

describe('a record that changes', () => {
  it('comes once for each state that a poll sees, and a new one too', async () => {
    const poll = await started('companyChanged');
    const contactId = addRecord(state(), 'contact', { Name: 'New Shop' });
    expect(await poll()).toEqual([containing({ contactId, updatedDate: null })]);
    changeRecord(state(), 'contact', contactId, { Name: 'Newer Shop' });
    expect(await poll()).toEqual([containing({ contactId, name: 'Newer Shop' })]);
    changeRecord(state(), 'contact', contactId, { Name: 'New Shop' });
    expect(await poll()).toEqual([containing({ contactId, name: 'New Shop' })]);
    expect(await poll()).toEqual([]);
  });

  it('comes although pages are capped and records are deleted while they are read', async () => {
    const poll = await started('companyChanged');
    state().settings.mostRows = 5;
    for (let id = 1; id <= 30; id += 1) changeRecord(state(), 'contact', id, { Department: 'Oslo' });
    const store = state().records.stores.contact;
    const before = superOffice().counters.log.length;
    const read = jest.spyOn(store, 'all').mockImplementation(() => {
      if (superOffice().counters.log.length === before + 2)
        for (const id of [1, 2, 3, 11]) store.rows.delete(id);
      return [...store.rows.values()];
    });
    const found = await poll();
    read.mockRestore();
    expect(found.map(({ contactId }) => contactId)).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1).filter((id) => id !== 11),
    );
  });

  it('is narrowed by a point in time that means the same in whatever zone the trigger reads', async () => {
    const conditions = {
      values: [{ column: 'createdAt', operator: 'since', value: '2026-03-30T12:30:00Z' }],
    };
    const options = { timeZone: 'America/Bogota' };
    const poll = await started('requestCreated', { filters: { conditions }, options });
    pass(20 * MINUTE);
    addRecord(state(), 'ticket', { Title: 'Before' });
    pass(20 * MINUTE);
    addRecord(state(), 'ticket', { Title: 'After' });
    expect(await poll()).toEqual([containing({ title: 'After' })]);
  });

  it('is narrowed by conditions, which the user’s rows and the bound must all meet', async () => {
    const conditions = { values: [{ column: 'name', operator: 'begins', value: 'Flower House 2' }] };
    const poll = await started('companyChanged', { filters: { conditions } });
    for (const id of [13, 20, 29]) changeRecord(state(), 'contact', id, { Department: 'Oslo' });
    expect((await poll()).map(({ contactId }) => contactId)).toEqual([20, 29]);
  });

  it('is found at midnight in any time zone, once', async () => {
    const poll = await started('saleChanged');
    const found = [];
    for (let hour = 0; hour < 30; hour += 1) {
      changeRecord(state(), 'sale', (hour % 20) + 1, { Amount: hour });
      found.push(...(await poll(HOUR)));
    }
    expect(found.map(({ amount }) => amount)).toEqual(Array.from({ length: 30 }, (_, hour) => hour));
  });
});

describe('Sale Sold or Lost', () => {
  it('is no matter of other changes, and comes again after the sale was reopened', async () => {
    const poll = await started('saleClosed');
    changeRecord(state(), 'sale', 2, { Amount: 1 });
    expect(await poll()).toEqual([]);
    closeSale(state(), 5, 'Sold');
    closeSale(state(), 6, 'Lost');
    expect((await poll()).map(({ saleId, outcome }) => [saleId, outcome])).toEqual([
      [5, 'sold'],
      [6, 'lost'],
    ]);
    changeRecord(state(), 'sale', 5, { Heading: 'Sold before' });
    expect(await poll(40 * DAY)).toEqual([]);
    changeRecord(state(), 'sale', 5, { Status: 'Open' });
    for (let n = 0; n < 3; n += 1) expect(await poll()).toEqual([]);
    closeSale(state(), 5, 'Lost');
    expect((await poll()).map(({ saleId, outcome }) => [saleId, outcome])).toEqual([[5, 'lost']]);
  });
});

describe('ERP Sync Log Entry', () => {
  const add = (newvalue: string, at?: string) =>
    state().erp.log.add(
      { connection: 'Komet', source: 'A', target: 'B', crmfieldkey: 'NAME', oldvalue: '', newvalue },
      at,
    );

  it('reads no further than it must: a long log costs one call', async () => {
    for (let n = 0; n < 3_000; n += 1) add(`old ${n}`, '2026-03-20T08:00:00');
    const poll = await started('erpSyncLogEntry');
    superOffice().counters.log.length = 0;
    add('new');
    expect((await poll()).map(({ newvalue }) => newvalue)).toEqual(['new']);
    expect(superOffice().counters.log).toHaveLength(1);
  });

  it('brings more than a page, and what is written late', async () => {
    const poll = await started('erpSyncLogEntry');
    state().settings.mostRows = 50;
    for (let n = 0; n < 120; n += 1) add(`n${n}`);
    expect(await poll()).toHaveLength(120);
    add('late', new Date(Date.now() - 20 * HOUR).toISOString().slice(0, 19));
    expect((await poll()).map(({ newvalue }) => newvalue)).toEqual(['late']);
    expect(await poll()).toEqual([]);
  });
});

describe('the engine', () => {
  it('that stops is an event each time, also if it ran for one poll only', async () => {
    const poll = await started('erpEngineStopped');
    const { engine } = state().erp;
    engine.set(false);
    expect(await poll()).toEqual([containing({ IsRunning: false })]);
    expect(await poll()).toEqual([]);
    engine.set(true);
    expect(await poll()).toEqual([]);
    engine.set(false);
    expect(await poll()).toHaveLength(1);
  });
});

describe('ERP Connection Synced', () => {
  it('is an event for each run of the chosen connection', async () => {
    const connection = state().erp.connections.active()[0];
    if (!connection) throw new Error('no connection');
    const poll = await started('erpConnectionSynced', {
      erpConnectionId: picked(connection.id),
    });
    connection.lastSync = '2026-03-30T13:00:00';
    expect(await poll()).toEqual([containing({ DisplayName: connection.displayName })]);
    expect(await poll()).toEqual([]);
  });

  it('demands a connection', async () => {
    const active = await trigger('erpConnectionSynced');
    await expect(active.poll()).rejects.toThrow('ERP Connection');
  });

  it('shows what it demands below the event, and only there', () => {
    const { properties } = new SuperOfficePollingTrigger().description;
    const shown = (event: string) =>
      properties.filter(({ displayOptions }) => displayOptions?.show?.event?.includes(event));
    const demanded = (event: string) =>
      shown(event).flatMap(({ name, required }) => (required === true ? [name] : []));
    const optional = (event: string) =>
      shown(event).flatMap(({ name, options = [] }) =>
        name === 'filters' ? options.map((each) => each.name) : [],
      );
    expect(demanded('erpConnectionSynced')).toEqual(['erpConnectionId']);
    expect(demanded('selectionMemberAdded')).toEqual(['selectionId']);
    expect(optional('selectionMemberAdded')).toEqual(['columns']);
    expect(optional('companyCreated')).toEqual(['conditions']);
  });
});

describe('Selection Member Added', () => {
  it('brings new members, also one that comes back after it was removed', async () => {
    const poll = await started('selectionMemberAdded', {
      selectionId: picked(1),
      filters: { columns: 'name, contactId' },
    });
    const { selections } = state();
    selections.add(1, [{ record: 30 }, { record: 31 }]);
    expect((await poll()).map(({ contactId }) => contactId)).toEqual([30, 31]);
    selections.remove(1, [30]);
    expect(await poll()).toEqual([]);
    selections.add(1, [{ record: 30 }]);
    expect((await poll()).map(({ contactId }) => contactId)).toEqual([30]);
  });
});

describe('Record Deleted', () => {
  it('brings each record with its kind, and no other change', async () => {
    const poll = await started('recordDeleted');
    changeRecord(state(), 'sale', 1, { Amount: 1 });
    deleteRecord(state(), 'project', 3);
    deleteRecord(state(), 'ticket', 4);
    expect((await poll()).map(({ recordType, recordId }) => [recordType, recordId])).toEqual([
      ['project', 3],
      ['request', 4],
    ]);
  });
});

describe('Webhook Stopped', () => {
  it('starts the webhook again at each stop, and leaves those alone that somebody has stopped', async () => {
    const { webhooks } = state();
    const hook = (State: 'Active' | 'Stopped') => ({
      ...{ Name: 'n8n', Events: ['sale.sold'], TargetUrl: 'https://n8n.example/hook' },
      // A script is not tried out when it is saved.
      ...{ Type: 'script', State },
    });
    const { WebhookId } = await webhooks.save(hook('Active'), onsiteUser('tje0'));
    await webhooks.save(hook('Stopped'), onsiteUser('tje0'));
    const poll = await started('webhookStopped');
    for (let stop = 0; stop < 2; stop += 1) {
      for (let failure = 0; failure < 9; failure += 1) webhooks.count(WebhookId, 500, 'Bad Gateway');
      expect(webhooks.get(WebhookId).State).toBe('TooManyErrors');
      expect(await poll()).toEqual([
        containing({ WebhookId, LastError: 'Bad Gateway', revived: [containing({ State: 'Active' })] }),
      ]);
      expect(webhooks.all().map(({ State }) => State)).toEqual(['Active', 'Stopped']);
    }
    expect(await poll()).toEqual([]);
  });

  it('brings a stop that could not be undone at the next poll, and a manual run starts nothing', async () => {
    const { webhooks } = state();
    const { WebhookId } = await webhooks.save(
      {
        Name: 'n8n',
        Events: ['sale.sold'],
        TargetUrl: 'https://n8n.example/hook',
        Type: 'script',
        State: 'Active',
      },
      onsiteUser('tje0'),
    );
    const active = await trigger('webhookStopped');
    await active.poll();
    for (let failure = 0; failure < 9; failure += 1) webhooks.count(WebhookId, 500, 'Bad Gateway');
    pass(20 * MINUTE);
    expect(jsonOf(await active.poll('manual'))).toEqual([containing({ WebhookId, State: 'TooManyErrors' })]);
    expect(webhooks.get(WebhookId).State).toBe('TooManyErrors');
    superOffice().faults.add({ kind: 'status', status: 500, on: 'v1Webhook_PatchWebhook', times: 9 });
    await expect(active.poll()).rejects.toThrow();
    superOffice().faults.clear();
    pass(HOUR);
    expect(await active.poll()).toHaveLength(1);
    expect(webhooks.get(WebhookId).State).toBe('Active');
  });
});

describe('what the form says', () => {
  it('counts the calls of each event, at an interval of 15 minutes', () => {
    const { properties } = new SuperOfficePollingTrigger().description;
    const notices = properties.filter(({ name }) => name === 'costNotice');
    const calls = Object.fromEntries(
      notices.map(({ displayOptions, displayName }) => [
        String(displayOptions?.show?.event),
        Number(/^About (\d+) calls a day, at an interval of 15 minutes/.exec(displayName)?.[1]),
      ]),
    );
    // 96 polls a day. Records that were never changed cost a second call.
    const two = ['companyChanged', 'personChanged', 'saleChanged', 'projectChanged'];
    expect(calls).toEqual(
      Object.fromEntries(Object.keys(calls).map((event) => [event, two.includes(event) ? 190 : 100])),
    );
    expect(Object.keys(calls)).toHaveLength(20);
  });

  it('requests nothing before the workflow is published', async () => {
    for (const event of Object.keys(IN_ZONES)) expect((await trigger(event)).issues()).toEqual([]);
  });
});
