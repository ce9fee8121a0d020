import type { IDataObject } from 'n8n-workflow';
import { all, stage } from './stage';

const appointment = stage('appointment');
const sale = stage('sale');
const project = stage('project');

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

const POST = 'v1AppointmentEntity_PostAppointmentEntity';
const PATCH = 'v1AppointmentEntity_PatchAppointmentEntity';

const meeting = {
  title: 'Price talk',
  taskId: 1,
  startDate: '2026-02-03T09:00:00Z',
  endDate: '2026-02-03T10:00:00Z',
};

describe('an appointment that repeats', () => {
  // The members and their enums as the page of RecurrenceInfo and its patterns has them.
  it.each<[kind: string, given: IDataObject, sent: IDataObject]>([
    [
      'every working day, eight times',
      {
        recurrencePattern: 'daily',
        recurrenceStartDate: '2026-02-03',
        recurrenceEndType: 'counter',
        recurrenceCount: 8,
        recurrenceDailyPattern: 'everyWorkday',
      },
      {
        StartDate: '2026-02-03',
        RecurrenceCounter: 8,
        RecurrenceEndType: 'Counter',
        Pattern: 'Daily',
        DayPattern: { Pattern: 'EveryWorkday' },
      },
    ],
    [
      'every second Monday and Thursday until a day',
      {
        recurrencePattern: 'weekly',
        recurrenceStartDate: '2026-02-02',
        recurrenceEndType: 'endDate',
        recurrenceEndDate: '2026-06-30',
        recurrenceWeekdays: 'monday, thursday',
        recurrenceWeeksPerCycle: 2,
        isRecurrence: true,
      },
      {
        StartDate: '2026-02-02',
        EndDate: '2026-06-30',
        RecurrenceEndType: 'EndDate',
        Pattern: 'Weekly',
        WeekPattern: { Weekdays: 'Monday,Thursday', Cycle: 2 },
        IsRecurrence: true,
      },
    ],
    [
      'on the last Friday of each third month',
      {
        recurrencePattern: 'monthly',
        recurrenceStartDate: '2026-02-27',
        recurrenceMonthlyPattern: 'weekdayOfMonth',
        recurrenceMonthsPerCycle: 3,
        recurrenceMonthlyWeekday: 'friday',
        recurrenceMonthlyWeek: 'last',
      },
      {
        StartDate: '2026-02-27',
        Pattern: 'Monthly',
        MonthPattern: { Pattern: 'WeekdayOfMonth', Cycle: 3, Weekday: 'Friday', WeekOfMonth: 'Last' },
      },
    ],
    [
      'on 17 August of each year',
      {
        recurrencePattern: 'yearly',
        recurrenceStartDate: '2026-08-17',
        recurrenceYearlyPattern: 'dayOfMonth',
        recurrenceYearlyMonth: 8,
        recurrenceYearlyDay: 17,
      },
      {
        StartDate: '2026-08-17',
        Pattern: 'Yearly',
        YearPattern: { Pattern: 'DayOfMonth', Cycle: 8, Day: 17 },
      },
    ],
    [
      'on days of its own',
      {
        recurrencePattern: 'custom',
        recurrenceStartDate: '2026-02-03',
        recurrenceDates: [{ date: '2026-02-03' }, { date: '2026-02-11' }],
      },
      {
        StartDate: '2026-02-03',
        Pattern: 'Custom',
        Dates: [{ Date: '2026-02-03' }, { Date: '2026-02-11' }],
      },
    ],
  ])('is created %s', async (_, given, sent) => {
    const [item] = await appointment.json('create', { ...meeting, ...more(given), ...RAW });
    expect(appointment.sent(POST)[0]?.Recurrence).toEqual(sent);
    expect(item?.Recurrence).toMatchObject({
      RecurrenceId: 1,
      Pattern: sent.Pattern,
      StartDate: expect.stringContaining(`${String(sent.StartDate)}T00:00:00`) as unknown,
      IsRecurrence: true,
    });
  });

  const weekly = {
    recurrencePattern: 'weekly',
    recurrenceStartDate: '2026-02-02',
    recurrenceWeekdays: 'monday',
    recurrenceWeeksPerCycle: 1,
  };

  it.each<[mistake: string, given: IDataObject, message: string]>([
    [
      'without its kind',
      { recurrenceWeekdays: 'monday' },
      'Recurrence Pattern is required because Recurrence Weekdays is given',
    ],
    [
      'without its start',
      { ...weekly, recurrenceStartDate: null },
      'Recurrence Start Date is required because Recurrence Pattern is given',
    ],
    [
      'without its days',
      { ...weekly, recurrenceWeekdays: null },
      'Recurrence Weekdays is required because Recurrence Pattern is Weekly',
    ],
    [
      'without what its pattern needs',
      {
        recurrencePattern: 'monthly',
        recurrenceStartDate: '2026-02-02',
        recurrenceMonthsPerCycle: 1,
        recurrenceMonthlyPattern: 'dayOfMonth',
      },
      'Recurrence Monthly Day is required because Recurrence Monthly Pattern is Day of Month',
    ],
    [
      'without its end',
      { ...weekly, recurrenceEndType: 'endDate' },
      'Recurrence End Date is required because Recurrence End Type is End Date',
    ],
    [
      'with the fields of another kind',
      { ...weekly, recurrenceMonthlyDay: 17 },
      'expected at most one of them, got Recurrence Weekdays and Recurrence Weeks per Cycle and Recurrence Monthly Day',
    ],
    ['on a day that no week has', { ...weekly, recurrenceWeekdays: 'monday, funday' }, 'Recurrence Weekdays'],
    ['in a month that no year has', { recurrenceYearlyMonth: 13 }, 'Recurrence Yearly Month'],
  ])('is refused %s, and nothing is sent', async (_, given, message) => {
    const { failure } = await appointment.run('create', { ...meeting, ...more(given) });
    expect(failure?.message).toContain(message);
    expect(appointment.sent(POST)).toEqual([]);
  });

  it('gets another recurrence in one step, and keeps the rest', async () => {
    const [item] = await appointment.json('update', { appointmentId: 3, ...more(weekly), ...RAW });
    expect(appointment.sent(PATCH)).toEqual([
      [
        {
          op: 'replace',
          path: '/Recurrence',
          value: {
            StartDate: '2026-02-02',
            Pattern: 'Weekly',
            WeekPattern: { Weekdays: 'Monday', Cycle: 1 },
          },
        },
      ],
    ]);
    expect(item).toMatchObject({ Title: 'Follow-up 3', Recurrence: { Pattern: 'Weekly' } });
  });

  it('repeats no more once its pattern is cleared', async () => {
    await appointment.json('update', { appointmentId: 3, ...more(weekly) });
    const [item] = await appointment.json('update', {
      appointmentId: 3,
      clearFields: ['recurrencePattern'],
      ...RAW,
    });
    expect(appointment.sent(PATCH)[1]).toEqual([{ op: 'remove', path: '/Recurrence' }]);
    expect(item?.Recurrence).toBeNull();
  });

  it('keeps its own start when an item is mapped automatically', async () => {
    const item = { Title: 'Moved', StartDate: '2026-02-05T09:00:00Z', Agenda: 'Prices' };
    await appointment.run('update', { appointmentId: 3, moreFields: { mappingMode: 'autoMapInputData' } }, [
      item,
    ]);
    expect(appointment.sent(PATCH)).toEqual([[{ op: 'replace', path: '/Agenda', value: 'Prices' }]]);
  });
});

const RAW = { simplify: false };

describe('links', () => {
  it.each([
    ['appointment', appointment, meeting, POST, 41],
    ['sale', sale, { heading: 'Tulips' }, 'v1SaleEntity_PostSaleEntity', 31],
    ['project', project, { name: 'Flower Fair' }, 'v1ProjectEntity_PostProjectEntity', 11],
  ] as const)('of a new %s travel as rows, and are listed', async (kind, on, given, documented, id) => {
    const links = [
      { entityName: 'document', id: 5, description: 'Offer' },
      { entityName: 'project', id: 2 },
    ];
    await on.json('create', { ...given, ...more({ links }) });
    expect(on.sent(documented)[0]?.Links).toEqual([
      { EntityName: 'document', Id: 5, Description: 'Offer' },
      { EntityName: 'project', Id: 2 },
    ]);
    const rows = await on.json('getRelated', all({}, { [`${kind}Id`]: id, related: 'links' }));
    expect(rows).toEqual([
      expect.objectContaining({ EntityName: 'document', linkId: 1, linkDescription: 'Offer' }) as unknown,
      expect.objectContaining({ EntityName: 'project', linkId: 2 }) as unknown,
    ]);
  });

  it.each([
    ['appointment', appointment, PATCH],
    ['sale', sale, 'v1SaleEntity_PatchSaleEntity'],
    ['project', project, 'v1ProjectEntity_PatchProjectEntity'],
  ] as const)('of a known %s are replaced as a whole, or cleared', async (kind, on, documented) => {
    const id = { [`${kind}Id`]: 3 };
    await on.json('update', { ...id, ...more({ links: [{ entityName: 'sale', id: 7, linkId: 4 }] }) });
    await on.json('update', { ...id, clearFields: ['links'] });
    expect(on.sent(documented)).toEqual([
      [{ op: 'replace', path: '/Links', value: [{ EntityName: 'sale', Id: 7, LinkId: 4 }] }],
      [{ op: 'remove', path: '/Links' }],
    ]);
    expect(await on.json('getRelated', all({}, { ...id, related: 'links' }))).toEqual([]);
  });

  it.each<[string, IDataObject, string]>([
    ['without the kind of its record', { id: 5 }, 'EntityName is required because Id is given'],
    ['to nothing', { entityName: 'sale' }, 'Id is required because ExtraInfo is not given'],
  ])('%s is refused, and nothing is sent', async (_, link, message) => {
    const { failure } = await sale.run('update', { saleId: 3, ...more({ links: [link] }) });
    expect(failure?.message).toMatch(new RegExp(message.replace(/([A-Z])/g, ' ?$1'), 'i'));
    expect(sale.sent('v1SaleEntity_PatchSaleEntity')).toEqual([]);
  });
});
