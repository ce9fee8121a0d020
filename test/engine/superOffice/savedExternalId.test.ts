import { stage } from './stage';

const company = stage('company');
const request = stage('request');
const document = stage('document');
const sale = stage('sale');
const project = stage('project');
const appointment = stage('appointment');

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

  it('is saved with sales, projects and appointments too, when they are created and when they are changed', async () => {
    const saveExternalId = { values: { ...erp, createIfMissing: true } };
    const [sold] = await sale.json('create', { heading: 'Roses', saveExternalId });
    await sale.json('update', { saleId: sold?.SaleId, heading: 'Red roses', saveExternalId });
    const [fair] = await project.json('create', { name: 'Flower Fair', saveExternalId });
    await project.json('update', { projectId: fair?.ProjectId, name: 'Flower Fair 2027', saveExternalId });
    const day = '2026-10-01T09:00:00.000Z';
    const [call] = await appointment.json('create', {
      taskId: 2,
      startDate: day,
      endDate: day,
      saveExternalId,
    });
    await appointment.json('update', { appointmentId: call?.AppointmentId, title: 'Call', saveExternalId });
    const saved = [sale, project, appointment].flatMap((each) =>
      each.sent('v1ForeignAppEntity_SaveForeignKey'),
    );
    expect(saved.map(({ TableName, RecordId, Value }) => [TableName, RecordId, Value])).toEqual([
      ['sale', sold?.SaleId, 'C-77'],
      ['sale', sold?.SaleId, 'C-77'],
      ['project', fair?.ProjectId, 'C-77'],
      ['project', fair?.ProjectId, 'C-77'],
      ['appointment', call?.AppointmentId, 'C-77'],
      ['appointment', call?.AppointmentId, 'C-77'],
    ]);
  });

  it('is saved with requests and documents too, each in its own table', async () => {
    const saveExternalId = { values: { ...erp, createIfMissing: true } };
    const [ticket] = await request.json('create', { title: 'Late delivery', saveExternalId });
    await request.json('update', { requestId: ticket?.TicketId, title: 'Very late', saveExternalId });
    const [file] = await document.json('create', { header: 'Offer', saveExternalId });
    const saved = [request, document].flatMap((each) => each.sent('v1ForeignAppEntity_SaveForeignKey'));
    expect(saved.map(({ TableName, RecordId }) => [TableName, RecordId])).toEqual([
      ['ticket', ticket?.TicketId],
      ['ticket', ticket?.TicketId],
      ['document', file?.DocumentId],
    ]);
  });
});
