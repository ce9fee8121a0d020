import type { IDataObject } from 'n8n-workflow';
import { openList } from '../harness';
import { packNode } from '../support';
import { all, stage } from './stage';

const appointment = stage('appointment');

const POST = 'v1AppointmentEntity_PostAppointmentEntity';
const PATCH = 'v1AppointmentEntity_PatchAppointmentEntity';

const stored = (id: number) => appointment.superOffice.state.records.get('appointment', id);

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

it('Get reads an appointment with what it is about', async () =>
  expect(await appointment.json('get', { appointmentId: 20 })).toMatchObject([
    {
      AppointmentId: 20,
      Title: 'Follow-up 20',
      Task: 'To-do',
      ContactId: 20,
      Company: 'Flower House 20 AS',
      PersonId: 20,
      SaleId: 21,
      ProjectId: 1,
      IsMileStone: true,
      Completed: 'Completed',
      Priority: 'High',
    },
  ]));

describe('Get Many', () => {
  it('lists all, page after page by their ID', async () => {
    appointment.superOffice.state.settings.mostRows = 15;
    const rows = await appointment.json('getMany', all());
    expect(rows.map(({ appointmentId }) => appointmentId)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
  });

  it('lists those that meet the conditions', async () => {
    const conditions = {
      values: [
        { column: 'completed', operator: 'is', value: false },
        { column: 'isMilestone', operator: 'is', value: true },
      ],
    };
    const rows = await appointment.json('getMany', all({}, { match: 'all', conditions }));
    expect(rows.map(({ appointmentId }) => appointmentId)).toEqual([5, 15, 25, 35]);
  });
});

describe('Create', () => {
  const meeting = { taskId: 1, startDate: '2026-02-03T09:00:00Z', endDate: '2026-02-03T10:30:00Z' };

  it('keeps the time, whatever the zone of the workflow', async () => {
    const { main, failure } = await appointment.run(
      'create',
      { title: 'Price talk', ...meeting, contactId: 4, associateId: 6 },
      [{}],
      { timezone: 'America/Bogota' },
    );
    expect(failure).toBeUndefined();
    expect(appointment.sent(POST)).toEqual([
      {
        Associate: { AssociateId: 6 },
        Contact: { ContactId: 4 },
        Title: 'Price talk',
        StartDate: expect.stringMatching(/^2026-02-03T09:00:00(?:\.000)?Z$/) as unknown,
        EndDate: expect.stringMatching(/^2026-02-03T10:30:00(?:\.000)?Z$/) as unknown,
        Task: { TaskListItemId: 1 },
      },
    ]);
    // The database keeps the time in Norway, an hour ahead.
    expect(stored(41)).toMatchObject({ StartDate: '2026-02-03T10:00:00' });
    const json = main[0]?.json as IDataObject;
    expect(json).toMatchObject({
      AppointmentId: 41,
      Title: 'Price talk',
      Task: 'Meeting',
      Associate: 'Lina Berg',
    });
    expect(Date.parse(String(json.StartDate))).toBe(Date.parse('2026-02-03T09:00:00Z'));
  });

  it('needs a task and its time', async () => {
    const { failure } = await appointment.run('create', { title: 'Price talk', taskId: 1 });
    expect(failure?.message).toContain('Start Date');
    expect(appointment.sent(POST)).toEqual([]);
  });

  it('sends participants as rows', async () => {
    await appointment.json('create', {
      ...meeting,
      ...more({
        suggestedAppointmentId: 3,
        participants: [
          { associateId: 6, sendEmail: false },
          { personId: 20, contactId: 20 },
        ],
      }),
    });
    expect(appointment.sent(POST)[0]).toMatchObject({
      Participants: [
        { AssociateId: 6, SendEmail: false },
        { PersonId: 20, ContactId: 20 },
      ],
      SuggestedAppointmentId: 3,
    });
  });
});

describe('Update', () => {
  it('sends only what is given', async () => {
    const [item] = await appointment.json('update', {
      appointmentId: 3,
      completed: 'completed',
      priorityId: 1,
      location: 'Bergen',
    });
    expect(appointment.sent(PATCH)).toEqual([
      [
        { op: 'replace', path: '/Location', value: 'Bergen' },
        { op: 'replace', path: '/Priority', value: { Id: 1 } },
        { op: 'replace', path: '/Completed', value: 'Completed' },
      ],
    ]);
    expect(item).toMatchObject({
      AppointmentId: 3,
      Title: 'Follow-up 3',
      Completed: 'Completed',
      Priority: 'Low',
      Location: 'Bergen',
    });
  });

  it('empties the fields to clear', async () => {
    const [item] = await appointment.json('update', {
      appointmentId: 4,
      clearFields: ['saleId', 'location', 'description'],
    });
    expect(item).toMatchObject({ SaleId: null, Title: 'Follow-up 4', ContactId: 4 });
    expect(stored(4)).toMatchObject({ Sale: null });
  });

  // The fields of the simulator’s appointments: SuperOffice:1 to 8, one of each type.
  it.each<[field: string, label: string, given: unknown, sent: string, read: unknown]>([
    ['SuperOffice:1', 'Boxes', 12, '12', 12],
    ['SuperOffice:2', 'Reference', 'REF-9', 'REF-9', 'REF-9'],
    ['SuperOffice:3', 'Delivery Notes', 'Ring twice', 'Ring twice', 'Ring twice'],
    ['SuperOffice:4', 'First Delivery', '2026-05-04', '[D:05/04/2026]', '2026-05-04'],
    ['SuperOffice:5', 'Contract End', '2099-12-31', '[D:12/31/2099]', '2099-12-31'],
    ['SuperOffice:6', 'Preferred', true, '[I:1]', true],
    ['SuperOffice:7', 'Business Group', 'Retail', '2', 'Retail'],
    ['SuperOffice:8', 'Bonus', '3.75', '[F:3.75]', 3.75],
  ])('writes and reads the custom field %s', async (field, label, given, sent, read) => {
    const [item] = await appointment.json('update', {
      appointmentId: 6,
      ...more({ [field]: given } as IDataObject),
    });
    expect(appointment.sent(PATCH)).toEqual([
      [{ op: 'replace', path: '/CustomFields', value: { [field]: sent } }],
    ]);
    expect((item?.CustomFields as IDataObject)[label]).toEqual(read);
  });
});

it('Delete removes the appointment for good', async () => {
  expect(await appointment.json('delete', { appointmentId: 4 })).toEqual([
    { deleted: true, appointmentId: 4 },
  ]);
  expect(stored(4)).toBeUndefined();
});

describe('Get Related', () => {
  const related = async (what: string) =>
    await appointment.json('getRelated', all({}, { appointmentId: 4, related: what }));

  it('lists who takes part', async () =>
    expect(await related('participants')).toEqual([
      expect.objectContaining({ participantAssociateId: 6, participantPersonId: 13 }) as unknown,
    ]));

  it('lists what the appointment is linked with', async () => expect(await related('links')).toEqual([]));
});

it('an appointment is picked from a list by its text', async () => {
  const { entries } = await openList(packNode('superOffice', 'appointment', 'get', {}), 'appointmentId', {
    credentials: { superOfficeApi: { ...appointment.superOffice.credential } },
    typed: 'Follow-up 17',
  });
  expect(entries).toEqual([{ name: expect.stringMatching(/^Follow-up 17.*\(17\)$/) as string, value: '17' }]);
});
