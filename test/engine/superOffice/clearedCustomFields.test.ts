import type { IDataObject } from 'n8n-workflow';
import { openList } from '../harness';
import { packNode } from '../support';
import { stage, type Stage } from './stage';

const company = stage('company');
const PATCH = 'v1ContactEntity_PatchContactEntity';

/**
 * A field of each type, of both kinds, and how a field without a value is written: a text is empty, the empty date is
 * 0001-01-01, and a reference to nothing is 0 (vendor's pages "Dates", "Custom fields" and the values of CustomFields).
 */
const EACH: Array<[id: string, label: string, sent: string, read: unknown]> = [
  ['SuperOffice:4', 'Boxes', '0', 0],
  ['SuperOffice:5', 'Reference', '', ''],
  ['SuperOffice:6', 'Delivery Notes', '', ''],
  ['SuperOffice:7', 'First Delivery', '[D:01/01/0001]', null],
  ['SuperOffice:8', 'Contract End', '[D:01/01/0001]', null],
  ['SuperOffice:10', 'Business Group', '0', null],
  ['SuperOffice:11', 'Bonus', '[F:0]', 0],
  ['x_pallets', 'Pallets', '0', 0],
  ['x_gate', 'Gate', '', ''],
  ['x_remarks', 'Remarks', '', ''],
  ['x_inspected', 'Inspected', '[D:01/01/0001]', null],
  ['x_arrival', 'Arrival', '[DT:01/01/0001 00:00:00]', null],
  ['x_opens', 'Opens', '', null],
  ['x_origin', 'Origin', '0', null],
  ['x_weight', 'Weight', '[F:0]', 0],
];

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

/** What the open form offers to clear. What was read before is kept for a while, so a changed layout has a stage of its own. */
async function offered(resource: string, { superOffice } = company) {
  const node = packNode('superOffice', resource, 'update', {});
  const credentials = { superOfficeApi: { ...superOffice.credential } };
  const { entries } = await openList(node, 'clearFields', { credentials });
  return entries.map(({ name, value }) => [name, value]);
}

describe('Fields to Clear', () => {
  it('offers the standard fields and the custom fields of both kinds, without switches, by their labels', async () => {
    const found = await offered('company');
    expect(found).toEqual(expect.arrayContaining(EACH.map(([id, label]) => [label, id])));
    expect(found).toContainEqual(['Category', 'categoryId']);
    const values = found.map(([, value]) => value);
    for (const id of ['SuperOffice:9', 'x_insured', 'x_hassupportagreement'])
      expect(values).not.toContain(id);
    expect((await offered('request')).map(([, value]) => value)).toContain('x_origin');
  });
});

const fieldNamed = ({ superOffice }: Stage, label: string) =>
  superOffice.state.layouts.of('contact')?.published.find(({ FieldLabel }) => FieldLabel === label) ?? {};

describe('Fields to Clear of a changed layout', () => {
  const changed = stage('company');

  it('leaves out fields that are required or only to read, and names the ID where labels are equal', async () => {
    Object.assign(fieldNamed(changed, 'Boxes'), { IsMandatory: true });
    Object.assign(fieldNamed(changed, 'Bonus'), { IsReadOnly: true });
    Object.assign(fieldNamed(changed, 'Reference'), { FieldLabel: 'Department' });
    const found = await offered('company', changed);
    const labels = found.map(([name]) => name);
    expect(labels).not.toContain('Boxes');
    expect(labels).not.toContain('Bonus');
    expect(found).toContainEqual(['Department', 'department']);
    expect(found).toContainEqual(['Department (SuperOffice:5)', 'SuperOffice:5']);
  });
});

describe('Fields to Clear without access to the layout', () => {
  const closed = stage('company');

  beforeEach(() => {
    for (const on of ['v1ContactEntity_GetPublishedUdefLayout', 'v1ContactEntity_GetCustomFieldInfoList'])
      closed.superOffice.faults.add({ kind: 'status', status: 403, on, times: 'always' });
  });

  it('still offers the standard fields, and says why the others are missing', async () => {
    const found = await offered('company', closed);
    expect(found).toContainEqual(['Category', 'categoryId']);
    expect(found.at(-1)?.[0]).toMatch(/^The fields that your company has added could not be listed: /);
    expect(found.map(([, value]) => value)).not.toContain('x_gate');
  });

  it('clears standard fields, also with the note ticked, but no others', async () => {
    const clearFields = ['categoryId', '__note'];
    expect((await closed.run('update', { companyId: 20, clearFields })).failure).toBeUndefined();
    expect(closed.sent(PATCH)).toEqual([[{ op: 'remove', path: '/Category' }]]);
    const { failure } = await closed.run('update', { companyId: 20, clearFields: ['x_gate'] });
    expect(failure).toBeDefined();
    expect(closed.sent(PATCH)).toHaveLength(1);
  });
});

describe('a custom field that is cleared', () => {
  it.each(EACH)('%s (%s) is sent as %j', async (id, label, sent, read) => {
    const [updated] = await company.json('update', { companyId: 20, clearFields: [id] });
    expect(company.sent(PATCH)).toEqual([[{ op: 'replace', path: '/CustomFields', value: { [id]: sent } }]]);
    expect((updated?.CustomFields as IDataObject)[label]).toEqual(read);
  });

  it('travels in one step with the custom fields that are set, and beside standard fields', async () => {
    await company.json('update', {
      companyId: 20,
      ...more({ x_gate: 'G2' }),
      clearFields: ['x_origin', 'categoryId', 'SuperOffice:7'],
    });
    expect(company.sent(PATCH)).toEqual([
      expect.arrayContaining([
        {
          op: 'replace',
          path: '/CustomFields',
          value: { x_gate: 'G2', x_origin: '0', 'SuperOffice:7': '[D:01/01/0001]' },
        },
        { op: 'remove', path: '/Category' },
      ]),
    ]);
    const [found] = await company.json('get', { companyId: 20 });
    expect(found?.CustomFields).toMatchObject({ Gate: 'G2', Origin: null, 'First Delivery': null, Boxes: 2 });
  });

  it('is named by its ID or its label, also in an expression', async () => {
    const items = [{ clear: ['x_gate'] }, { clear: 'Gate, Remarks' }, { clear: [] }];
    const { failure } = await company.run(
      'update',
      { companyId: 20, name: 'Tulips AS', clearFields: '={{ $json.clear }}' },
      items,
    );
    expect(failure).toBeUndefined();
    expect(company.sent(PATCH).map((steps) => (steps as unknown as IDataObject[]).slice(1))).toEqual([
      [{ op: 'replace', path: '/CustomFields', value: { x_gate: '' } }],
      [{ op: 'replace', path: '/CustomFields', value: { x_gate: '', x_remarks: '' } }],
      [],
    ]);
  });

  it('is set in the same update: neither is sent', async () => {
    const { failure } = await company.run('update', {
      companyId: 20,
      ...more({ x_gate: 'G2' }),
      clearFields: ['x_gate'],
    });
    expect(failure?.message).toContain('Fields to Clear: expected fields that are given no value, got Gate');
    expect(company.sent(PATCH)).toEqual([]);
  });

  it.each<[id: string]>([['x_insured'], ['x_invented']])('is not %s', async (id) => {
    const { failure } = await company.run('update', { companyId: 20, clearFields: [id] });
    expect(failure?.message).toContain('Fields to Clear');
    expect(failure?.message).toContain(id);
    expect(company.sent(PATCH)).toEqual([]);
  });
});

describe('custom fields of other records', () => {
  const KINDS = [
    ['person', 'personId', 'v1PersonEntity_PatchPersonEntity'],
    ['sale', 'saleId', 'v1SaleEntity_PatchSaleEntity'],
    ['project', 'projectId', 'v1ProjectEntity_PatchProjectEntity'],
    ['appointment', 'appointmentId', 'v1AppointmentEntity_PatchAppointmentEntity'],
    ['document', 'documentId', 'v1DocumentEntity_PatchDocumentEntity'],
    ['request', 'requestId', 'v1TicketEntity_PatchTicketEntity'],
  ] as const;
  const stages = KINDS.map(([resource, id, patch]) => ({ id, patch, of: stage(resource) }));

  it('are cleared as those of companies', async () => {
    for (const { id, patch, of } of stages) {
      await of.json('update', { [id]: 3, clearFields: ['x_origin', 'x_inspected'] });
      expect(of.sent(patch).at(-1)).toEqual([
        { op: 'replace', path: '/CustomFields', value: { x_origin: '0', x_inspected: '[D:01/01/0001]' } },
      ]);
    }
  });
});
