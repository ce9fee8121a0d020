import type { INodeExecutionData } from 'n8n-workflow';
import { all, stage } from './stage';

const s = stage('vendorInvoice');

const march = { arrivalDateFrom: '2026-03-01', arrivalDateTo: '2026-03-31' };

describe('listing vendor invoices', () => {
  it('of one status, members that the page was cut before too', async () => {
    const listed = await s.json('getMany', all({ vendorCode: 'HUJ' }, { statusId: 3, ...march }));
    expect(listed).toMatchObject([
      { invoiceNumber: 'FB00225', locationId: 14, locationCode: '09', poNumber: 'P040991' },
    ]);
  });

  it('quirk 16: sends the status, which the page’s sample leaves out, and every filter', async () => {
    const filters = {
      poNumber: 'P040989',
      invoiceNumber: 'FB00223',
      vendorCode: 'ABC',
      approvalDateFrom: '2026-03-01',
      approvalDateTo: '2026-03-31',
      locationId: '13',
    };
    expect(await s.json('getMany', all(filters, { statusId: 3, ...march }))).toHaveLength(1);
    expect(s.sent().query).toMatchObject({ statusId: '3', ...march, ...filters });
  });

  it('needs the days of arrival unless a number is given', async () => {
    const { failure } = await s.run('getMany', all({}, { statusId: 3 }));
    expect(failure?.message).toContain(
      'Arrival Date From is required because neither Purchase Order Number nor Invoice Number is given',
    );
    expect(s.komet.counters.calls).toBe(0);
    expect(await s.json('getMany', all({ poNumber: 'P040990' }, { statusId: 3 }))).toHaveLength(1);
  });

  it('reads more than 45 days window by window', async () => {
    const longer = { statusId: 3, arrivalDateFrom: '2026-01-01', arrivalDateTo: '2026-03-31' };
    const listed = await s.json('getMany', all({}, longer));
    expect(listed.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['FB00223', 'FB00224', 'FB00225']);
    // 90 days, 45 at a time.
    expect(s.komet.counters.calls).toBe(2);
  });
});

describe('marking a vendor invoice as synchronized', () => {
  it('takes the token in header and body, where page and sample differ', async () => {
    const approved = async () =>
      (await s.json('getMany', all({}, { statusId: 3, ...march }))).map(({ invoiceNumber }) => invoiceNumber);
    expect(await approved()).toContain('FB00223');
    // The simulator refuses a token that comes in one of the two.
    expect(await s.json('markAsSynchronized', { poNumber: 'P040989', invoiceNumber: 'FB00223' })).toEqual([
      { success: true, poNumber: 'P040989', invoiceNumber: 'FB00223', message: 'OK' },
    ]);
    expect(s.komet.state.vendorInvoices.get('7001')).toMatchObject({ statusId: 6, marks: 1 });
    expect(await approved()).not.toContain('FB00223');
  });

  it('is refused in the vendor’s words', async () => {
    const { failure } = await s.run('markAsSynchronized', { poNumber: 'P040992', invoiceNumber: 'FB00226' });
    expect(failure?.message).toContain('The vendor invoice is not approved.');
  });
});

describe('quirk 13: the file of a vendor invoice goes up byte by byte, above the limit of other requests', () => {
  const bytes = Buffer.alloc(70_000, '%PDF ÿ\u0080', 'latin1');
  const item: INodeExecutionData = {
    json: { po: 'P041000' },
    binary: { scan: { data: bytes.toString('base64'), mimeType: 'application/pdf' } },
  };
  const stored = () => s.komet.state.vendorInvoices.get('7101');
  const storedBytes = () => Buffer.from(Int8Array.from(stored()?.files[0] ?? []).buffer);

  it('with the token under the name that one page gives it', async () => {
    const { main, failure } = await s.runWithFiles(
      'addAsMailFromVendor',
      {
        poNumber: '={{ $json.po }}',
        mailFrom: 'sales@floresabc.com',
        file: 'scan',
        additionalFields: { invoiceNumber: '134495', invoiceTotal: '100.45' },
      },
      [item],
    );
    if (failure) throw failure;
    expect(main[0]?.json).toEqual({
      success: true,
      poNumber: 'P041000',
      invoiceNumber: '134495',
      message: 'success',
    });
    expect(stored()).toMatchObject({
      poNumber: 'P041000',
      invoiceNumber: '134495',
      total: '100.45',
      mailFrom: 'sales@floresabc.com',
    });
    expect(storedBytes()).toEqual(bytes);
  });

  it('by the newer method, which takes a location', async () => {
    const additionalFields = {
      invoiceNumber: '008541',
      invoiceTotal: 30.78,
      companyId: '6316',
      locationId: '13',
    };
    const { main, failure } = await s.runWithFiles(
      'upload',
      { poNumber: 'P008094', attachment: 'scan', additionalFields },
      [item],
    );
    if (failure) throw failure;
    expect(main[0]?.json).toEqual({
      success: true,
      poNumber: 'P008094',
      invoiceNumber: '008541',
      message: 'The invoice was successfully uploaded.',
    });
    expect(stored()).toMatchObject({ poNumber: 'P008094', invoiceNumber: '008541', total: '30.78' });
    expect(storedBytes()).toEqual(bytes);
    expect(s.sent().body).toMatchObject({ companyId: 6316, locationId: 13 });
  });

  it('and is never sent twice', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.runWithFiles('upload', { poNumber: 'P008094', attachment: 'scan' }, [item]);
    expect(s.komet.counters.calls).toBe(1);
    expect(failure?.description).toContain('shows whether the invoice is there');
  });
});
