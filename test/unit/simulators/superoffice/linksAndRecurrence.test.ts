import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { json, superOffice } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const patched = (path: string, values: object) => superOffice(office, path, values, undefined, 'PATCH');

it('links get IDs of their own and are counted', async () => {
  const Links = [
    { EntityName: 'document', Id: 5 },
    { EntityName: 'Sale', Id: 7, LinkId: 4 },
    { EntityName: 'url', ExtraInfo: 'https://a.example' },
  ];
  expect(json(await patched('Project/3', { Links }))).toMatchObject({
    ActiveLinks: 3,
    Links: [{ LinkId: 5 }, { LinkId: 4 }, { LinkId: 7 }],
  });
  expect(office.violations).toEqual([]);
});

it.each([
  [{ EntityName: 'document', Id: 999 }, 'document 999 was not found'],
  [{ EntityName: 'nothing', Id: 1 }, 'A link needs the name of an entity'],
])('a link to nothing is refused: %j', async (link, message) => {
  const answer = await patched('Sale/3', { Links: [link] });
  expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(message)]);
});

const monday = { Weekdays: 'Monday, Thursday', Cycle: 1 };

it('a recurrence says that it is one, and keeps its ID', async () => {
  const first = { Pattern: 'Weekly', StartDate: '2026-02-02', WeekPattern: monday };
  expect(json(await patched('Appointment/3', { Recurrence: first }))).toMatchObject({
    Recurrence: { RecurrenceId: 1, IsRecurrence: true, WeekPattern: monday },
  });
  expect(office.violations).toEqual([]);
});

it.each([
  [{ Pattern: 'Weekly' }, 'A Weekly recurrence has a WeekPattern'],
  [
    { Pattern: 'Daily', DayPattern: { Cycle: 1 }, WeekPattern: monday },
    'A Daily recurrence has no WeekPattern',
  ],
  [{ Pattern: 'Custom' }, 'A Custom recurrence has Dates'],
])('a recurrence has the pattern of its kind, and no other: %j', async (recurrence, message) => {
  const answer = await patched('Appointment/3', { Recurrence: recurrence });
  expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(message)]);
});

it('a day that no week has is no documented value', async () => {
  await patched('Appointment/3', {
    Recurrence: { Pattern: 'Weekly', WeekPattern: { Weekdays: 'Monday,Funday' } },
  });
  expect(JSON.stringify(office.violations)).toContain('Weekdays');
});
