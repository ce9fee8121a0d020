import { superOffice as documented, superOfficeEndpoint } from '../../documented';
import { all, stage } from './stage';

const stages = {
  company: stage('company'),
  person: stage('person'),
  sale: stage('sale'),
  project: stage('project'),
  appointment: stage('appointment'),
};
const document = stage('document');

const documents =
  'documentId,name,subject,type,date,completed,associateId,contactId,personId,projectId,saleId,updatedDate';
const sales =
  'saleId,heading,saleNumber,saleStatus,stage,probPercent,amount,currency,date,completed,associateId,updatedDate,contactId,personId,projectId';
const projects = 'projectId,name,number,type,status,completed,endDate,associateId,contactId,updatedDate';
const activities =
  'date,type,recordType,text,completed,associateId,contactId,personId,projectId,saleId,updatedDate';
const links = 'linkId,linkDescription,date,type,recordType,text,completed,associateId';

/** The columns that a table of the user interface shows, from the pages of the archives. */
const LISTS: Array<[kind: keyof typeof stages, related: string, page: string, columns: string]> = [
  ['company', 'activities', 'v1ContactEntity_Activities', activities],
  ['company', 'documents', 'v1ContactEntity_Documents', documents],
  ['company', 'projects', 'v1ContactEntity_Projects', projects],
  ['company', 'sales', 'v1ContactEntity_Sales', sales],
  ['person', 'activities', 'v1PersonEntity_Activities', activities],
  ['person', 'documents', 'v1PersonEntity_Documents', documents],
  ['person', 'sales', 'v1PersonEntity_Sales', sales],
  ['sale', 'activities', 'v1SaleEntity_Activities', activities],
  ['sale', 'links', 'v1SaleEntity_Links', links],
  ['project', 'activities', 'v1ProjectEntity_Activities', activities],
  ['project', 'companies', 'v1ProjectEntity_Contacts', projects],
  ['project', 'links', 'v1ProjectEntity_Links', links],
  ['appointment', 'links', 'v1AppointmentEntity_Links', links],
];

const LINK = { EntityName: 'sale', Id: 5, Description: 'Offer' };

const namesIn = (row: object) => Object.keys(row).sort();
const namesOf = (columns: string) => ['PrimaryKey', 'EntityName', ...columns.split(',')].sort();

const asked = (on: typeof document, page: string) =>
  on.superOffice.counters.log.filter(({ method }) => method === page).map(({ query }) => query?.$select);

it.each(LISTS)(
  '%s, %s: the usual columns are requested, and no other comes',
  async (kind, related, page, columns) => {
    const on = stages[kind];
    const { records } = on.superOffice.state;
    records.change('appointment', 1, { Sale: { SaleId: 1 }, Project: { ProjectId: 1 } }, 5);
    records.create('projectMember', { ProjectId: 1, PersonId: 1, ContactId: 1 }, 5);
    if (related === 'links') records.change(kind as 'sale', 1, { Links: [LINK] }, 5);
    const rows = await on.json('getRelated', all({}, { [`${kind}Id`]: 1, related }));
    expect(asked(on, page)).toEqual([columns]);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(namesIn(row)).toEqual(namesOf(columns));
  },
);

it('a document: the usual columns of its links are requested, and no other comes', async () => {
  document.superOffice.state.records.change('document', 1, { Links: [LINK] }, 5);
  const rows = await document.json('getLinks', all({}, { documentId: 1 }));
  expect(asked(document, 'v1DocumentEntity_Links')).toEqual([links]);
  expect(rows.map(namesIn)).toEqual([namesOf(links)]);
});

it('other columns replace the usual ones', async () => {
  const rows = await stages.company.json('getRelated', {
    ...all({}, { companyId: 1, related: 'documents' }),
    filters: { columns: 'documentId, keywords' },
  });
  expect(rows.map(namesIn)).toContainEqual(namesOf('documentId,keywords'));
});

it('the usual columns are on the page of the archive', () => {
  const missing = [...LISTS, ['document', 'links', 'v1DocumentEntity_Links', links] as const].flatMap(
    ([, , page, columns]) => {
      const archive = documented().odata.archives[superOfficeEndpoint(page).archive ?? ''];
      const known = archive?.columns.map(({ name }) => name) ?? columns.split(',');
      return columns.split(',').filter((column) => !known.includes(column));
    },
  );
  expect(missing).toEqual([]);
});
