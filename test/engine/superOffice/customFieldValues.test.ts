import type { IDataObject } from 'n8n-workflow';
import { openMapper } from '../harness';
import { packNode } from '../support';
import { stage } from './stage';

const company = stage('company');
const request = stage('request');

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

/**
 * A field of each type, of both kinds: its label, the value of the form, as the database takes it (User-Defined Field in the
 * vendor's reference), and as the item has it.
 */
const EACH: Array<[id: string, label: string, given: unknown, sent: string, read: unknown]> = [
  ['SuperOffice:4', 'Boxes', 12, '12', 12],
  ['SuperOffice:5', 'Reference', 'R 7', 'R 7', 'R 7'],
  ['SuperOffice:6', 'Delivery Notes', 'Ring twice', 'Ring twice', 'Ring twice'],
  ['SuperOffice:7', 'First Delivery', '2026-12-31', '[D:12/31/2026]', '2026-12-31'],
  ['SuperOffice:8', 'Contract End', '2050-01-31', '[D:01/31/2050]', '2050-01-31'],
  ['SuperOffice:9', 'Preferred', true, '[I:1]', true],
  ['SuperOffice:10', 'Business Group', 'Retail', '2', 'Retail'],
  ['SuperOffice:11', 'Bonus', '2.5', '[F:2.5]', 2.5],
  ['x_pallets', 'Pallets', 3, '3', 3],
  ['x_gate', 'Gate', 'G2', 'G2', 'G2'],
  ['x_remarks', 'Remarks', 'Mind the dog', 'Mind the dog', 'Mind the dog'],
  ['x_inspected', 'Inspected', '2026-02-28', '[D:02/28/2026]', '2026-02-28'],
  ['x_arrival', 'Arrival', '2026-12-31T23:59:59Z', '[DT:12/31/2026 23:59:59]', '2026-12-31T23:59:59Z'],
  ['x_opens', 'Opens', '01:30:00', '[T:01:30:00]', '01:30:00'],
  ['x_insured', 'Insured', true, '[I:1]', true],
  ['x_origin', 'Origin', 'Sweden', '752', 'Sweden'],
  ['x_weight', 'Weight', '12.25', '[F:12.25]', 12.25],
];

const given = Object.fromEntries(EACH.map(([id, , value]) => [id, value])) as IDataObject;
const sent = Object.fromEntries(EACH.map(([id, , , text]) => [id, text]));
const read = Object.fromEntries(EACH.map(([, label, , , value]) => [label, value]));

describe('a custom field of each type', () => {
  it('makes the round trip: written in its form, read by its label with its own type', async () => {
    const [updated] = await company.json('update', { companyId: 20, ...more(given) });
    expect(company.sent('v1ContactEntity_PatchContactEntity')).toEqual([
      [{ op: 'replace', path: '/CustomFields', value: sent }],
    ]);
    expect(updated?.CustomFields).toMatchObject(read);
    const [found] = await company.json('get', { companyId: 20 });
    expect(found?.CustomFields).toEqual({
      'Delivery Route': 'R7',
      'Customer Group': 'Customer',
      Stands: 2,
      'Has Support Agreement': false,
      ...read,
    });
  });

  it('is written with a new record too', async () => {
    const [created] = await company.json('create', { name: 'Tulips AS', ...more(given) });
    expect(created?.CustomFields).toMatchObject(read);
  });

  it('has its own control in the form, under its label', async () => {
    const node = packNode('superOffice', 'company', 'update', { companyId: 20 });
    const credentials = { superOfficeApi: { ...company.superOffice.credential } };
    const { fields } = await openMapper(node, 'moreFields', { credentials });
    const offered = new Map(fields.map(({ id, ...field }) => [id, field]));
    for (const [id, label] of EACH) expect(offered.get(id)?.displayName).toBe(label);
    expect(offered.get('x_insured')?.type).toBe('options');
    expect(offered.get('x_origin')?.options?.map(({ name }) => name)).toContain('Sweden');
  });

  it('is offered once a credential is chosen; before, a new node offers the standard fields', async () => {
    const node = packNode('superOffice', 'company', 'update', {});
    const { fields } = await openMapper(node, 'moreFields', {});
    const ids = fields.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['number1', 'customerLanguageId']));
    expect(ids).not.toContain('x_gate');
    expect(company.superOffice.counters.calls).toBe(0);
    // n8n loads the fields of a form again when it is opened, if they are not all marked.
    expect(fields.some(({ readOnly }) => readOnly !== undefined)).toBe(false);
    const credentials = { superOfficeApi: { ...company.superOffice.credential } };
    const later = await openMapper(node, 'moreFields', { credentials });
    expect(later.fields.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids, 'x_gate']));
    expect(later.fields.every(({ readOnly }) => readOnly === false)).toBe(true);
  });

  it('stays in a form that has it, though the credential is gone: the list fails', async () => {
    const credentials = { superOfficeApi: { ...company.superOffice.credential } };
    const { fields } = await openMapper(packNode('superOffice', 'company', 'update', {}), 'moreFields', {
      credentials,
    });
    const moreFields = { mappingMode: 'defineBelow', value: { x_gate: 'G2' }, schema: fields };
    const saved = packNode('superOffice', 'company', 'update', { moreFields } as unknown as IDataObject);
    await expect(openMapper(saved, 'moreFields', {})).rejects.toThrow(/credential/i);
  });

  it.each<[id: string, value: unknown, words: string]>([
    ['x_insured', 'maybe', 'Insured: expected'],
    ['x_origin', 'Atlantis', 'Origin: expected'],
    ['x_opens', 'noon', 'Opens: expected'],
    ['x_inspected', '31.02.2026', 'Inspected: expected'],
    ['x_pallets', 'many', 'Pallets: expected'],
  ])('%s does not take %j, and nothing is sent', async (id, value, words) => {
    const { failure } = await company.run('update', {
      companyId: 20,
      ...more({ [id]: value } as IDataObject),
    });
    expect(failure?.message).toContain(words);
    expect(company.sent('v1ContactEntity_PatchContactEntity')).toEqual([]);
  });
});

describe('a custom field', () => {
  const strict = stage('company');
  const POST = 'v1ContactEntity_PostContactEntity';

  beforeEach(() => {
    const fields = strict.superOffice.state.layouts.of('contact')?.published ?? [];
    const [preferred, bonus] = ['Preferred', 'Bonus'].map((label) =>
      fields.find(({ FieldLabel }) => FieldLabel === label),
    );
    Object.assign(preferred ?? {}, { IsMandatory: true });
    Object.assign(bonus ?? {}, { IsReadOnly: true });
  });

  it('that SuperOffice requires must be given for a new record, and for no change', async () => {
    const { failure } = await strict.run('create', { name: 'Tulips AS', ...more({ 'SuperOffice:4': 2 }) });
    expect(failure?.message).toContain('Preferred');
    expect(strict.sent(POST)).toEqual([]);
    await strict.json('create', { name: 'Tulips AS', ...more({ 'SuperOffice:9': false }) });
    expect(strict.sent(POST)).toMatchObject([{ CustomFields: { 'SuperOffice:9': '[I:0]' } }]);
    expect(await strict.json('update', { companyId: 20, ...more({ 'SuperOffice:4': 2 }) })).toHaveLength(1);
  });

  it('that is only to read is read, and not offered', async () => {
    const [found] = await strict.json('get', { companyId: 20 });
    expect(found?.CustomFields).toMatchObject({ Bonus: 20.25 });
    const node = packNode('superOffice', 'company', 'update', { companyId: 20 });
    const credentials = { superOfficeApi: { ...strict.superOffice.credential } };
    const { fields } = await openMapper(node, 'moreFields', { credentials });
    expect(fields.map(({ displayName }) => displayName)).toContain('Preferred');
    expect(fields.map(({ displayName }) => displayName)).not.toContain('Bonus');
  });
});

describe('the extra fields of other records', () => {
  const KINDS = [
    ['person', 'personId', 'v1PersonEntity_PatchPersonEntity'],
    ['sale', 'saleId', 'v1SaleEntity_PatchSaleEntity'],
    ['project', 'projectId', 'v1ProjectEntity_PatchProjectEntity'],
    ['appointment', 'appointmentId', 'v1AppointmentEntity_PatchAppointmentEntity'],
    ['document', 'documentId', 'v1DocumentEntity_PatchDocumentEntity'],
  ] as const;
  const stages = KINDS.map(([resource, id, patch]) => ({ id, patch, of: stage(resource) }));

  it('are written and read as those of companies', async () => {
    for (const { id, patch, of } of stages) {
      const values = more({ x_insured: true, x_origin: 'Sweden', x_opens: '01:30:00' });
      const [updated] = await of.json('update', { [id]: 3, ...values });
      expect(of.sent(patch).at(-1)).toContainEqual({
        op: 'replace',
        path: '/CustomFields',
        value: { x_insured: '[I:1]', x_origin: '752', x_opens: '[T:01:30:00]' },
      });
      expect(updated?.CustomFields).toMatchObject({ Insured: true, Origin: 'Sweden', Opens: '01:30:00' });
    }
  });

  it('of requests have their choices by name too', async () => {
    const [updated] = await request.json('update', { requestId: 3, ...more({ x_origin: 'Sweden' }) });
    expect(request.sent('v1TicketEntity_PatchTicketEntity')).toEqual([
      [{ op: 'replace', path: '/CustomFields', value: { x_origin: '752' } }],
    ]);
    expect(updated?.CustomFields).toMatchObject({
      Origin: 'Sweden',
      'Order Number': expect.anything() as unknown,
    });
  });
});
