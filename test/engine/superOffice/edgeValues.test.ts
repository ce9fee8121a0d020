import type { IDataObject } from 'n8n-workflow';
import { superOfficeFacts } from '../../documented';
import { openList } from '../harness';
import { packNode } from '../support';
import { all, by, stage, type Stage } from './stage';

const company = stage('company');
const person = stage('person');
const sale = stage('sale');
const project = stage('project');
const appointment = stage('appointment');
const document = stage('document');
const selection = stage('selection');
const request = stage('request');

const where = (operator: string, value: unknown): IDataObject =>
  all({}, { conditions: { values: [{ column: 'name', operator, value }] } } as IDataObject);
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

/** What one call of a change carries. */
const patched = (on: Stage, type: string) => on.sent(`v1${type}_Patch${type}`).flat();

const NAMES = [
  "O'Brien & Søn",
  'Blumen "Rosa"',
  "L'Oréal 50% * [A]",
  'back\\slash',
  "ends with '",
  "' or getAllRows set true or name is '",
  'a,b;(c) and d',
  'plus+equals=amp&hash#?',
  '花屋 🌷',
  '100',
  'undefined',
  'null',
  '%27 %5C \\u0027',
  '$filter',
];

describe('companies whose names have a meaning elsewhere', () => {
  const items = NAMES.map((name) => ({ name }));

  it('are created, found by their names, and no other is', async () => {
    const made = await company.json('create', { name: '={{ $json.name }}' }, items);
    expect(made.map(({ Name }) => Name)).toEqual(NAMES);
    for (const operator of ['is', 'begins', 'contains']) {
      const found = await company.json('getMany', where(operator, '={{ $json.name }}'), items);
      expect(found.map(({ name }) => name)).toEqual(NAMES);
    }
    const oneOf = await company.json('getMany', where('oneOf', NAMES));
    expect(oneOf.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  });

  it('are picked by their names', async () => {
    const made = await company.json('create', { name: '={{ $json.name }}' }, items);
    const node = packNode('superOffice', 'company', 'get', { options: {} });
    const credentials = { superOfficeApi: { ...company.superOffice.credential } };
    for (const [index, typed] of NAMES.entries()) {
      const { entries } = await openList(node, 'companyId', { credentials, typed });
      expect(entries.map(({ value }) => value)).toEqual([String(made[index]?.ContactId)]);
    }
  });
});

describe('an address of SuperOffice’s client', () => {
  const kinds: Record<string, [on: Stage, field: string, id: string]> = {
    searchCompanies: [company, 'companyId', 'ContactId'],
    searchPeople: [person, 'personId', 'PersonId'],
    searchSales: [sale, 'saleId', 'SaleId'],
    searchProjects: [project, 'projectId', 'ProjectId'],
    searchAppointments: [appointment, 'appointmentId', 'AppointmentId'],
    searchDocuments: [document, 'documentId', 'DocumentId'],
    searchSelections: [selection, 'selectionId', 'SelectionId'],
    searchRequests: [request, 'requestId', 'TicketId'],
  };

  it.each(superOfficeFacts().addresses.said)('names a record of $list', async ({ list, samples }) => {
    const [on, field, id] = kinds[list] ?? [company, '', ''];
    const [address = ''] = samples;
    const own = address.replaceAll('=23', '=2');
    const [record] = await on.json('get', { [field]: by('url', own), simplify: false });
    expect(record?.[id]).toBe(2);
    const other = address.replace(/(?:[?&]\w+=\d+)+/, '?diaryowner_id=2');
    const { failure } = await on.run('get', { [field]: by('url', other) });
    expect(failure?.message).toMatch(/expected a whole number from 1 .* or an address with \w+, got /);
  });
});

describe('a day and a moment, in the zone of the workflow', () => {
  it.each([
    ['America/Bogota', '2026-12-31', '2026-12-31'],
    ['Europe/Oslo', '2026-12-31', '2026-12-31'],
    // In Oslo it is New Year already.
    ['America/Bogota', '2026-12-31T23:30:00.000-05:00', '2026-12-31'],
    ['Europe/Oslo', '2026-12-31T23:30:00.000-05:00', '2027-01-01'],
  ])('%s: the day of a sale given as %s is %s', async (timezone, given, day) => {
    const { failure } = await sale.run('update', { saleId: 4, saledate: given }, [{}], { timezone });
    expect(failure).toBeUndefined();
    expect(patched(sale, 'SaleEntity')).toEqual([{ op: 'replace', path: '/Saledate', value: day }]);
  });

  it.each([
    ['America/Bogota', '2026-03-29T02:30:00', '2026-03-29T07:30:00.000Z', '03/29/2026 07:30:00'],
    // This half hour does not exist in Oslo: clocks go forward.
    ['Europe/Oslo', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z', '03/29/2026 01:30:00'],
    ['Europe/Oslo', '2026-10-25T03:30:00', '2026-10-25T02:30:00.000Z', '10/25/2026 02:30:00'],
  ])('%s: the moment %s is %s', async (timezone, given, moment, custom) => {
    await appointment.run('update', { appointmentId: 4, endDate: given }, [{}], { timezone });
    expect(patched(appointment, 'AppointmentEntity')).toEqual([
      { op: 'replace', path: '/EndDate', value: moment },
    ]);
    await company.run('update', { companyId: 20, ...more({ x_arrival: given }) }, [{}], { timezone });
    expect(patched(company, 'ContactEntity')).toEqual([
      { op: 'replace', path: '/CustomFields', value: { x_arrival: `[DT:${custom}]` } },
    ]);
  });
});

describe('values that look like none', () => {
  it.each<[IDataObject, string, unknown]>([
    [{ amount: 0 }, '/Amount', 0],
    [{ amount: '0' }, '/Amount', 0],
    [{ amount: '9007199254740993' }, '/Amount', 9_007_199_254_740_993n],
    [{ amount: 0.1 + 0.2 }, '/Amount', 0.3],
    [{ amount: -0.005 }, '/Amount', -0.005],
  ])('of a sale are sent as they are: %j', async (values, path, value) => {
    await sale.json('update', { saleId: 2, ...values });
    expect(patched(sale, 'SaleEntity')).toEqual([{ op: 'replace', path, value }]);
  });

  it.each([false, 'false', 0])('of a switch are no: %j', async (xstop) => {
    await company.json('update', { companyId: 20, ...more({ xstop }) });
    expect(patched(company, 'ContactEntity')).toEqual([{ op: 'replace', path: '/Xstop', value: false }]);
  });

  it('of custom fields are sent in the form of each type', async () => {
    const values = { 'SuperOffice:4': 0, 'SuperOffice:9': false, 'SuperOffice:11': 0 };
    await company.json('update', { companyId: 20, ...more(values) });
    expect(patched(company, 'ContactEntity')).toEqual([
      {
        op: 'replace',
        path: '/CustomFields',
        value: { 'SuperOffice:4': '0', 'SuperOffice:9': '[I:0]', 'SuperOffice:11': '[F:0]' },
      },
    ]);
  });

  it.each([['12,50'], ['1.234.567,89'], ['1 234'], ['NaN'], [1e21]])(
    'but are no number are refused before a call: %j',
    async (amount) => {
      const { failure } = await sale.run('update', { saleId: 2, amount });
      expect(failure?.message).toContain('Amount: expected a number');
      expect(sale.superOffice.counters.calls).toBe(0);
    },
  );

  it.each([2_147_483_648, -2_147_483_649, 1.5])(
    'and numbers that a custom field can’t hold are refused: %d',
    async (number) => {
      const { failure } = await company.run('update', {
        companyId: 20,
        ...more({ 'SuperOffice:4': number }),
      });
      expect(failure?.message).toContain('Boxes: expected a whole number');
      expect(patched(company, 'ContactEntity')).toEqual([]);
    },
  );
});
