import type { IDataObject } from 'n8n-workflow';
import { PDF } from '../../simulators/superoffice/state/documentFiles';
import { stage } from './stage';

const document = stage('document');

const CREATE_FILE = 'v1DocumentEntity_CreateNewPhysicalDocumentFromTemplateWithCustomTags2';

const stored = (id: number) => document.superOffice.state.records.get('document', id);
const file = (id: number) => document.superOffice.state.documentFiles.versions(id).at(-1)?.bytes;
const called = () => document.superOffice.counters.log.map(({ method }) => method.replace(/^v1\w+_/, ''));
const queryOf = (method: string) =>
  document.superOffice.counters.log.find((call) => call.method.endsWith(`_${method}`))?.query;

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

/** An item with a file. */
const withFile = (bytes: Buffer, mimeType: string, fileName: string) => ({
  json: {},
  binary: { data: { data: bytes.toString('base64'), mimeType, fileName } },
});

/** The bytes of the first file of a run. */
const bytesOf = ({ main }: { main: Array<{ binary?: Record<string, { data: string }> }> }) =>
  Buffer.from(main[0]?.binary?.data?.data ?? '', 'base64');

describe('the record of a document', () => {
  it('is created with its references and custom fields, without a file', async () => {
    const [item] = await document.json('create', {
      header: 'Offer 10023',
      name: 'offer-10023.pdf',
      documentTemplateId: 2,
      contactId: 20,
      personId: 20,
      date: '2026-11-30T09:00:00Z',
      completed: 'completed',
      ...more({ externalRef: 'ref-1', 'SuperOffice:2': 'R-7' }),
    });
    expect(document.sent('v1DocumentEntity_PostDocumentEntity')).toEqual([
      expect.objectContaining({
        Header: 'Offer 10023',
        Name: 'offer-10023.pdf',
        DocumentTemplate: { DocumentTemplateId: 2 },
        Person: { PersonId: 20 },
        Contact: { ContactId: 20 },
        Completed: 'Completed',
        ExternalRef: 'ref-1',
        CustomFields: { 'SuperOffice:2': 'R-7' },
      }),
    ]);
    expect(item).toMatchObject({
      DocumentId: 13,
      Header: 'Offer 10023',
      Name: 'offer-10023.pdf',
      Template: 'Quote',
      ContactId: 20,
      Company: 'Flower House 20 AS',
      PersonId: 20,
      Completed: 'Completed',
      CustomFields: expect.objectContaining({ Reference: 'R-7' }) as unknown,
    });
    expect(file(13)).toBeUndefined();
  });

  it('is read by its ID, and whole without Simplify', async () => {
    const [item] = await document.json('get', { documentId: 4 });
    expect(item).toMatchObject({
      DocumentId: 4,
      Header: 'Quote 4',
      Name: 'Quote 4.txt',
      Template: 'Letter',
      ContactId: 4,
      ProjectId: 5,
      Associate: 'Lina Berg',
      LockSemantics: 'Locking',
    });
    const [whole] = await document.json('get', { documentId: 4, simplify: false });
    expect(whole).toMatchObject({ DocumentTemplate: { DocumentTemplateId: 1 }, ExternalRef: '' });
  });

  it('is found by a condition', async () => {
    const found = await document.json('getMany', {
      returnAll: true,
      conditions: { values: [{ column: 'ourref', operator: 'is', value: 'OUR-7' }] },
    });
    expect(found).toEqual([expect.objectContaining({ documentId: 7, name: 'Quote 7.txt' })]);
  });

  it('changes where a value is given, and loses what is cleared', async () => {
    expect(
      await document.json('update', {
        documentId: 4,
        header: 'Final offer',
        clearFields: ['ourRef', 'projectId'],
      }),
    ).toMatchObject([{ DocumentId: 4, Header: 'Final offer', OurRef: '' }]);
    expect(document.sent('v1DocumentEntity_PatchDocumentEntity')).toEqual([
      [
        { op: 'replace', path: '/Header', value: 'Final offer' },
        { op: 'remove', path: '/Project' },
        { op: 'remove', path: '/OurRef' },
      ],
    ]);
    expect(stored(4)).toMatchObject({ Header: 'Final offer', YourRef: 'YOUR-4', Name: 'Quote 4.txt' });
  });

  it('is deleted', async () => {
    expect(await document.json('delete', { documentId: 4 })).toEqual([{ deleted: true, documentId: 4 }]);
    expect(stored(4)).toBeUndefined();
  });

  it('shows what it is linked with', async () => {
    const Links = [{ EntityName: 'sale', Id: 3, Description: 'Its sale' }];
    document.superOffice.state.records.change('document', 4, { Links }, 5);
    expect(await document.json('getLinks', { documentId: 4, returnAll: true })).toEqual([
      expect.objectContaining({ PrimaryKey: 3, EntityName: 'sale' }),
    ]);
  });
});

describe('a file', () => {
  it.each([
    ['a PDF, whose type the page does not take', PDF, 'application/pdf'],
    ['a picture', PDF, 'image/png'],
    ['an empty file', Buffer.alloc(0), 'text/plain'],
  ])('is uploaded byte by byte: %s', async (_, bytes, mimeType) => {
    const { main, failure } = await document.runWithFiles('upload', { documentId: 5, file: 'data' }, [
      withFile(bytes, mimeType, 'offer.pdf'),
    ]);
    expect(failure?.message).toBeUndefined();
    expect(file(5)?.equals(bytes)).toBe(true);
    expect(main[0]?.json).toMatchObject({ DocumentId: 5, Header: 'Quote 5' });
  });

  it('is not uploaded to a document that somebody else has checked out', async () => {
    const { failure } = await document.runWithFiles('upload', { documentId: 3, file: 'data' }, [
      withFile(PDF, 'application/pdf', 'offer.pdf'),
    ]);
    expect(failure?.message).toContain('Lina Berg');
  });

  it('that the item does not have is named, and nothing is sent', async () => {
    const { failure } = await document.runWithFiles('upload', { documentId: 5, file: 'pdf' }, [
      withFile(PDF, 'application/pdf', 'offer.pdf'),
    ]);
    expect(failure?.message).toContain('Input Binary Field');
    expect(failure?.message).toContain('data');
    expect(called()).toEqual([]);
  });

  it('is downloaded byte by byte, under the name that the user gives', async () => {
    const run = await document.run('download', { documentId: 1, filters: { fileName: 'offer.pdf' } });
    expect(bytesOf(run).equals(PDF)).toBe(true);
    expect(run.main[0]?.json).toEqual({
      fileName: 'offer.pdf',
      mimeType: 'application/pdf',
      fileSize: PDF.length,
    });
  });

  it('that is empty is downloaded too', async () => {
    const run = await document.run('download', { documentId: 2, copy: '={{ null }}' });
    expect(run.main[0]?.json).toMatchObject({ fileName: 'file', fileSize: 0 });
    expect(run.main[0]?.binary).toHaveProperty('data');
  });

  it('is downloaded without its scripts as a sanitized copy', async () => {
    const run = await document.run('download', { documentId: 3, copy: 'sanitized' });
    expect(String(bytesOf(run))).toBe('<h1>Spring Catalogue</h1><p>Tulips</p>');
    expect(called()).toEqual(['GetSanitizedDocumentStream']);
  });

  it('that does not exist is a failure', async () => {
    const { failure } = await document.run('download', { documentId: 5 });
    expect(failure?.message).toContain('5');
  });

  const rows = { values: [{ name: 'term', value: '14 days' }, { name: 'rema' }] };

  it.each<[form: string, tags: IDataObject]>([
    ['rows', { customTags: rows }],
    ['JSON rows', { customTagsMode: 'json', customTagsJson: JSON.stringify(rows.values) }],
    ['a JSON object', { customTagsMode: 'json', customTagsJson: '{ "term": "14 days", "rema": "" }' }],
  ])('is made from the template, with the records and tags that users give: %s', async (_, tags) => {
    const [item] = await document.json('createFile', {
      documentId: 5,
      ...tags,
      additionalFields: { contactId: 20 },
    });
    expect(item).toMatchObject({ DocumentId: 5 });
    expect(document.sent(CREATE_FILE)).toEqual([{ term: '14 days', rema: '' }]);
    expect(String(file(5))).toBe('template=2\ncontactId=20\nterm=14 days\nrema=');
  });

  it('is not made if a tag is given twice, or without its name', async () => {
    const failureOf = async (values: IDataObject[]) => {
      const tags = { customTagsMode: 'json', customTagsJson: JSON.stringify(values) };
      return (await document.run('createFile', { documentId: 5, ...tags })).failure?.message;
    };
    expect(await failureOf([...rows.values, { name: 'term', value: 'none' }])).toContain(
      'Custom Tags, row 3, Name: expected another value than in row 1, got "term"',
    );
    expect(await failureOf([{ value: 'none' }])).toContain('Custom Tags, row 1, Name');
    expect(document.sent(CREATE_FILE)).toEqual([]);
  });

  it.each(['["term"]', '{ "term": ["14 days"] }'])('is not made with the tags %s', async (customTagsJson) => {
    const tags = { customTagsMode: 'json', customTagsJson };
    const { failure } = await document.run('createFile', { documentId: 5, ...tags });
    expect(failure?.message).toMatch(/^Custom Tags, (row 1|term, Value): expected /);
    expect(called()).toEqual([]);
  });

  it('is made from the template without tags too', async () => {
    await document.json('createFile', { documentId: 5 });
    expect(String(file(5))).toBe('template=2');
  });

  it('is deleted; the document stays', async () => {
    const [item] = await document.json('deleteFile', { documentId: 4 });
    expect(item).toMatchObject({ Success: true, documentId: 4 });
    expect(file(4)).toBeUndefined();
    expect(stored(4)).toBeDefined();
  });

  it('has a size and an address', async () => {
    expect(await document.json('getSize', { documentId: 1 })).toEqual([{ fileSize: PDF.length }]);
    expect(await document.json('getSize', { documentId: 1, filters: { versionId: 'V1' } })).toEqual([
      { fileSize: 9 },
    ]);
    const [{ url } = {}] = await document.json('getUrl', { documentId: 1, filters: { writeableUrl: true } });
    expect(url).toMatch(/\/files\/edit\/1$/);
  });
});

describe('the lock of a document', () => {
  it('is set by Check Out, and a new version is made by Check In', async () => {
    expect(await document.json('checkOut', { documentId: 1 })).toEqual([
      expect.objectContaining({ Success: true, documentId: 1 }),
    ]);
    expect(await document.json('getLock', { documentId: 1 })).toEqual([
      { State: 'CheckedOutOwn', AssociateId: 5, Name: 'Tony Edwards' },
    ]);
    await document.runWithFiles('upload', { documentId: 1, file: 'data' }, [
      withFile(Buffer.from('third'), 'text/plain', 'a.txt'),
    ]);
    expect(
      await document.json('checkIn', {
        documentId: 1,
        additionalFields: { versionDescription: 'Prices of 2027', versionExtraFields: 'a,b' },
      }),
    ).toMatchObject([{ Success: true, documentId: 1 }]);
    const versions = await document.json('getVersions', { documentId: 1 });
    expect(versions.map(({ Description, ExtraFields }) => [Description, ExtraFields])).toEqual([
      ['First draft', []],
      ['With pictures', []],
      ['Prices of 2027', ['a', 'b']],
    ]);
    expect(String(file(1))).toBe('third');
    // n8n opens no windows for the store of the document.
    expect(queryOf('CheckoutDocument')).toEqual({ allowedReturnTypes: 'None,Message' });
  });

  it('is given up by Undo Check Out', async () => {
    await document.json('checkOut', { documentId: 1 });
    expect(await document.json('undoCheckOut', { documentId: 1 })).toMatchObject([
      { Success: true, documentId: 1 },
    ]);
    const [lock] = await document.json('getLock', { documentId: 1 });
    expect(lock).toMatchObject({ State: 'NotCheckedOut' });
    expect(document.superOffice.state.documentFiles.versions(1)).toHaveLength(2);
  });

  it.each([
    ['checkOut', 3, 'checked out by somebody else'],
    ['checkOut', 4, 'cannot be checked out'],
    ['checkIn', 1, 'not checked out by the signed-in user'],
    ['undoCheckOut', 3, 'not checked out by you'],
  ])('%s of document %i is refused, although no status says so: %s', async (operation, documentId, words) => {
    const { failure } = await document.run(operation, { documentId });
    expect(failure?.message).toContain(words);
  });
});

describe('the store of documents', () => {
  it('has a name and abilities', async () => {
    expect(await document.json('getPlugins')).toEqual([{ '2': 'SuperOffice Document Library' }]);
    expect(await document.json('getPlugin', { pluginId: 2 })).toEqual([
      { locking: 'true', versioning: 'true', customCommands: 'true' },
    ]);
  });

  it('knows properties of a file', async () =>
    expect(
      await document.json('getProperties', { documentId: 1, requestedProperties: 'Size, Versions' }),
    ).toEqual([{ Size: String(PDF.length), Versions: '2' }]));

  it('has commands, and runs one', async () => {
    const commands = await document.json('getCommands', { documentId: 1 });
    expect(commands.map(({ Name }) => Name)).toEqual(['SO_ARCHIVE', 'SO_REPORT']);
    const silent = await document.json('getCommands', {
      documentId: 1,
      filters: { allowedReturnTypes: ['none'] },
    });
    expect(silent.map(({ Name }) => Name)).toEqual(['SO_ARCHIVE']);
    const { main, hints } = await document.run('runCommand', {
      documentId: 1,
      command: 'SO_REPORT',
      additionalFields: { additionalData: 'copies=2,tray=1' },
    });
    expect(main[0]?.json).toMatchObject({
      Success: true,
      Type: 'Message',
      Value: 'Document 1 was read 3 times.',
      AdditionalInfo: 'copies=2;tray=1',
    });
    expect(JSON.stringify(hints)).toContain('read 3 times');
  });
});
