import type { SuperOfficeSimulator } from '../simulators';
import type { SoRecord } from '../simulators/superoffice/state/records/blank';
import { range, unless, type Expectation } from './expectation';
import { superOfficeWorkExpectations } from './superOfficeWorkExpectations';

/** Customers that an import in the ERP system has changed. The connector refuses two of them: C10404 and C10517. */
const imported = range(10_200, 600);

/** The import gives all of them a new city, and leaves the telephone blank. */
function importIntoErp({ state }: SuperOfficeSimulator): void {
  for (const number of imported)
    state.erp.changeInErp(612, 'Customer', `C${number}`, { CITY: 'Hamar', TEL: '' });
}

/** Company 23 is linked already. */
function linkCompany({ state }: SuperOfficeSimulator): void {
  state.erp.links.link(612, { type: 'Contact', id: 23 }, 'Customer', 'C90023');
}

/** What the ERP system has of the company with this VAT number. */
const byVatNumber = (vatNumber: string) => `GET erp.example.com/customers/by-vat-number/${vatNumber}`;

/** The company of the sale that was sold. */
const COMPANY = 17;

/** The PDF of an offer: bytes that are no text. */
const pdfOf = (number: string) =>
  Buffer.concat([Buffer.from(`%PDF-1.7 ${number} `), Buffer.from(range(0, 256))]);

/** The first company is there, the second is new, the third has no organization number and is not filed. */
const signedOffers = [
  { number: 'O-1', vatNumber: '910000020', company: 'Flower House 20', deliveryRoute: 'R9' },
  { number: 'O-2', vatNumber: '999888777', company: 'Petal & Stem AS', deliveryRoute: 'R3' },
  { number: 'O-3', vatNumber: '', company: 'Flower House 21 Inc', deliveryRoute: 'R1' },
].map((offer) => ({ ...offer, pdf: pdfOf(offer.number).toString('base64') }));

/** What is expected of the examples for SuperOffice. */
export const superOfficeExpectations: Record<string, Expectation> = {
  ...superOfficeWorkExpectations,
  'superoffice-file-signed-offers.json': {
    story:
      'Of 3 signed offers one belongs to a known company and one to a new one. Each gets its PDF; the third names no company.',
    itemsFrom: 'Signed Offers',
    itemsTo: 'Attach PDF',
    answers: { 'GET erp.example.com/offers/signed': signedOffers },
    outputs: {
      'Not Filed Yet': [3],
      'Find or Create Company': [2, 1],
      'Set Delivery Route': [2],
      'Create Document': [2],
      'Report Failed': [1],
      'Attach PDF': [2],
    },
    // Run again, nothing is filed twice.
    again: { 'Filed Already': [2], 'Not Filed Yet': [1], 'Find or Create Company': [0, 1] },
    callsAtMost: 30,
    complaints: ({ superOffice }) => {
      const { records, documentFiles } = superOffice.state;
      const all = (kind: 'contact' | 'document'): SoRecord[] =>
        range(1, 100).flatMap((id) => {
          const found = records.get(kind, id);
          return found ? [found] : [];
        });
      const filed = all('document').filter(({ OurRef }) => /^O-/.test(String(OurRef)));
      const known = records.get('contact', 20);
      const made = all('contact').filter(({ OrgNr }) => OrgNr === '999888777');
      const routeOf = (record: SoRecord | undefined) =>
        (record?.CustomFields as Record<string, unknown> | undefined)?.['SuperOffice:1'];
      return [
        ...unless(known?.Name === 'Flower House 20 AS' && routeOf(known) === 'R9', 'a name was overwritten'),
        ...unless(made.length === 1 && routeOf(made[0]) === 'R3', 'the new company was not created once'),
        ...unless(filed.length === 2, 'not exactly two offers are filed'),
        ...filed.flatMap(({ DocumentId, OurRef }) =>
          unless(
            documentFiles
              .versions(Number(DocumentId))
              .at(-1)
              ?.bytes.equals(pdfOf(String(OurRef))) === true,
            `the PDF of ${String(OurRef)} is not what was signed`,
          ),
        ),
      ];
    },
  },
  'superoffice-link-companies.json': {
    story:
      'Of 5 companies one is linked already. Two are linked with customers of the ERP system and resynced, one is created there, one is refused.',
    itemsFrom: 'Companies to Link',
    itemsTo: 'Done',
    answers: {
      'GET sheets.example.com/companies-to-link': [1, 21, 4, 5, 23].map((companyId) => ({
        companyId,
        vatNumber: String(910_000_000 + companyId),
      })),
      [byVatNumber('910000001')]: { erpKey: 'C90001' },
      [byVatNumber('910000021')]: { erpKey: 'C90021' },
      // Linked with another company.
      [byVatNumber('910000005')]: { erpKey: 'C10300' },
    },
    before: ({ superOffice }) => linkCompany(superOffice),
    outputs: {
      'Get Link Status': [10],
      'Not Linked Yet': [4, 6],
      'Is in ERP': [3, 1],
      'Get Values in ERP': [24],
      'Get Values in SuperOffice': [24],
      'Side by Side': [24],
      Differs: [17, 7],
      'Report Differences': [1],
      Link: [2, 1],
      Resync: [2],
      'Create in ERP': [1],
      'Log Entries': [6],
      'Not Linked': [1],
      'Report Failed': [1],
      Done: [3],
    },
    // Run again, only the refused one is left.
    again: { 'Not Linked Yet': [1, 9], 'Is in ERP': [1, 0], Link: [0, 1], 'Report Failed': [1] },
    // 5 times the status, 6 reads of values, 4 links with a look before each, the fields of a new customer and the list of
    // one of them, the resync, the log.
    callsAtMost: 23,
    complaints: ({ superOffice }) => {
      const { erp, records } = superOffice.state;
      const keyOf = (id: number) => erp.links.ofRecord(612, 'Contact', id)?.erpKey;
      return [
        ...unless(
          [1, 21, 4, 23, 5].map(keyOf).join() === 'C90001,C90021,C95001,C90023,',
          'other companies are linked than expected',
        ),
        ...unless(erp.links.ofActor(612, 'Customer', 'C10300')?.key.record.id === 10_300, 'a link was moved'),
        ...unless(
          erp.crm.value('Contact', 21, 'STREETCITY') === 'Tampa' &&
            erp.crm.value('Contact', 21, 'EMAIL') === 'office@company21.example',
          'the resync has not brought the values of the ERP system, or has wiped others',
        ),
        ...unless(records.get('contact', 4)?.Name === 'Green Stem Distributors', 'a company was renamed'),
      ];
    },
  },
  'superoffice-resync-after-import.json': {
    story:
      '600 imported customers are resynced in SuperOffice; the two that the connector refuses are one mail.',
    itemsFrom: 'Imported Customers',
    itemsTo: 'Force Resync',
    answers: {
      'GET erp.example.com/imports/latest/customers': imported.map((number) => ({
        customerNumber: `C${number}`,
        name: `Flower Shop ${number}`,
      })),
    },
    before: ({ superOffice }) => importIntoErp(superOffice),
    outputs: {
      'Force Resync': [598, 2],
      Resynced: [598],
      'Refused by Connector': [2],
      'Report to Administrator': [1],
    },
    // One verdict covers a batch, so each of the two culprits is looked for by halving: some 18 calls for each.
    callsAtMost: 40,
    complaints: ({ superOffice }, elsewhere) => {
      const { erp, fullResyncs } = superOffice.state;
      const inCrm = (field: string) => imported.map((number) => erp.crm.value('Contact', number, field));
      return [
        ...unless(fullResyncs.length === 0, 'everything was resynced instead of the given customers'),
        ...unless(superOffice.state.resynced().length === 598, 'not exactly 598 companies are resynced'),
        ...unless(
          superOffice.state.resynced().every(({ resyncs }) => resyncs === 1),
          'a company was resynced twice',
        ),
        ...unless(
          inCrm('STREETCITY').filter((city) => city === 'Hamar').length === 598,
          'not exactly 598 companies have the imported city',
        ),
        ...unless(
          inCrm('PHONE').every((phone) => phone !== ''),
          'a phone number that people filled in was wiped',
        ),
        ...unless(elsewhere.at(-1) === 'POST mail.example.com/report', 'the refusals were not reported'),
      ];
    },
  },
  'superoffice-sold-to-komet-sales.json': {
    story: 'A sale is sold; its company becomes a customer in Komet Sales, linked by External ID.',
    itemsFrom: 'Sale Sold',
    itemsTo: 'Save External ID',
    given: {
      'Sale Sold': [
        {
          EventId: '3e4a1c5e-6f0b-4a63-9d0e-2f1d6a0b7c11',
          Timestamp: '2026-03-30T10:48:07.8912039Z',
          Event: 'sale.sold',
          Entity: 'sale',
          PrimaryKey: 17,
          Changes: ['status', 'done'],
          ChangedByAssociateId: 6,
        },
      ],
    },
    outputs: {
      'Get Company': [1],
      'Is Linked': [0, 1],
      'Find by Code': [1],
      'Create Customer': [1],
      'Save External ID': [1],
    },
    again: { 'Is Linked': [1], 'Customer Is Known': [1] },
    // The sale, the company, the customers, the new one, the ID with its application and device; and at first two layouts of
    // custom fields each, with their lists.
    callsAtMost: 16,
    complaints: ({ komet, superOffice }) => {
      const made = komet.state.customers.filter(({ code }) => code === 'C-10017');
      const keys = superOffice.state.foreignKeys.rows();
      return [
        ...unless(made.length === 1, 'the customer was not created once'),
        ...unless(made[0]?.name === 'Flower House 17 Inc', 'the customer has another name'),
        ...unless(
          keys.length === 1 &&
            keys.every(
              ({ app, key }) =>
                app.name === 'Komet Sales' &&
                key.name === 'customerId' &&
                key.record === COMPANY &&
                key.value === made[0]?.id,
            ),
          'the company does not have the ID of the customer',
        ),
      ];
    },
  },
};
