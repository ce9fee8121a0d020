import type { IDataObject } from 'n8n-workflow';
import { stage, type Stage } from './stage';

const company = stage('company');
const person = stage('person');
const sale = stage('sale');
const project = stage('project');
const appointment = stage('appointment');
const request = stage('request');
const document = stage('document');

const erp = { application: 'ERP', keyName: 'customerId', value: 'C-77' };
const keys = () => company.sent('v1ForeignAppEntity_SaveForeignKey');
const made = () => company.sent('v1ContactEntity_PostContactEntity');

describe('the External ID of a record', () => {
  it('is saved with a new record, and finds it from then on', async () => {
    const [created] = await company.json('create', {
      name: 'Tulips AS',
      saveExternalId: { values: { ...erp, createIfMissing: true } },
    });
    expect(created).toMatchObject({ Name: 'Tulips AS' });
    expect(keys()).toMatchObject([
      { TableName: 'contact', RecordId: created?.ContactId, Key: 'customerId', Value: 'C-77' },
    ]);
    const { value: externalId, ...named } = erp;
    const found = { findBy: 'externalId', ...named, externalId };
    expect(await company.json('get', found)).toMatchObject([{ ContactId: created?.ContactId }]);
  });

  it('is saved with a change', async () => {
    await company.json('update', {
      companyId: 20,
      department: 'Oslo',
      saveExternalId: { values: { ...erp, createIfMissing: true } },
    });
    expect(keys()).toMatchObject([{ TableName: 'contact', RecordId: 20, Value: 'C-77' }]);
  });

  it('that can’t be saved leaves a record, which the item has, and no try makes another', async () => {
    const { main } = await company.run(
      'create',
      { name: 'Tulips AS', saveExternalId: { values: erp } },
      [{}],
      { onError: 'continueRegularOutput' },
    );
    const id = String(company.superOffice.state.records.stores.contact.all().at(-1)?.ContactId);
    expect(main[0]?.json).toMatchObject({
      message: expect.stringContaining(
        `The company is saved (ContactId ${id}), but its External ID is not: `,
      ) as string,
      details: { record: { ContactId: Number(id), Name: 'Tulips AS' } },
    });
    expect(made()).toHaveLength(1);
  });

  it('is complete, or nothing is sent', async () => {
    const { failure } = await company.run('create', {
      name: 'Tulips AS',
      saveExternalId: { values: { application: 'ERP', value: 'C-77' } },
    });
    expect(failure?.message).toContain('External ID to Save, Key Name: expected a value, got none');
    expect(company.superOffice.counters.calls).toBe(0);
  });

  it.each<[table: string, of: Stage, member: string, id: string, record: IDataObject, change: IDataObject]>([
    [
      'person',
      person,
      'PersonId',
      'personId',
      { firstname: 'Ada', lastname: 'Byron', companyId: 8 },
      { personNumber: 'P-1' },
    ],
    ['sale', sale, 'SaleId', 'saleId', { heading: 'Tulips for spring' }, { amount: '12.50' }],
    ['project', project, 'ProjectId', 'projectId', { name: 'Tulip Fair' }, { projectNumber: 'P-1' }],
    [
      'appointment',
      appointment,
      'AppointmentId',
      'appointmentId',
      { title: 'Price talk', taskId: 1, startDate: '2026-02-03T09:00:00Z', endDate: '2026-02-03T10:30:00Z' },
      { title: 'Long price talk' },
    ],
    ['ticket', request, 'TicketId', 'requestId', { title: 'Late delivery' }, { title: 'Very late' }],
    ['document', document, 'DocumentId', 'documentId', { header: 'Offer' }, { header: 'Last offer' }],
  ])(
    'is saved with a new and with a changed record of each kind: %s',
    async (table, of, member, id, record, change) => {
      const saveExternalId = { values: { ...erp, createIfMissing: true } };
      const [created] = await of.json('create', { ...record, saveExternalId });
      const key = created?.[member];
      expect(key).toEqual(expect.any(Number));
      const other = { values: { ...erp, value: 'C-78', createIfMissing: true } };
      await of.json('update', { [id]: key, ...change, saveExternalId: other });
      expect(of.sent('v1ForeignAppEntity_SaveForeignKey')).toMatchObject([
        { TableName: table, RecordId: key, Value: 'C-77' },
        { TableName: table, RecordId: key, Value: 'C-78' },
      ]);
    },
  );
});
