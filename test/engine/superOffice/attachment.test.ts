import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { oneNode } from '../harness';
import { jsonOf, packNode } from '../support';
import { stage } from './stage';

const attachment = stage('attachment');

const PDF = Buffer.from('%PDF-1.7\nPäckchen\u0000\u0001', 'latin1');

const withFile = (bytes: Buffer, mimeType = 'application/pdf'): INodeExecutionData => ({
  json: {},
  binary: { data: { data: bytes.toString('base64'), mimeType, fileName: 'note.pdf' } },
});

const created = async (more: IDataObject = {}): Promise<number> => {
  const [item] = await attachment.json('create', { name: 'note.pdf', ...more });
  return Number(item?.AttachmentId);
};

const upload = async (attachmentId: number, bytes: Buffer) =>
  await attachment.runWithFiles('upload', { attachmentId, content: 'data' }, [withFile(bytes)]);

const download = async (operation: string, parameters: IDataObject) => {
  const { main, failure } = await attachment.run(operation, parameters);
  if (failure) throw failure;
  const { json, binary } = main[0] ?? { json: {} };
  return { json, bytes: Buffer.from(binary?.data?.data ?? '', 'base64') };
};

/** A call of Request Message against the same simulator. */
const ofMessage = async (operation: string, parameters: IDataObject): Promise<IDataObject[]> => {
  const node = packNode('superOffice', 'requestMessage', operation, { options: {}, ...parameters });
  const credentials = { superOfficeApi: { ...attachment.superOffice.credential } };
  const { main, failure } = await oneNode(node, [{}], { credentials });
  if (failure) throw failure;
  return jsonOf(main);
};

describe('a file of a message', () => {
  it('is created, uploaded byte by byte, and added to the message', async () => {
    const attachmentId = await created({ contentType: 'application/pdf' });
    const { main, failure } = await upload(attachmentId, PDF);
    expect(failure?.message).toBeUndefined();
    expect(main.map(({ json }) => json)).toEqual([{ success: true, attachmentId }]);
    expect(attachment.superOffice.state.attachments.read(attachmentId)).toEqual(PDF);

    await ofMessage('addAttachments', { messageId: 5, attachmentIds: `${attachmentId}, 1` });
    const files = await ofMessage('getAttachments', { messageId: 5 });
    expect(files.map(({ AttachmentId, Name }) => [AttachmentId, Name])).toEqual([
      [attachmentId, 'note.pdf'],
      [1, 'Delivery note.pdf'],
    ]);
  });

  it('may be empty, up and down', async () => {
    const attachmentId = await created();
    const { failure } = await upload(attachmentId, Buffer.alloc(0));
    expect(failure?.message).toBeUndefined();
    const { json, bytes } = await download('download', { attachmentId });
    expect(json).toMatchObject({ fileSize: 0 });
    expect(bytes).toHaveLength(0);
  });

  it('is downloaded under the name that the user gives it', async () => {
    const { json, bytes } = await download('download', {
      attachmentId: 1,
      filters: { fileName: 'Delivery note.pdf' },
    });
    expect(json).toMatchObject({ fileName: 'Delivery note.pdf', mimeType: 'application/pdf' });
    expect(bytes).toEqual(attachment.superOffice.state.attachments.read(1));
  });

  it('that is an email is opened: its second part is the file attached to it', async () => {
    const { bytes } = await download('downloadPart', { attachmentId: 3, position: 0 });
    expect(bytes.toString()).toBe('Dear supplier');
  });

  it('is read and changed, and its key is never shown', async () => {
    expect(await attachment.json('get', { attachmentId: 1 })).toMatchObject([
      { AttachmentId: 1, Name: 'Delivery note.pdf', ContentType: 'application/pdf' },
    ]);
    await attachment.json('update', { attachmentId: 1, updateFields: { name: 'Slip.pdf' } });
    expect(attachment.sent('v1AttachmentEntity_PatchAttachmentEntity')).toEqual([
      [{ op: 'replace', path: '/Name', value: 'Slip.pdf' }],
    ]);
    const [whole] = await attachment.json('get', { attachmentId: 1, simplify: false });
    expect(whole).toMatchObject({ Name: 'Slip.pdf', IsSafeFileExtension: true });
    expect(whole).not.toHaveProperty('AuthKey');
  });

  it('is a copy of a document', async () => {
    expect(await attachment.json('createFromDocument', { documentId: 2 })).toMatchObject([
      { documentId: 2, AttachmentId: expect.any(Number) as unknown, Name: 'Quote 2.txt' },
    ]);
  });
});
