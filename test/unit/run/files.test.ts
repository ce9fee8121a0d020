import type { IExecuteFunctions } from 'n8n-workflow';
import { withFiles } from '../../../nodes/shared/run/files';
import { body, done, file, http, operation } from '../../../nodes/shared/operation';

const upload = operation({
  resource: 'thing',
  operation: 'upload',
  name: 'Upload',
  action: 'Upload thing',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/'),
  effect: 'once',
  fields: [body('content', file('base64', { maxBytes: 4 }), { label: 'Content' })],
  result: done(),
});

const loaded = async (bytes: number) => {
  const getBinaryDataBuffer = async () => await Promise.resolve(Buffer.alloc(bytes, 1));
  const context = { helpers: { getBinaryDataBuffer } } as unknown as IExecuteFunctions;
  return await withFiles(context, upload, { content: { property: 'scan', itemIndex: 0 } });
};

const types = { mediaTypes: ['image/png'] };

it.each([
  ['its own type', {}, 'application/pdf', 'application/pdf'],
  ['a type that the vendor accepts', types, 'image/PNG', 'image/PNG'],
  ['no type, if the vendor does not accept it', types, 'application/pdf', undefined],
])('a file that is the whole body has %s', async (_, details, mimeType, expected) => {
  const fields = [body('content', file('raw', details), { label: 'Content' })];
  const context = {
    getInputData: () => [{ json: {}, binary: { scan: { mimeType, data: '' } } }],
    helpers: { getBinaryDataBuffer: () => Promise.resolve(Buffer.from('x')) },
  } as unknown as IExecuteFunctions;
  const { content } = await withFiles(
    context,
    { ...upload, fields },
    {
      content: { property: 'scan', itemIndex: 0 },
    },
  );
  expect(content).toMatchObject({ mimeType: expected });
});

describe('a file whose size n8n does not know beforehand', () => {
  it('is read when its call is made', async () =>
    expect(await loaded(4)).toEqual({ content: Buffer.alloc(4, 1) }));

  it.each([
    [0, 'Content: expected a file that is not empty, got "scan, 0 bytes"'],
    [5, 'Content: expected a file of at most 4 bytes, got "scan, 5 bytes"'],
  ])(
    'is refused with %d bytes, unsent',
    async (bytes, message) =>
      await expect(loaded(bytes)).rejects.toMatchObject({ message, outcome: 'failed' }),
  );
});
