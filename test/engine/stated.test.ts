import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { compile } from '../../nodes/shared/compile/compile';
import { statedCall, type Values } from '../../nodes/shared/operation';
import { callRest } from './fixtures/statedNode';
import { withDepot, type Answer } from './fixtures/depot';
import { jsonOf } from './support';

const workshop = withDepot({
  module: path.join(__dirname, 'fixtures/statedNode'),
  node: 'Workshop',
  credential: 'WorkshopApi',
});

const call = async (parameters: IDataObject, items: IDataObject[] = [{}], options = {}) =>
  await workshop.run('api', 'callRest', { path: 'Part/5', ...parameters }, items, options);

const rowsOf = (pairs: Record<string, string>) => ({
  values: Object.entries(pairs).map(([name, value]) => ({ name, value })),
});

const bytes = (text: string, headers: Record<string, string> = {}): Answer => ({
  bytes: Buffer.from(text),
  headers: { 'content-type': 'application/json', ...headers },
});

describe('a call that the user states', () => {
  it.each<[method: string, body: unknown]>([
    ['get', undefined],
    ['post', { Name: 'Bolt', Id: 5 }],
    ['put', [1, 2]],
    ['patch', [{ op: 'replace', path: '/Name', value: 'Nut' }]],
    ['delete', undefined],
  ])('carries its JSON by %s, and gives what is answered', async (method, body) => {
    workshop.answer = () => ({ Id: 5, Name: 'Bolt', Inner: { List: [1] } });
    const { main, failure } = await call({ method, ...(body ? { body: JSON.stringify(body) } : {}) });
    expect(failure?.message).toBeUndefined();
    expect(jsonOf(main)).toEqual([{ Id: 5, Name: 'Bolt', Inner: { List: [1] } }]);
    expect(workshop.asked).toEqual([{ path: '/api/v1/Part/5', query: { key: 'depot-secret-key-00' }, body }]);
  });

  it.each<[answer: string, items: IDataObject[]]>([
    ['[{"Id":1},{"Id":2},3]', [{ Id: 1 }, { Id: 2 }, { value: 3 }]],
    ['true', [{ value: true }]],
    ['"text"', [{ value: 'text' }]],
    ['', [{ success: true }]],
    ['null', [{ success: true }]],
    ['{}', [{}]],
    ['{"Error":"none","IsOk":false}', [{ Error: 'none', IsOk: false }]],
    ['{"Id":12345678901234567890}', [{ Id: '12345678901234567890' }]],
  ])('gives items for the answer %s', async (answer, items) => {
    workshop.answer = () => bytes(answer);
    for (const onlyReads of [true, false]) {
      const { main, failure } = await call({ onlyReads });
      expect(failure?.message).toBeUndefined();
      expect(jsonOf(main)).toEqual(items);
    }
  });

  it('may have a path of its own, and a body if the user gives none', async () => {
    await workshop.run('api', 'callTool', { tool: 'a/b c' }, [{}]);
    await workshop.run('api', 'callTool', { tool: 'x', body: '{"Page":1}' }, [{}]);
    expect(workshop.asked).toMatchObject([
      { path: '/api/v1/Tools/a%2Fb%20c', body: {} },
      { path: '/api/v1/Tools/x', body: { Page: 1 } },
    ]);
  });

  it('takes parameters of the query from the path and from rows', async () => {
    await call({
      path: '/api/v1/Part?$select=name,a%26b&$top=5',
      additionalFields: { query: rowsOf({ $filter: "name is 'å&b'", flat: 'true' }) },
    });
    expect(workshop.asked[0]).toMatchObject({
      path: '/api/v1/Part',
      query: { $select: 'name,a&b', $top: '5', $filter: "name is 'å&b'", flat: 'true' },
    });
  });
});

describe('the path of a call that the user states', () => {
  it.each([
    ['Part/5', '/api/v1/Part/5'],
    ['/Part/5', '/api/v1/Part/5'],
    [' api/v1/Part/5 ', '/api/v1/Part/5'],
    ['/API/V1/Part/å b', '/API/V1/Part/%C3%A5%20b'],
    ['/admin', '/api/v1/admin'],
    ['/api/v1x/Part', '/api/v1/api/v1x/Part'],
    ['Part/user@host:80/{id}', '/api/v1/Part/user@host:80/%7Bid%7D'],
  ])('%s is %s below the address of the credential', async (given, sent) => {
    const { failure } = await call({ path: given });
    expect(failure?.message).toBeUndefined();
    expect(workshop.asked.map((asked) => asked.path)).toEqual([sent]);
  });

  it.each([
    'https://elsewhere.example/api/v1/Part',
    'http:/elsewhere.example',
    '//elsewhere.example/api/v1/Part',
    '\\\\elsewhere.example\\Part',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '../../admin',
    '/api/v1/../../admin',
    'Part/%2e%2e/%2e%2e/admin',
    'Part/..;/admin',
    'Part#frag',
    'Part\u0000/5',
    '/api/v1/',
    '/',
  ])('%j is refused before anything is sent', async (given) => {
    const { failure } = await call({ path: given });
    expect(failure?.message).toContain('Path: expected');
    expect(workshop.asked).toEqual([]);
  });
});

describe('what a call that the user states may not carry', () => {
  it.each<[what: string, parameters: IDataObject, said: string]>([
    ['a credential in the query', { additionalFields: { query: rowsOf({ KEY: 'x' }) } }, 'Query: "KEY"'],
    ['a credential in the path', { path: 'Part?key=x' }, 'Query: "key"'],
    [
      'another credential',
      { additionalFields: { headers: rowsOf({ Authorization: 'x' }) } },
      'Headers: "Auth',
    ],
    ['another host', { additionalFields: { headers: rowsOf({ host: 'x' }) } }, 'Headers: "host"'],
    [
      'two headers in one',
      { additionalFields: { headers: rowsOf({ 'X-A': 'x\r\nHost: y' }) } },
      'Headers: "X-A"',
    ],
    ['a body in a GET', { method: 'get', body: '{"a":1}' }, 'Body: expected nothing'],
    ['a body that is no JSON', { method: 'post', body: '{"a":' }, 'Body'],
  ])('is %s', async (_, parameters, said) => {
    const { failure } = await call(parameters);
    expect(failure?.message).toContain(said);
    expect(workshop.asked).toEqual([]);
  });
});

describe('the effect of a call that the user states', () => {
  it('is that of one that must not be repeated, unless it only reads', async () => {
    let answers: Answer[] = ['reset', { Id: 1 }];
    workshop.answer = () => answers.shift() ?? { Id: 2 };
    const changing = await call({ method: 'post', body: '{}' });
    expect(workshop.asked).toHaveLength(1);
    expect(changing.failure?.description).toContain('Look in the workshop.');
    answers = ['reset', { Id: 1 }];
    const reading = await call({ method: 'post', body: '{}', onlyReads: true });
    expect(jsonOf(reading.main)).toEqual([{ Id: 1 }]);
    expect(workshop.asked).toHaveLength(3);
  });

  it('is that of each item', async () => {
    const failing = new Set(['/api/v1/a', '/api/v1/b']);
    workshop.answer = ({ path: own }) => (failing.delete(own) ? 'reset' : { own });
    const { main } = await call(
      { path: '={{ $json.path }}', onlyReads: '={{ $json.reads }}' },
      [
        { path: 'a', reads: true },
        { path: 'b', reads: false },
      ],
      { onError: 'continueRegularOutput' },
    );
    expect(main[0]?.json).toEqual({ own: '/api/v1/a' });
    expect(main[1]?.json).toMatchObject({ details: { outcome: 'unknown' } });
    expect(workshop.asked.map((asked) => asked.path)).toEqual(['/api/v1/a', '/api/v1/a', '/api/v1/b']);
  });

  it.each([
    [true, 2],
    [false, 1],
  ])('decides about Retry On Fail too: only reads %s, %i calls', async (onlyReads, calls) => {
    workshop.answer = () => ({ status: 500 });
    await call({ onlyReads }, [{}], { node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } });
    expect(workshop.asked).toHaveLength(calls);
  });

  it.each([true, false])(
    'does not matter to a dry run, which shows the call: only reads %s',
    async (onlyReads) => {
      const { main } = await call({ method: 'post', body: '{"a":1}', onlyReads, options: { dryRun: true } });
      expect(jsonOf(main)).toMatchObject([{ dryRun: true, method: 'POST', body: { a: 1 } }]);
      expect(JSON.stringify(jsonOf(main))).not.toContain('depot-secret');
      expect(workshop.asked).toEqual([]);
    },
  );
});

describe('a call that changes something for certain', () => {
  it.each(['put', 'patch', 'delete'])('is no read by %s, whatever the user states', async (method) => {
    const { failure } = await call({ method, onlyReads: true });
    expect(failure?.message).toBe(
      `Only Reads: expected off, since ${method.toUpperCase()} changes something [item 0]`,
    );
    expect(workshop.asked).toEqual([]);
    workshop.answer = () => ({ done: true });
    expect(jsonOf((await call({ method, onlyReads: false })).main)).toEqual([{ done: true }]);
  });

  it('is no read by its name', async () => {
    const tool = async (name: string) =>
      await workshop.run('api', 'callTool', { tool: name, onlyReads: true }, [{}]);
    expect((await tool('SavePart')).failure?.message).toBe(
      'Only Reads: expected off, since SavePart changes something [item 0]',
    );
    expect(workshop.asked).toEqual([]);
    expect((await tool('GetPart')).failure).toBeUndefined();
  });

  it('may be a read by POST', async () => {
    const { failure } = await call({ method: 'post', onlyReads: true });
    expect(failure).toBeUndefined();
  });
});

describe('an answer that is a list of records', () => {
  beforeEach(() => {
    workshop.answer = ({ query, path: own }) => {
      const from = Number(query.from ?? 0);
      const next = `https://inner.invalid:81${own}?from=${from + 2}`;
      return { rows: [{ id: from }, { id: from + 1 }], next: from < 4 ? next : null };
    };
  });
  const list = { answer: 'list', listAt: 'rows', onlyReads: true };

  it('comes from all pages, by links whose host is another', async () => {
    const { main } = await call({ ...list, returnAll: true });
    expect(jsonOf(main).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(workshop.asked.map(({ query }) => query.from)).toEqual([undefined, '2', '4']);
    expect(workshop.asked.every(({ query }) => query.key === 'depot-secret-key-00')).toBe(true);
  });

  it('ends at the limit', async () => {
    const { main } = await call({ ...list, limit: 3 });
    expect(jsonOf(main).map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(workshop.asked).toHaveLength(2);
  });

  it.each<[answer: string, listAt: string, description: string]>([
    [
      '{"rows":[{"id":1}],"next":null}',
      'others',
      'The answer has rows, next. The call itself was accepted. Check List At.',
    ],
    ['{"Id":5,"Name":"Bolt"}', '', 'The answer has Id, Name. The call itself was accepted. Check List At.'],
    [
      '{"data":{"rows":[{"id":1}]}}',
      'data.others',
      'The answer has data. The call itself was accepted. Check List At.',
    ],
    ['{"rows":5}', 'rows', 'The answer has rows. The call itself was accepted. Check List At.'],
    ['true', '', 'The call itself was accepted. Check List At.'],
    [
      '[{"id":1}]',
      '',
      'The answer is a list itself. The call itself was accepted. Choose JSON as Answer: it gives an item for each entry.',
    ],
  ])('that is not there is no empty list: %s at "%s"', async (answer, listAt, description) => {
    workshop.answer = () => bytes(answer);
    for (const onlyReads of [true, false]) {
      workshop.asked.length = 0;
      const { failure } = await call({ answer: 'list', listAt, onlyReads });
      expect(failure?.message).toBe(`The answer has no list at "${listAt || 'value'}" [item 0]`);
      expect(failure?.description).toContain(description);
      expect(workshop.asked).toHaveLength(1);
    }
  });

  it.each<[answer: string, listAt: string, items: IDataObject[]]>([
    ['{"value":[]}', '', []],
    ['{"value":null}', '', []],
    ['{"data":{"rows":[{"id":1},{"id":2}]}}', 'data.rows', [{ id: 1 }, { id: 2 }]],
  ])('that is there has its records: %s at "%s"', async (answer, listAt, items) => {
    workshop.answer = () => bytes(answer);
    const { main, failure } = await call({ answer: 'list', listAt, onlyReads: true });
    expect(failure?.message).toBeUndefined();
    expect(jsonOf(main)).toEqual(items);
  });
});

it('an answer that is a file is binary data, an empty one too', async () => {
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="a.pdf"',
  };
  for (const [content, binaryPropertyName] of [
    ['%PDF', 'data'],
    ['', 'report'],
  ] as const) {
    workshop.answer = () => bytes(content, headers);
    const { main, failure } = await call({ answer: 'file', binaryPropertyName });
    expect(failure?.message).toBeUndefined();
    expect(main[0]?.json).toEqual({
      fileName: 'a.pdf',
      mimeType: 'application/pdf',
      fileSize: content.length,
    });
    expect(Object.keys(main[0]?.binary ?? {})).toEqual([binaryPropertyName]);
  }
});

describe('the headers of a call that the user states', () => {
  const way = {
    baseUrl: 'https://host',
    access: { query: [], headers: { 'X-Token': 'secret' }, body: {} } as {
      query: Array<[string, string]>;
      headers: Record<string, string>;
      body: Record<string, string>;
    },
  };
  const dialect = {
    vendor: 'V',
    headers: { Accept: 'application/json' },
    judge: () => ({ ok: true as const }),
  };
  const headersOf = async (values: Values) => {
    const made = statedCall(callRest, { method: 'POST', path: 'Part', ...values }, false);
    return (await compile(made.operation, dialect).write(made.values).request(way)).headers;
  };
  const rows = (pairs: Record<string, string>) =>
    Object.entries(pairs).map(([name, value]) => ({ name, value }));

  it('replace those of the node, and never the credential', async () =>
    expect(
      await headersOf({
        body: {},
        headers: rows({ accept: 'text/csv', 'x-token': 'mine', 'If-Match': '1' }),
      }),
    ).toEqual({
      accept: 'text/csv',
      'Content-Type': 'application/json',
      'If-Match': '1',
      'X-Token': 'secret',
    }));

  it('say that a list as the body of a PATCH is a JSON Patch', async () => {
    expect(await headersOf({ method: 'PATCH', body: [] })).toMatchObject({
      'Content-Type': 'application/json-patch+json',
    });
    expect(await headersOf({ method: 'PATCH', body: {} })).toMatchObject({
      'Content-Type': 'application/json',
    });
  });
});
