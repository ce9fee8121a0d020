import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodePanel } from './nodePanel';
import { picture } from './pictures';
import { seen, withEditor } from './withEditor';

const stage = withEditor();

// Five nodes are added, filled in and run.
jest.setTimeout(360_000);

/** A PDF: bytes that are no text. */
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 256 }, (_, n) => n))]);

/** Where the PDF is downloaded from. */
let shop: Server;
beforeAll(async () => {
  shop = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(PDF);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
});
afterAll(() => shop.close());

afterEach(() => expect(stage.simulators.superOffice.violations).toEqual([]));

describe('a signed offer', () => {
  seen(
    stage,
    'is filed from nothing: its company is found or created and gets a custom field, the PDF is attached',
    async (editor) => {
      const { records, documentFiles } = stage.simulators.superOffice.state;
      await editor.openNew();
      const company = await editor.add('superoffice', 'SuperOffice', 'Create or update company');
      await company.selectCredential('SuperOffice account');
      expect(await company.cutOff()).toEqual([]);
      await company.fill('orgNr', '999888777');
      await company.fill('name', 'Petal & Stem AS');
      await company.execute();
      expect(await company.rows(1)).toEqual([
        expect.objectContaining({ ContactId: '61', upsert: 'created' }),
      ]);
      await company.showOutputAs('Schema');
      await company.output.getByTestId('run-data-schema-item').first().waitFor();
      await picture(editor.page, 'superoffice-company', company.root);
      await company.showOutputAs('Table');
      await company.execute();
      await company.output.getByText('updated').first().waitFor();
      expect(records.get('contact', 62)).toBeUndefined();
      await company.close();

      // n8n requests the custom fields before it has chosen the credential; opened again, the form has them.
      await (await editor.add('superoffice', 'SuperOffice', 'Update company')).close();
      const { panel: update } = await editor.open('Update company');
      await update.locator('companyId').open();
      await update.locator('companyId').search('Petal');
      await update.locator('companyId').choose('Petal & Stem AS');
      await update.showMapped('SuperOffice:1', 'Delivery Route');
      await update.fill('SuperOffice:1', 'R9');
      // Away from the field, so that its tip is gone.
      await update.root.getByText('Fields to Clear').click();
      await picture(editor.page, 'superoffice-custom-fields', update.form);
      await update.execute();
      await update.rows(1);
      expect(records.get('contact', 61)).toMatchObject({ CustomFields: { 'SuperOffice:1': 'R9' } });
      await update.close();

      const document = await editor.add('superoffice', 'SuperOffice', 'Create document');
      await document.fill('header', 'Offer 10023');
      await document.fill('name', 'offer-10023.pdf');
      await document.pickRecord('documentTemplateId', 'Quote');
      await document.locator('contactId').open();
      await document.locator('contactId').search('Petal');
      await document.locator('contactId').choose('Petal & Stem AS');
      await document.execute();
      expect(await document.rows(1)).toEqual([
        expect.objectContaining({ DocumentId: '13', Company: 'Petal & Stem AS', Template: 'Quote' }),
      ]);
      await document.close();

      await editor.search('http request');
      await editor.found('HTTP Request').click();
      const request = new NodePanel(editor.page);
      await request.field('url').waitFor();
      const { port } = shop.address() as AddressInfo;
      await request.fill('url', `http://127.0.0.1:${port}/offer-10023.pdf`);
      await request.execute();
      await request.output.getByText('application/pdf').first().waitFor();
      await request.close();

      const upload = await editor.add('superoffice', 'SuperOffice', 'Upload file of document');
      await upload.pickRecord('documentId', 'Offer 10023');
      await upload.fill('file', 'data');
      await upload.execute();
      // n8n shows the schema, as it showed the file of the node before.
      await upload.output.getByTestId('run-data-schema-item').first().waitFor();
      await picture(editor.page, 'superoffice-attached', upload.root);
      await upload.showOutputAs('Table');
      expect(await upload.rows(1)).toEqual([
        expect.objectContaining({ DocumentId: '13', Name: 'offer-10023.pdf' }),
      ]);
      expect(documentFiles.versions(13).at(-1)?.bytes.equals(PDF)).toBe(true);
    },
  );
});
