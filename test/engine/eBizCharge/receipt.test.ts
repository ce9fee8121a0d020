import { payInPortal } from '../../simulators/ebiz/happenings';
import { pairedTo } from '../support';
import { all, by, stage } from './stage';

const s = stage('receipt');

/** A transaction of the gateway, by its reference number. */
const paid = (): string =>
  payInPortal(s.ebiz.state, { customerId: 'CUST-001', amount: 250, invoiceNumber: '00012001' }).refNum;

describe('templates of receipts', () => {
  it.each([
    ['all', {}, ['vterm', 'vterm_text', 'vterm_customer', 'vterm_merchant']],
    ['for emails', { receiptType: 'email' }, ['vterm_customer', 'vterm_merchant']],
  ])('are %s', async (_, filters, names) => {
    const found = await s.json('getMany', all(filters));
    expect(found.map(({ Name }) => Name)).toEqual(names);
    expect(found[0]).toMatchObject({ ReceiptRefNum: expect.any(String) as string, ContentType: 'HTML' });
  });
});

describe('the receipt of a transaction', () => {
  const read = async (parameters: object) => {
    const { main, run, failure } = await s.run('render', { transactionRefNum: paid(), ...parameters });
    expect(failure?.message).toBeUndefined();
    const { data } = main[0]?.binary ?? {};
    const content = Buffer.from(data?.data ?? '', 'base64').toString('utf8');
    return { json: main[0]?.json, data, content, run };
  };

  it('is an HTML file', async () => {
    const { json, data, content } = await read({ template: by('name', 'vterm') });
    expect(json).toMatchObject({
      fileName: 'receipt.html',
      mimeType: 'text/html',
      fileSize: content.length + 2,
    });
    expect(data).toMatchObject({ fileName: 'receipt.html', mimeType: 'text/html' });
    expect(content).toContain('<h1>Bloom &amp; Stem Wholesale – Receipt</h1>');
    expect(content).toContain('250.00');
    expect(s.sent('RenderReceipt')).toMatchObject([{ receiptName: 'vterm', contentType: 'HTML' }]);
  });

  it('is a text file where that is chosen', async () => {
    const { json, content } = await read({
      template: by('number', '2'),
      additionalFields: { contentType: 'text' },
    });
    expect(json).toMatchObject({ fileName: 'receipt.txt', mimeType: 'text/plain' });
    expect(content).toContain('Amount: 250.00\n');
    expect(s.sent('RenderReceipt')).toMatchObject([{ receiptRefNum: '2', contentType: 'Text' }]);
  });

  it('needs one template', async () => {
    const { failure } = await s.run('render', { transactionRefNum: '1' });
    expect(failure?.message).toMatch(/"Template" is required/);
    expect(s.ebiz.counters.calls).toBe(0);
  });

  it('of one that is not there is an error in the vendor’s words, on its own item', async () => {
    const items = [{ ref: '404' }, { ref: paid() }];
    const { main, error } = await s.run(
      'render',
      { transactionRefNum: '={{ $json.ref }}', template: by('name', 'vterm') },
      items,
      { onError: 'continueErrorOutput' },
    );
    expect(pairedTo(main)).toEqual([1]);
    expect(error[0]?.json).toMatchObject({ ref: '404', error: 'Not Found' });
  });
});

describe('sending a receipt by email', () => {
  const email = {
    transactionRefNum: '={{ $json.ref }}',
    template: by('name', 'vterm_customer'),
    emailAddress: 'ap1@flowershop.example',
  };

  it('sends it once', async () => {
    const ref = paid();
    expect(await s.json('email', email, [{ ref }])).toMatchObject([
      { Status: 'Success', ErrorCode: 0, transactionRefNum: ref, emailAddress: 'ap1@flowershop.example' },
    ]);
    expect(s.ebiz.state.mails.sent).toMatchObject([{ about: 'receipt', to: 'ap1@flowershop.example' }]);
  });

  it('does not send it again when its outcome is unknown', async () => {
    s.ebiz.faults.add({ kind: 'truncated', on: 'EmailReceipt' });
    const { failure } = await s.run('email', email, [{ ref: paid() }], { retryOnFail: true, maxTries: 3 });
    expect(failure?.message).toContain('Outcome unknown');
    expect(s.ebiz.state.mails.sent).toHaveLength(1);
  });
});
