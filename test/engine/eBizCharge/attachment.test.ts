import { stage } from './stage';

const s = stage('attachment');

const text = Buffer.from('Päckchen & Blumen\n', 'utf8');
const withFile = (json: object = {}) => ({
  json: json as never,
  binary: { data: { data: text.toString('base64'), mimeType: 'text/plain', fileName: 'note.txt' } },
});

const upload = {
  parentDocumentInternalId: '={{ $json.id }}',
  parentDocumentType: 'Invoice',
  file: 'data',
  fileNameWithExtension: 'note.txt',
};

const invoiceId = (): string => String(s.ebiz.state.invoices.numbered('00012001')[0]?.InvoiceInternalId);

it('attaches the bytes of a file to a document', async () => {
  const { main, failure } = await s.runWithFiles(
    'upload',
    { ...upload, additionalFields: { title: 'Delivery' } },
    [withFile({ id: invoiceId() })],
  );
  expect(failure?.message).toBeUndefined();
  expect(main.map(({ json }) => json)).toMatchObject([
    {
      AtachmentInternalId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      Status: 'Success',
      parentDocumentInternalId: invoiceId(),
    },
  ]);
  expect(s.sent('UploadAttachment')).toEqual([
    {
      parentDocumentInternalId: invoiceId(),
      attachment: {
        PermissionAccessLevel: '0',
        Title: 'Delivery',
        FileNameWithExtension: 'note.txt',
        FileContents_Binary: text.toString('base64'),
      },
      parentDocumentType: 'Invoice',
    },
  ]);
});

it.each([
  ['a binary property that is not there', { file: 'other' }, /Input Binary Field: expected .*"other"/],
  ['no file name', { fileNameWithExtension: '' }, /File Name/],
])('refuses %s before anything is sent', async (_, given, message) => {
  const { failure, run } = await s.runWithFiles('upload', { ...upload, ...given }, [
    withFile({ id: invoiceId() }),
  ]);
  expect(failure?.message ?? run.lastError?.message).toMatch(message);
  expect(s.ebiz.counters.calls).toBe(0);
});

it('reports a document that is not there in the vendor’s words, on its own item', async () => {
  const items = [withFile({ id: 'deadbeef-61b1-4457-a4d1-000000000000' }), withFile({ id: invoiceId() })];
  const { main, error } = await s.runWithFiles('upload', upload, items, { onError: 'continueErrorOutput' });
  expect(main).toHaveLength(1);
  expect(error[0]?.json).toMatchObject({ error: 'Not Found' });
});

it('is not repeated when its outcome is unknown', async () => {
  s.ebiz.faults.add({ kind: 'truncated', on: 'UploadAttachment' });
  const { failure } = await s.runWithFiles('upload', upload, [withFile({ id: invoiceId() })]);
  expect(failure?.message).toContain('Outcome unknown');
  expect(s.ebiz.state.attachments.all()).toHaveLength(1);
});
