import { parse } from 'lossless-json';
import { withRolodex, xml } from './fixtures/merge/rolodex';
import { jsonOf } from './support';

const rolodex = withRolodex();

/** As the service sends it; `Grade` came after its schema was declared. */
const CUSTOMER = [
  '<InternalId>a-1</InternalId><CustomerId>0042</CustomerId><Name>Rosa &amp; Co</Name><Phone>555</Phone>',
  '<Balance>12.5000</Balance>',
  '<Billing><Street>Main 1</Street><City>Quito</City><Zip>00170</Zip></Billing>',
  '<Shipping><Street>Dock 2</Street><City>Lima</City></Shipping>',
  '<Items><Item><InternalId>i-1</InternalId><Sku>007</Sku><Price>1.10</Price><Qty>3</Qty></Item></Items>',
  '<Cards><Card><Number>XXXX4242</Number></Card></Cards>',
  '<Tags>a</Tags><Tags>b</Tags><Token>tok</Token><SyncedAt>2026-01-05T00:00:00</SyncedAt>',
  '<Grade>B</Grade>',
].join('');

const customerSent = (): string | undefined =>
  /<customer>.*<\/customer>/s.exec(rolodex.sent('UpdateCustomer'))?.[0];

describe('an update over SOAP that clears what is left out', () => {
  beforeEach(() => {
    rolodex.answer = ({ what }) =>
      what === 'GetCustomer' ? xml(what, CUSTOMER) : xml(what, '<Code>0</Code>');
  });

  const update = { customerId: '0042' };

  it('sends the record as read, with what is given merged into it at any depth, in schema order, without what never goes back', async () => {
    const { main } = await rolodex.run('customer', 'update', {
      ...update,
      updateFields: { billing: { values: { city: 'Cuenca' } } },
    });

    expect(rolodex.calls()).toEqual(['GetCustomer', 'UpdateCustomer']);
    expect(customerSent()).toBe(
      '<customer><InternalId>a-1</InternalId><CustomerId>0042</CustomerId><Name>Rosa &amp; Co</Name><Phone>555</Phone>' +
        '<Balance>12.5000</Balance><Since>1900-01-01</Since>' +
        '<Billing><Street>Main 1</Street><City>Cuenca</City><Zip>00170</Zip></Billing>' +
        '<Shipping><Street>Dock 2</Street><City>Lima</City></Shipping>' +
        '<Items><Item><Sku>007</Sku><Price>1.10</Price><Qty>3</Qty></Item></Items>' +
        '<Tags>a</Tags><Tags>b</Tags><Grade>B</Grade></customer>',
    );
    expect(jsonOf(main)).toEqual([{ success: true, customerId: '0042' }]);
  });

  it('replaces a list as a whole', async () => {
    await rolodex.run('customer', 'update', {
      ...update,
      updateFields: { items: { values: [{ sku: '008', price: 2 }] } },
    });

    expect(customerSent()).toContain(
      '<Items><Item><Sku>008</Sku><Price>2</Price><Qty>1</Qty></Item></Items>',
    );
  });

  it('leaves out what is cleared on purpose', async () => {
    await rolodex.run('customer', 'update', {
      ...update,
      updateFields: { clearFields: ['phone', 'shipping'] },
    });

    expect(customerSent()).toContain('<Name>Rosa &amp; Co</Name><Balance>');
    expect(customerSent()).not.toMatch(/Phone|Shipping|555|Dock/);
  });

  it('sends only what is given if the switch is off, and demands what is then required', async () => {
    const off = { ...update, mergeWithCurrentValues: false };
    await rolodex.run('customer', 'update', { ...off, name: 'Rosa' });
    expect(rolodex.calls()).toEqual(['UpdateCustomer']);
    expect(customerSent()).toBe('<customer><Name>Rosa</Name><Since>1900-01-01</Since></customer>');

    const { failure } = await rolodex.run('customer', 'update', { ...off, updateFields: { phone: '1' } });
    expect(failure?.message).toContain('Name is required because');
  });

  it('refuses an item that changes nothing, and one that fills what it clears, before anything is sent', async () => {
    const items = [{ clear: [] }, { clear: ['phone'], phone: '1' }];
    const { error } = await rolodex.run(
      'customer',
      'update',
      { ...update, updateFields: { phone: '={{ $json.phone ?? "" }}', clearFields: '={{ $json.clear }}' } },
      items,
      { onError: 'continueErrorOutput' },
    );

    expect(error.map(({ json }) => json.message)).toEqual([
      'Nothing to change: expected a value for at least one field to update, got none',
      'Fields to Clear: expected fields that are given no value, got Phone, which is given one',
    ]);
    expect(rolodex.asked).toEqual([]);
  });

  it('sends nothing if the record already has all of it, and says so', async () => {
    const { main, hints } = await rolodex.run('customer', 'update', { ...update, name: 'Rosa & Co' });

    expect(rolodex.calls()).toEqual(['GetCustomer']);
    expect(jsonOf(main)).toEqual([{ success: true, customerId: '0042', unchanged: true }]);
    expect(hints.map(({ message }) => message)).toContain(
      'Not sent, since the record has these values already (item 0)',
    );
  });

  it('changes nothing if the record is not found, is empty, or lacks what is required', async () => {
    const given = { ...update, updateFields: { phone: '1' } };
    const messages: Array<string | undefined> = [];
    for (const content of ['', '<Other>1</Other>', '<CustomerId>0042</CustomerId>']) {
      rolodex.answer = ({ what }) => xml(what, content);
      messages.push((await rolodex.run('customer', 'update', given)).failure?.message);
    }

    expect(messages).toEqual([
      expect.stringContaining('There is no record of Customer ID 0042 to merge with'),
      expect.stringContaining('There is no record of Customer ID 0042 to merge with'),
      expect.stringContaining('Name is required, and the record has no value for it'),
    ]);
    expect(new Set(rolodex.calls())).toEqual(new Set(['GetCustomer']));
  });

  it('makes updates of one record one after another, so that the later one reads what the earlier one wrote', async () => {
    let record = CUSTOMER;
    rolodex.answer = ({ what, body }) => {
      if (what === 'GetCustomer') return xml(what, record);
      record = /<customer>(.*)<\/customer>/s.exec(String(body))?.[1] ?? '';
      return xml(what, '<Code>0</Code>');
    };
    const updateFields = { phone: '={{ $json.phone ?? "" }}', balance: '={{ $json.balance ?? "" }}' };
    await rolodex.run('customer', 'update', { ...update, updateFields }, [{ phone: '777' }, { balance: 3 }]);

    expect(customerSent()).toContain('<Phone>777</Phone><Balance>3</Balance>');
  });
});

describe('an update over JSON whose record is the body', () => {
  const PERSON =
    '{"person":{"name":"Ana","Rank":2,"Code":90071992547409931,"Rate":1.50,"Address":{"Street":{"Street":"Main 1","City":"Quito"},"Kind":1},"Mails":["a@x.y"],"Extra":null,"Site":{"Id":12345678901234567890}}}';
  /** Long numbers wherever a record can have them, beside texts of the same digits. */
  const LONG =
    '{"person":{"name":"Ana","Ids":[90071992547409931,5,"90071992547409931"],"Code":"90071992547409931","Rate":1234567890.12345678901,"Extra":{"at":[{"x":90071992547409931,"y":"90071992547409931"}]},"Site":[90071992547409931,0.12345678901234567890,1e400,"1e400"]}}';

  it('sends back each value as it came, numbers of any length, members that nobody declared and null included', async () => {
    rolodex.answer = ({ what }) => (what.startsWith('GET') ? PERSON : '{}');
    await rolodex.run('person', 'replace', {
      id: '7',
      updateFields: { name: 'Eva', street: { values: { city: 'Loja' } } },
    });

    expect(rolodex.calls()).toEqual(['GET /people/7', 'PUT /people/7']);
    expect(rolodex.sent('PUT /people/7')).toBe(
      '{"Code":90071992547409931,"Rate":1.5,"Address":{"Street":{"Street":"Main 1","City":"Loja"},"Kind":1},"Mails":["a@x.y"],"Extra":null,"name":"Eva","Site":{"Id":12345678901234567890}}',
    );
  });

  it('sends back a number of any length as a number and a text of digits as text, in members of any type', async () => {
    rolodex.answer = ({ what }) => (what.startsWith('GET') ? LONG : '{}');
    await rolodex.run('person', 'replace', { id: '7', updateFields: { name: 'Eva' } });

    const record = LONG.slice('{"person":'.length, -1);
    expect(parse(rolodex.sent('PUT /people/7'))).toEqual(parse(record.replace('Ana', 'Eva')));
  });

  it('does so in a long record, in one that is wrapped in a text, and in members of a patch that are sent whole', async () => {
    const note = 'x'.repeat(20_000);
    const record = `{"name":"Ana","Note":"${note}","Ids":[90071992547409931,"90071992547409931"]}`;
    for (const read of [`{"person":${record}}`, JSON.stringify(`{"person":${record}}`)]) {
      rolodex.answer = ({ what }) => (what.startsWith('GET') ? read : '{}');
      await rolodex.run('person', 'replace', { id: '7', updateFields: { name: 'Eva' } });
      expect(parse(rolodex.sent('PUT /people/7'))).toEqual(parse(record.replace('Ana', 'Eva')));
    }

    const street = '{"Street":"Main 1","Ref":[90071992547409931],"City":"90071992547409931"}';
    rolodex.answer = ({ what }) =>
      what.startsWith('GET') ? `{"person":{"Name":"Ana","Address":{"Street":${street}}}}` : '{}';
    await rolodex.run('person', 'update', { id: '7', updateFields: { street: { values: { zip: '1' } } } });
    expect(parse(rolodex.sent('PATCH /people/7'))).toEqual(
      parse(`[{"op":"replace","path":"/Address/Street","value":${street.slice(0, -1)},"Zip":"1"}}]`),
    );
  });

  it('shows a long number of a record that has all values as text, as every item does', async () => {
    rolodex.answer = ({ what }) => (what.startsWith('GET') ? LONG : '{}');
    const { main } = await rolodex.run('person', 'replace', { id: '7', updateFields: { name: 'Ana' } });

    expect(rolodex.calls()).toEqual(['GET /people/7']);
    expect(jsonOf(main)).toEqual([
      {
        success: true,
        Code: '90071992547409931',
        Extra: { at: [{ x: '90071992547409931', y: '90071992547409931' }] },
        id: 7,
        unchanged: true,
      },
    ]);
  });

  it('sends nothing if a moment is the same one in another zone, or written in another way', async () => {
    for (const seen of ['2026-01-31T08:00:00Z', '2026-01-31T09:00:00+01:00', '2026-01-31T08:00:00']) {
      rolodex.answer = ({ what }) => (what.startsWith('GET') ? `{"person":{"Seen":"${seen}"}}` : '{}');
      const updateFields = { seen: '2026-01-31T08:00:00.000Z' };
      const { main } = await rolodex.run('person', 'replace', { id: '7', updateFields });
      expect(jsonOf(main)).toMatchObject([{ unchanged: true }]);
    }
    expect(rolodex.calls().every((call) => call.startsWith('GET'))).toBe(true);
  });

  it('keeps the numbers of a record that is found in a list in pages', async () => {
    const page = (record: string, more: boolean) => `{"people":[${record}],"more":${more}}`;
    rolodex.answer = ({ what }) => {
      if (what.endsWith('page=1')) return page('{"id":90071992547409933,"name":"Eva"}', true);
      return what.startsWith('GET') ? page('{"id":90071992547409931,"name":"Ana"}', false) : '{}';
    };
    await rolodex.run('person', 'replaceListed', { id: '90071992547409931', updateFields: { name: 'Eva' } });

    expect(rolodex.sent('PUT /people/90071992547409931')).toBe('{"id":90071992547409931,"name":"Eva"}');
  });

  it('clears a list by leaving it out', async () => {
    rolodex.answer = ({ what }) => (what.startsWith('GET') ? PERSON : '{}');
    await rolodex.run('person', 'replace', { id: '7', updateFields: { clearFields: ['mails'] } });

    expect(JSON.parse(rolodex.sent('PUT /people/7'))).not.toHaveProperty('Mails');
  });

  it('changes nothing if the record can’t be read', async () => {
    rolodex.answer = () => ({ status: 404 });
    const { failure } = await rolodex.run('person', 'replace', { id: '7', updateFields: { name: 'Eva' } });

    expect(failure?.description).toContain('The current values could not be read, so nothing was changed.');
    expect(rolodex.calls()).toEqual(['GET /people/7']);
  });
});
