import { withRolodex, xml, type Answer } from './fixtures/merge/rolodex';
import { jsonOf } from './support';

const rolodex = withRolodex();

const CUSTOMER = '<CustomerId>0042</CustomerId><Name>Rosa</Name><Phone>555</Phone><Token>tok</Token>';

describe('create, or else update where the vendor says that the record is there', () => {
  const save = { customerId: '0042', name: 'Rosa', additionalFields: { balance: 3 } };

  it('creates one that is not there', async () => {
    rolodex.answer = ({ what }) => xml(what, '<Code>0</Code><InternalId>a-1</InternalId>');
    const { main } = await rolodex.run('customer', 'upsert', save);

    expect(rolodex.calls()).toEqual(['AddCustomer']);
    expect(jsonOf(main)).toMatchObject([{ upsert: 'created', customerId: '0042', InternalId: 'a-1' }]);
  });

  it('updates one that is there, over the record as it is', async () => {
    rolodex.answer = ({ what }) => {
      if (what === 'AddCustomer') return xml(what, '<Code>2</Code><Words>Record already exists</Words>');
      return xml(what, what === 'GetCustomer' ? CUSTOMER : '<Code>0</Code>');
    };
    const { main } = await rolodex.run('customer', 'upsert', save);

    expect(rolodex.calls()).toEqual(['AddCustomer', 'GetCustomer', 'UpdateCustomer']);
    const sent = rolodex.sent('UpdateCustomer');
    expect(sent).toContain('<Phone>555</Phone><Balance>3</Balance>');
    expect(sent).toContain('</customer><customerId>0042</customerId>');
    expect(sent).not.toContain('Token');
    expect(jsonOf(main)).toEqual([{ upsert: 'updated', success: true, customerId: '0042' }]);
  });

  describe('in a dry run', () => {
    const dry = async () => {
      const { main } = await rolodex.run('customer', 'upsert', { ...save, options: { dryRun: true } });
      return jsonOf(main).map(({ dryRun, step, records, body, upsert, unchanged }) => ({
        dryRun,
        step,
        records,
        what: body && Object.keys(body)[0],
        upsert,
        unchanged,
      }));
    };
    const create = { dryRun: true, what: 'AddCustomer' };

    it('shows only the create of one that is not there', async () => {
      for (const content of ['<Code>1</Code><Words>Not found</Words>', '']) {
        rolodex.answer = ({ what }) => xml(what, content);
        expect(await dry()).toEqual([{ ...create, records: 1 }]);
      }
      expect(rolodex.calls()).toEqual(['GetCustomer', 'GetCustomer']);
    });

    it('shows no call but fails as an update does if the read is refused for any other reason', async () => {
      const refusals: Array<[Answer, string]> = [
        [xml('GetCustomer', '<Code>7</Code><Words>Locked</Words>'), 'Locked'],
        [{ status: 403 }, '403'],
        [{ status: 404 }, '404'],
      ];
      for (const [answer, message] of refusals) {
        rolodex.answer = () => answer;
        const { failure, main } = await rolodex.run('customer', 'upsert', {
          ...save,
          options: { dryRun: true },
        });
        expect(jsonOf(main)).toEqual([]);
        expect(failure?.message).toContain(message);
        expect(failure?.description).toContain('could not be read, so nothing was changed');
      }
      expect(new Set(rolodex.calls())).toEqual(new Set(['GetCustomer']));
    });

    it('shows the create that is refused, and the update, of one that is there', async () => {
      rolodex.answer = ({ what }) => xml(what, CUSTOMER);
      const step = 'Sent before. The service refuses it, since the record exists; so it is updated.';
      expect(await dry()).toEqual([
        { ...create, step, records: 0 },
        { dryRun: true, what: 'UpdateCustomer', records: 1 },
      ]);
      expect(rolodex.calls()).toEqual(['GetCustomer']);
    });

    it('says that nothing changes if the one that is there has all values', async () => {
      rolodex.answer = ({ what }) => xml(what, CUSTOMER.replace('<Token>', '<Balance>3</Balance><Token>'));
      expect(await dry()).toEqual([{ upsert: 'updated', unchanged: true }]);
    });
  });

  it('goes no further after any other refusal, nor where nobody knows what became of the create', async () => {
    rolodex.answer = ({ what }) => xml(what, '<Code>7</Code><Words>No</Words>');
    expect((await rolodex.run('customer', 'upsert', save)).failure?.message).toContain('No');

    rolodex.answer = () => 'reset';
    const { failure } = await rolodex.run('customer', 'upsert', save, [{}], {
      retryOnFail: true,
      maxTries: 3,
    });
    expect(failure?.message).toContain('Outcome unknown');
    expect(rolodex.calls()).toEqual(['AddCustomer', 'AddCustomer']);
  });

  it('sends no later item for a record whose create has an unknown outcome, in a later try neither', async () => {
    rolodex.answer = ({ body }) =>
      String(body).includes('0042') ? 'reset' : xml('AddCustomer', '<Code>0</Code>');
    const { main, error } = await rolodex.run(
      'customer',
      'upsert',
      { ...save, customerId: '={{ $json.id }}' },
      [{ id: '0042' }, { id: '0042' }, { id: '7' }],
      { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 2 },
    );

    expect(rolodex.calls()).toEqual(['AddCustomer', 'AddCustomer']);
    expect(error.map(({ json }) => json.message)).toEqual([
      expect.stringContaining('Outcome unknown'),
      'Not sent, since the outcome of an earlier item for the same record is unknown',
    ]);
    expect(jsonOf(main)).toMatchObject([{ upsert: 'created' }]);
  });
});

describe('find first, then create or update', () => {
  const save = {
    name: '={{ $json.name }}',
    additionalFields: { number: '={{ $json.number ?? "" }}', mail: '={{ $json.mail ?? "" }}' },
  };

  /** A vendor that keeps people, and finds them by number exactly, by mail in any letter case. */
  function keeping(people: Array<Record<string, unknown>>): void {
    rolodex.answer = ({ what, body }) => {
      const [method, url = ''] = what.split(' ');
      const { pathname, searchParams } = new URL(url, 'http://rolodex');
      if (method === 'POST') {
        people.push({ id: people.length + 1, ...(JSON.parse(String(body)) as object) });
        return JSON.stringify({ id: people.length });
      }
      if (method === 'PATCH') return '{}';
      if (pathname !== '/people') return '{"person":{"Name":"x"}}';
      const code = /^code eq '(.*)'$/.exec(searchParams.get('$filter') ?? '')?.[1]?.replaceAll("''", "'");
      const mail = searchParams.get('mail')?.toLowerCase();
      const found = people.filter((each) =>
        mail === undefined ? each.Code === code : String(each.Mail).toLowerCase() === mail,
      );
      return JSON.stringify({ people: found });
    };
  }

  it('creates what is not found, and updates what is, in the order of the keys', async () => {
    keeping([
      { id: 1, Code: "O'N", Mail: 'a@x.y' },
      { id: 2, Code: 'B', Mail: 'b@x.yz' },
    ]);
    const { main } = await rolodex.run('person', 'upsert', save, [
      { name: 'Ana', number: "O'N", mail: 'b@x.yz' },
      { name: 'Bea', number: 'Z', mail: 'B@X.YZ' },
      { name: 'Eva', mail: 'b@x.y' },
    ]);

    expect(jsonOf(main)).toEqual([
      { upsert: 'updated', success: true, number: "O'N", mail: 'b@x.yz', id: 1 },
      { upsert: 'updated', success: true, number: 'Z', mail: 'B@X.YZ', id: 2 },
      { upsert: 'created', mail: 'b@x.y', id: 3 },
    ]);
    expect(JSON.parse(rolodex.sent('PATCH /people/1'))).toContainEqual({
      op: 'replace',
      path: '/Name',
      value: 'Ana',
    });
  });

  it('looks in the order that the user picks', async () => {
    keeping([
      { id: 1, Code: 'A' },
      { id: 2, Mail: 'b@x.y' },
    ]);
    const items = [{ name: 'Ana', number: 'A', mail: 'b@x.y' }];
    const { main } = await rolodex.run('person', 'upsert', { ...save, matchBy: ['mail', 'number'] }, items);

    expect(jsonOf(main)).toMatchObject([{ id: 2 }]);
  });

  it('refuses several, and shows them; the oldest is updated where the user says so', async () => {
    const people = [
      { id: 5, Code: 'A', Created: '2026-02-01' },
      { id: 9, Code: 'A', Created: '2025-12-31' },
    ];
    keeping(people);
    const items = [{ name: 'Ana', number: 'A' }];
    const { error } = await rolodex.run('person', 'upsert', save, items, { onError: 'continueErrorOutput' });
    expect(error[0]?.json).toMatchObject({
      message: '2 records match Number A, so it is not clear which one to update',
      details: { outcome: 'failed', matches: [{ id: 5 }, { id: 9 }] },
    });
    expect(rolodex.calls().every((call) => call.startsWith('GET'))).toBe(true);

    const { main } = await rolodex.run('person', 'upsert', { ...save, useOldestMatch: true }, items);
    expect(jsonOf(main)).toMatchObject([{ upsert: 'updated', id: 9 }]);
  });

  it('makes one record of equal keys in one run, though other keys differ', async () => {
    const people: Array<Record<string, unknown>> = [];
    keeping(people);
    const { main } = await rolodex.run('person', 'upsert', save, [
      { name: 'Ana', number: 'A', mail: 'a@x.y' },
      { name: 'Ann', number: 'A', mail: 'ann@x.y' },
      { name: 'Bea', number: 'B', mail: 'ann@x.yz' },
    ]);

    expect(people.map(({ Code }) => Code)).toEqual(['A', 'B']);
    expect(jsonOf(main)).toMatchObject([{ upsert: 'created' }, { upsert: 'updated' }, { upsert: 'created' }]);
  });

  it('sends nothing where it can’t look, or has nothing to look for', async () => {
    rolodex.answer = () => ({ status: 404 });
    const { error } = await rolodex.run(
      'person',
      'upsert',
      save,
      [{ name: 'Ana', number: 'A' }, { name: 'Eva' }],
      { onError: 'continueErrorOutput' },
    );

    expect(rolodex.calls().every((call) => call.startsWith('GET'))).toBe(true);
    expect(error[0]?.json).toMatchObject({
      details: { description: expect.stringContaining('so nothing was changed') as string },
    });
    expect(error[1]?.json.message).toBe(
      'Number or Mail: expected a value by which the record can be found, got none',
    );
  });
});
