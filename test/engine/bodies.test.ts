import { withRolodex } from './fixtures/merge/rolodex';
import { jsonOf } from './support';

const rolodex = withRolodex();

const PERSON =
  '{"person":{"Name":"Ana","Address":{"Street":{"Street":"Main 1","City":"Quito","Zip":"00170"}}}}';

const patchSent = (): unknown => JSON.parse(rolodex.sent('PATCH /people/7'));

describe('a JSON Patch', () => {
  beforeEach(() => {
    rolodex.answer = ({ what }) => (what.startsWith('GET') ? PERSON : '{}');
  });

  it('replaces what is given and removes what is cleared, without reading the record', async () => {
    const { main } = await rolodex.run('person', 'update', {
      id: '7',
      updateFields: {
        name: 'Eva',
        number: '90071992547409931',
        rate: '1.50',
        mails: 'a@x.y,b@x.y',
        clearFields: ['rank', 'extra'],
      },
    });

    expect(rolodex.calls()).toEqual(['PATCH /people/7']);
    expect(rolodex.asked[0]?.type).toBe('application/json-patch+json');
    expect(rolodex.sent('PATCH /people/7')).toBe(
      '[{"op":"replace","path":"/Name","value":"Eva"},{"op":"replace","path":"/Code","value":90071992547409931},' +
        '{"op":"replace","path":"/Rate","value":1.50},{"op":"replace","path":"/Mails","value":["a@x.y","b@x.y"]},' +
        '{"op":"remove","path":"/Rank"},{"op":"remove","path":"/Extra"}]',
    );
    expect(jsonOf(main)).toEqual([{ success: true, id: 7 }]);
  });

  it('completes a member that travels whole from the record as read', async () => {
    await rolodex.run('person', 'update', {
      id: '7',
      updateFields: { street: { values: { city: 'Loja' } } },
    });

    expect(rolodex.calls()).toEqual(['GET /people/7', 'PATCH /people/7']);
    expect(patchSent()).toEqual([
      { op: 'replace', path: '/Address/Street', value: { Street: 'Main 1', City: 'Loja', Zip: '00170' } },
    ]);
  });

  it('replaces JSON as a whole, and is refused if it would change nothing', async () => {
    await rolodex.run('person', 'update', { id: '7', updateFields: { extra: '{"a/b":{"c":1}}' } });
    expect(patchSent()).toEqual([{ op: 'replace', path: '/Extra', value: { 'a/b': { c: 1 } } }]);

    const { failure } = await rolodex.run('person', 'update', { id: '7', updateFields: { name: '' } });
    expect(failure?.message).toContain('Nothing to change');
    expect(rolodex.calls()).toEqual(['PATCH /people/7']);
  });
});

describe('a file that is the body', () => {
  const upload = async (content: Buffer, mimeType: string) =>
    await rolodex.run('document', 'upload', { id: '9', content: 'data' }, [
      { json: {}, binary: { data: { data: content.toString('base64'), mimeType, fileName: 'a.pdf' } } },
    ]);

  it('travels byte by byte with its own type', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128, 37]);
    const { main } = await upload(bytes, 'application/pdf');

    expect(rolodex.asked.map(({ what, type, body }) => [what, type, [...body]])).toEqual([
      ['PUT /documents/9', 'application/pdf', [0, 255, 13, 10, 128, 37]],
    ]);
    expect(jsonOf(main)).toEqual([{ success: true }]);
  });

  it('may be empty both ways if its page says so', async () => {
    await upload(Buffer.alloc(0), 'text/plain');
    expect(rolodex.asked.map(({ type, body }) => [type, body.length])).toEqual([['text/plain', 0]]);

    rolodex.answer = () => ({ bytes: Buffer.alloc(0), type: 'text/plain' });
    const { main } = await rolodex.run('document', 'download', { id: '9' });
    expect(jsonOf(main)).toEqual([{ fileName: 'file', mimeType: 'text/plain', fileSize: 0 }]);
    expect(main[0]?.binary).toHaveProperty('data');
  });
});

describe('a file whose answer says only that it is one', () => {
  it.each([
    ['is named by the user, and has the type of that name', 'offer.docx', 'PK', /wordprocessingml/],
    ['has no type without a name', '', 'Hello', /^application\/octet-stream$/],
    ['is a file even if it looks like a failure', 'a.json', '{"Code":1,"error":"x"}', /^application\/json$/],
  ])('%s', async (_, fileName, content, type) => {
    rolodex.answer = () => ({ bytes: Buffer.from(content), type: 'application/octet-stream' });
    const { main } = await rolodex.run('document', 'take', { id: '9', fileName });
    expect(rolodex.asked[0]?.accept).toMatch(/^application\/octet-stream/);
    expect(jsonOf(main)).toEqual([
      {
        fileName: fileName || 'file',
        mimeType: expect.stringMatching(type) as unknown,
        fileSize: content.length,
      },
    ]);
    expect(main[0]?.binary?.data?.mimeType).toMatch(type);
  });
});

describe('a form in a body', () => {
  it('carries what is too long for a URL', async () => {
    const filter = `name contains 'Müller & Söhne ${'x'.repeat(9_000)}'`;
    rolodex.answer = () => '{"people":[{"Name":"Ana"}]}';
    const { main } = await rolodex.run('person', 'search', { page: 2, filter, columns: 'name,rank' });

    const [asked] = rolodex.asked;
    expect(asked).toMatchObject({ what: 'POST /search?page=2', type: 'application/x-www-form-urlencoded' });
    expect(Object.fromEntries(new URLSearchParams(String(asked?.body)))).toEqual({
      $filter: filter,
      $select: 'name,rank',
    });
    expect(jsonOf(main)).toEqual([{ Name: 'Ana' }]);
  });
});
