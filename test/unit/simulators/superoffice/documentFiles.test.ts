import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { json, superOffice } from '../requests';
import type { Read } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const OCTETS = 'application/octet-stream';

/** Every byte once: what is read as text on its way is damaged. */
const BYTES = Buffer.from(Array.from({ length: 256 }, (_, byte) => 255 - byte));

const document = (method: string, path: string, body?: unknown): Promise<Read> =>
  superOffice(office, `Document/${path}`, body, {}, method);

function authorization(): string {
  const { username, password } = office.credential;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

async function download(
  path: string,
  accept = OCTETS,
): Promise<{ status: number; bytes: Buffer; type: string }> {
  const headers = { authorization: authorization(), accept };
  const answer = await fetch(`${office.url}/api/v1/${path}`, { headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, bytes, type: answer.headers.get('content-type') ?? '' };
}

async function upload(method: string, path: string, bytes: Buffer, type = OCTETS): Promise<number> {
  const answer = await fetch(`${office.url}/api/v1/${path}`, {
    method,
    headers: { authorization: authorization(), accept: 'application/json', 'content-type': type },
    body: new Uint8Array(bytes),
  });
  return answer.status;
}

describe('the file of a document', () => {
  it.each([
    ['any bytes', BYTES],
    ['no byte at all', Buffer.alloc(0)],
  ])('is stored and read as %s', async (_, bytes) => {
    expect(await upload('PUT', 'Document/5/Content', bytes)).toBe(200);
    expect(await download('Document/5/Content')).toEqual({ status: 200, bytes, type: OCTETS });
    expect(json(await document('GET', '5/Length'))).toBe(bytes.length);
    expect(office.violations).toEqual([]);
  });

  it('is base64 text for a caller that requests JSON', async () => {
    await upload('PUT', 'Document/5/Content', BYTES);
    const { bytes, type } = await download('Document/5/Content', 'application/json');
    expect(type).toMatch('application/json');
    expect(JSON.parse(bytes.toString())).toBe(BYTES.toString('base64'));
  });

  it('is taken in the media types of the page alone', async () => {
    expect(await upload('PUT', 'Document/5/Content', BYTES, 'application/pdf')).toBe(400);
    expect(office.violations.map(({ parameter }) => parameter)).toEqual(['Content-Type']);
  });

  it('is sanitized on demand', async () => {
    const page = '<p>A</p><script>alert(1)</script>';
    await upload('PUT', 'Document/5/Content', Buffer.from(page));
    expect((await download('Document/5/SanitizedContent')).bytes.toString()).toBe('<p>A</p>');
    expect((await download('Document/5/Content')).bytes.toString()).toBe(page);
  });

  it('is deleted, and the document stays', async () => {
    expect(json(await document('DELETE', '1/Content'))).toMatchObject({ Success: true });
    const gone = await download('Document/1/Content');
    expect([gone.status, JSON.parse(gone.bytes.toString())]).toMatchObject([404, { Error: true }]);
  });

  it('is made of a template with the values of its tags', async () => {
    expect((await document('POST', '5/Content?contactId=3', { offer: 'Tulips' })).status).toBe(200);
    const text = (await download('Document/5/Content')).bytes.toString();
    expect(text.split('\n').slice(1)).toEqual(['contactId=3', 'offer=Tulips']);
  });

  it('has an address to look at it, and one to change it', async () => {
    const addresses = [
      json(await document('GET', '1/Url')) as unknown,
      json(await document('GET', '1/Url?writeableUrl=true')) as unknown,
    ];
    expect(new Set(addresses).size).toBe(2);
    for (const address of addresses) expect(String(address)).toMatch(office.url);
  });
});

describe('a document that is checked out', () => {
  const lock = async (method: string, id: number, query = ''): Promise<Record<string, unknown>> =>
    json(await document(method, `${id}/Lock${query}`));

  it('keeps what is stored for its user, and makes a version of it when it is checked in', async () => {
    expect(await lock('POST', 1)).toMatchObject({ Success: true });
    expect(await lock('GET', 1)).toEqual({ State: 'CheckedOutOwn', AssociateId: 5, Name: 'Tony Edwards' });
    await upload('PUT', 'Document/1/Content', BYTES);
    const before = json(await document('GET', '1/Version')) as unknown as object[];
    expect(before).toHaveLength(2);
    const done = await lock('PUT', 1, '?versionDescription=Third&versionExtraFields=a,b');
    expect(done).toMatchObject({ Success: true });
    const after = json(await document('GET', '1/Version')) as unknown as object[];
    const third = { DocumentId: 1, VersionId: done.VersionId, Description: 'Third', ExtraFields: ['a', 'b'] };
    expect(after).toMatchObject([...before, third]);
    expect((await download('Document/1/Content')).bytes).toEqual(BYTES);
    expect(await lock('GET', 1)).toMatchObject({ State: 'NotCheckedOut', AssociateId: 0 });
    expect(office.violations).toEqual([]);
  });

  it('drops what was stored when the check-out is undone', async () => {
    const { bytes } = await download('Document/1/Content');
    await lock('POST', 1);
    await upload('PUT', 'Document/1/Content', BYTES);
    expect(await lock('DELETE', 1)).toMatchObject({ Success: true });
    expect((await download('Document/1/Content')).bytes).toEqual(bytes);
    expect(await lock('DELETE', 1)).toMatchObject({ Success: false, Type: 'Message' });
  });

  it('by somebody else is left alone', async () => {
    expect(await lock('GET', 3)).toMatchObject({ State: 'CheckedOutOther', AssociateId: 6 });
    expect(await lock('POST', 3)).toMatchObject({ Success: false, Type: 'Message' });
    expect(await lock('PUT', 3)).toMatchObject({ Success: false });
    expect(await upload('PUT', 'Document/3/Content', BYTES)).toBe(400);
  });

  it('is not checked out where nothing can be', async () => {
    expect(await lock('GET', 4)).toMatchObject({ State: 'LockingNotSupported' });
    expect(await lock('POST', 4)).toMatchObject({ Success: false, Type: 'Message' });
  });
});

describe('what the plug-in of a document offers', () => {
  it('is listed: plug-ins, capabilities, properties', async () => {
    expect(json(await document('GET', 'Plugin'))).toEqual({ 2: 'SuperOffice Document Library' });
    expect(json(await document('GET', 'Plugin/2'))).toMatchObject({ locking: 'true' });
    expect((await document('GET', 'Plugin/9')).status).toBe(404);
    const wanted = await document('GET', '2/Property?requestedProperties=Size,Nonsense');
    expect(json(wanted)).toEqual({ Size: '0' });
  });

  it('are commands, as far as the caller can take their answers', async () => {
    const names = async (query: string): Promise<unknown[]> =>
      (json(await document('GET', `1/Command${query}`)) as unknown as Array<{ Name: string }>).map(
        ({ Name }) => Name,
      );
    expect(await names('')).toEqual(['SO_ARCHIVE', 'SO_REPORT']);
    expect(await names('?allowedReturnTypes=None')).toEqual(['SO_ARCHIVE']);
    expect(json(await document('POST', '1/Command/SO_REPORT'))).toMatchObject({
      Success: true,
      Type: 'Message',
    });
    expect((await document('POST', '1/Command/SO_REPORT?allowedReturnTypes=None')).status).toBe(400);
  });
});

describe('the file of an attachment', () => {
  it.each([
    ['any bytes', BYTES],
    ['no byte at all', Buffer.alloc(0)],
  ])('is stored and read as %s', async (_, bytes) => {
    expect(await upload('POST', 'Attachment/1/Content', bytes)).toBe(204);
    expect((await download('Attachment/1/Content')).bytes).toEqual(bytes);
    expect(office.violations).toEqual([]);
  });

  it('that is an e-mail has parts', async () => {
    expect((await download('TicketMessage/RfcAttachment/3/0')).bytes.toString()).toBe('Dear supplier');
    expect((await download('TicketMessage/RfcAttachment/3/1')).bytes.subarray(0, 4).toString()).toBe('%PDF');
    expect((await download('TicketMessage/RfcAttachment/3/2')).status).toBe(404);
    expect((await download('TicketMessage/RfcAttachment/1/0')).status).toBe(404);
  });
});
