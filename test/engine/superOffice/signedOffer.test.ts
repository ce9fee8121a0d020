import { resourceRuns } from '../resourceRuns';
import { withSimulators } from '../support';

const context = withSimulators();
const company = resourceRuns('superOffice', 'company', context);
const document = resourceRuns('superOffice', 'document', context);

afterEach(() => expect(context.simulators.superOffice.violations).toEqual([]));

/** Bytes that are no text: a file that travels as text arrives damaged. */
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 256 }, (_, n) => n))]);

/** What a workflow does with one signed offer. Gives the IDs of its company and its document. */
async function file(offer: { vatNumber: string; company: string; route: string; number: string }) {
  const [{ ContactId: companyId, upsert } = {}] = await company.json('createOrUpdate', {
    orgNr: offer.vatNumber,
    name: offer.company,
    onlyFillEmpty: true,
  });
  const moreFields = { mappingMode: 'defineBelow', value: { 'SuperOffice:1': offer.route } };
  await company.json('update', { companyId, moreFields });
  const [{ DocumentId: documentId } = {}] = await document.json('create', {
    header: `Offer ${offer.number}`,
    name: `offer-${offer.number}.pdf`,
    contactId: companyId,
  });
  const data = { data: PDF.toString('base64'), mimeType: 'application/pdf', fileName: 'signed.pdf' };
  const { failure } = await document.runWithFiles('upload', { documentId, file: 'data' }, [
    { json: {}, binary: { data } },
  ]);
  if (failure) throw failure;
  return { companyId: Number(companyId), upsert, documentId: Number(documentId) };
}

it.each([
  ['a company that is there keeps its name', '910000020', 'updated', 20, 'Flower House 20 AS'],
  ['a new company is created', '999888777', 'created', 61, 'Petal & Stem'],
])('a signed offer becomes a document with its PDF: %s', async (_, vatNumber, upsert, companyId, name) => {
  const filed = await file({ vatNumber, company: 'Petal & Stem', route: 'R9', number: '10023' });
  expect(filed).toEqual({ companyId, upsert, documentId: 13 });
  const { records, documentFiles } = context.simulators.superOffice.state;
  expect(records.get('contact', companyId)).toMatchObject({
    Name: name,
    OrgNr: vatNumber,
    CustomFields: { 'SuperOffice:1': 'R9' },
  });
  expect(records.get('document', 13)).toMatchObject({
    Header: 'Offer 10023',
    Contact: { ContactId: companyId },
  });
  expect(documentFiles.versions(13).map(({ bytes }) => bytes.equals(PDF))).toEqual([true]);
  const [read] = await document.json('get', { documentId: 13 });
  const { main } = await document.run('download', {
    documentId: 13,
    filters: { fileName: String(read?.Name) },
  });
  expect(main[0]?.json).toEqual({
    fileName: 'offer-10023.pdf',
    mimeType: 'application/pdf',
    fileSize: PDF.length,
  });
});
