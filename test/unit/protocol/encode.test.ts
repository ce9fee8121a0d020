import { stringify } from 'lossless-json';
import { httpWriter } from '../../../nodes/shared/protocol/json/write';
import { writerOf } from '../../../nodes/shared/protocol/soap/write';
import {
  body,
  boolean,
  choice,
  control,
  decimal,
  file,
  header,
  http,
  id,
  inputFields,
  key,
  list,
  moment,
  one,
  OPEN,
  operation,
  parseFields,
  path,
  query,
  record,
  records,
  text,
  time,
  type Operation,
  type Type,
  type Values,
} from '../../../nodes/shared/operation';

const encodeHttp = (set: Operation, values: Values) => httpWriter(set)(values);

const base = {
  resource: 'thing',
  operation: 'set',
  name: 'Set',
  action: 'Set thing',
  description: '',
  docs: '',
  documented: '',
  effect: 'idempotent',
  result: one({}),
} as const;

describe('writing an HTTP call', () => {
  it('puts each value where its field travels', () => {
    const set = operation({
      ...base,
      call: http('PUT', '/things/{thingId}/parts'),
      fields: [
        path('thingId', text(), { label: 'Thing' }),
        query('inactive', boolean({ sentAs: { yes: 1, no: 0 } }), { label: 'Inactive' }),
        header('X-ACCOUNT', id(), { label: 'Account' }),
        body('name', text(), { label: 'Name', wire: 'Name' }),
        control('all', boolean(), { label: 'All' }),
      ],
    });
    expect(
      encodeHttp(set, { thingId: 'a/b c', inactive: false, 'X-ACCOUNT': 5, name: 'n', all: true }),
    ).toEqual({
      method: 'PUT',
      path: '/things/a%2Fb%20c/parts',
      query: [['inactive', '0']],
      headers: { 'X-ACCOUNT': '5' },
      body: { Name: 'n' },
    });
  });

  it('loses no digit of decimals and wide ids', () => {
    const set = operation({
      ...base,
      call: http('POST', '/'),
      fields: [body('amount', decimal(), { label: 'Amount' }), body('key', id(), { label: 'Key' })],
    });
    const { body: written } = encodeHttp(set, { amount: '12.50', key: 9007199254740993n });
    expect(stringify(written)).toBe('{"amount":12.50,"key":9007199254740993}');
  });

  it('spreads lists over objects, below a member and at the top', () => {
    const set = operation({
      ...base,
      call: http('POST', '/'),
      fields: [
        body('ids', list(id()), { label: 'IDs', wire: 'credits[].creditId' }),
        body('prices', list(decimal()), { label: 'Prices', wire: 'credits[].price' }),
      ],
    });
    expect(stringify(encodeHttp(set, { ids: [1, 2], prices: ['1.0', '2'] }).body)).toBe(
      '{"credits":[{"creditId":1,"price":1.0},{"creditId":2,"price":2}]}',
    );
    const top = operation({
      ...set,
      fields: [body('ids', list(id()), { label: 'IDs', wire: '[].priceListId' })],
    });
    expect(encodeHttp(top, { ids: [1, 2] }).body).toEqual([{ priceListId: 1 }, { priceListId: 2 }]);
  });

  it('nests records under the vendor’s spelling', () => {
    const row = body('row', record(body('street', text(), { label: 'Street', wire: 'Address1' })), {
      label: 'Row',
    });
    const rows = body('rows', records('Row', body('n', id(), { label: 'N', wire: 'Number' })), {
      label: 'Rows',
    });
    const set = operation({ ...base, call: http('POST', '/'), fields: [row, rows] });
    expect(encodeHttp(set, { row: { street: 's' }, rows: [{ n: 1 }, {}] }).body).toEqual({
      row: { Address1: 's' },
      rows: [{ Number: 1 }, {}],
    });
  });

  it('sends the members of an open row that are no fields as they are', () => {
    const rows = body(
      'rows',
      records({ itemLabel: 'Row', open: true }, body('n', id(), { label: 'N', wire: 'Number' })),
      {
        label: 'Rows',
      },
    );
    const set = operation({ ...base, call: http('POST', '/'), fields: [rows] });
    expect(encodeHttp(set, { rows: [{ n: 1, price: 2.5, more: { a: ['b'] } }] }).body).toEqual({
      rows: [{ Number: 1, price: 2.5, more: { a: ['b'] } }],
    });
  });
});

describe('the forms in which values travel', () => {
  /** A value in a JSON body, in a query and as a SOAP argument. */
  const forms = (type: Type, value: never) => {
    const fields = [body('b', type, { label: 'B' }), query('q', type, { label: 'Q' })];
    const set = operation({ ...base, call: http('POST', '/'), fields });
    const written = encodeHttp(set, { b: value, q: value });
    const elements = writerOf([body('b', type, { label: 'B' })])({ b: value }).matchAll(/<b>(.*?)<\/b>/g);
    const [one, ...others] = [...elements].map(([, content]) => content);
    const isList = type.kind === 'list' && type.separator === undefined;
    return [
      stringify((written.body as { b: unknown }).b),
      written.query[0]?.[1],
      isList ? [one, ...others] : one,
    ];
  };
  const at = '2026-01-31T18:05:09.250Z';
  // 0, 127, 128 and 255 as signed bytes are 0, 127, -128 and -1.
  const bytes = Buffer.from([0, 127, 128, 255]);

  it.each<[string, Type, unknown, unknown[]]>([
    ['a list', list(id()), [1, 2], ['[1,2]', '1,2', ['1', '2']]],
    ['a list with colons', list(key(), { separator: ':' }), ['A', 'B'], ['"A:B"', 'A:B', 'A:B']],
    ['a list of choices', list(choice({ web: [1, 'Web'] })), [1], ['[1]', '1', ['1']]],
    ['a moment', moment(), at, [`"${at}"`, at, at]],
    [
      'a moment in a pattern',
      moment('YYYY-MM-DD hh:mm:ss'),
      at,
      ['"2026-01-31 18:05:09"', '2026-01-31 18:05:09', '2026-01-31 18:05:09'],
    ],
    [
      'a moment with quoted letters',
      moment("DD/MM/YYYY'T'hh:mm:ss'mm'"),
      at,
      ['"31/01/2026T18:05:09mm"', '31/01/2026T18:05:09mm', '31/01/2026T18:05:09mm'],
    ],
    ['a time', time(), '08:05:00', ['"08:05:00"', '08:05:00', '08:05:00']],
    ['a time in a pattern', time('hh:mm'), '08:05:00', ['"08:05"', '08:05', '08:05']],
    ['a file as base64', file('base64'), bytes, ['"AH+A/w=="', 'AH+A/w==', 'AH+A/w==']],
    ['a file as bytes', file('bytes'), bytes, ['[0,127,-128,-1]', '0,127,-128,-1', '0,127,-128,-1']],
  ])('%s', (_, type, value, expected) => expect(forms(type, value as never)).toEqual(expected));

  it('flat fields make one object if their wire says so', () => {
    const set = operation({
      ...base,
      call: http('POST', '/'),
      fields: [
        body('customerName', text(), { label: 'Name', wire: 'customer.name' }),
        body('customerCity', text(), { label: 'City', wire: 'customer.address.city' }),
      ],
    });
    expect(encodeHttp(set, { customerName: 'n', customerCity: 'c' }).body).toEqual({
      customer: { name: 'n', address: { city: 'c' } },
    });
  });
});

describe('additional fields of an open operation', () => {
  const additionalFieldsJson = { notes: 'Gift', tags: ['a', 'b'], deep: { a: 1 }, none: null };
  const fields = [body('name', text(), { label: 'Name' })];

  it('join the body', () => {
    const set = operation({ ...base, call: http('POST', '/'), fields, open: 'body' });
    expect(encodeHttp(set, { name: 'n', additionalFieldsJson }).body).toEqual({
      name: 'n',
      ...additionalFieldsJson,
    });
    expect(encodeHttp(set, { additionalFieldsJson: {} }).body).toBeUndefined();
  });

  it('join the query as text', () => {
    const set = operation({ ...base, call: http('GET', '/'), fields: [], open: 'query' });
    expect(encodeHttp(set, { additionalFieldsJson }).query).toEqual([
      ['notes', 'Gift'],
      ['tags', 'a,b'],
      ['deep', '{"a":1}'],
      ['none', 'null'],
    ]);
  });

  it('join the query as JSON where they are lists of objects or lists', () => {
    const set = operation({ ...base, call: http('GET', '/'), fields: [], open: 'query' });
    const given =
      '{"filter":[{"a":1},{"a":12345678901234567890}],"areas":[[1,2],[3]],"mixed":["a",{}],"none":[],"flags":[true,null,9007199254740993]}';
    const { values } = parseFields(inputFields(set), { [OPEN]: given }, { timezone: 'UTC' });
    expect(encodeHttp(set, values).query).toEqual([
      ['filter', '[{"a":1},{"a":12345678901234567890}]'],
      ['areas', '[[1,2],[3]]'],
      ['mixed', '["a",{}]'],
      ['none', ''],
      ['flags', 'true,,9007199254740993'],
    ]);
  });

  it('keep the digits of long numbers, in a query too', () => {
    const given = '{"lot":12345678901234567890,"box":{"id":9007199254740993}}';
    for (const [open, written] of [
      ['body', given],
      ['query', '[["lot","12345678901234567890"],["box","{\\"id\\":9007199254740993}"]]'],
    ] as const) {
      const set = operation({ ...base, call: http('POST', '/'), fields: [], open });
      const { values } = parseFields(inputFields(set), { [OPEN]: given }, { timezone: 'UTC' });
      expect(stringify(encodeHttp(set, values)[open])).toBe(written);
    }
  });

  it('go nowhere unless the operation is open', () => {
    const set = operation({ ...base, call: http('POST', '/'), fields });
    expect(encodeHttp(set, { name: 'n', additionalFieldsJson })).toMatchObject({
      query: [],
      body: { name: 'n' },
    });
  });
});

describe('a value in a path', () => {
  const remove = operation({
    ...base,
    call: http('DELETE', '/List/{listId}/Items/{itemId}'),
    fields: [
      path('listId', id(), { label: 'List ID', required: true }),
      path('itemId', text(), { label: 'Item ID', required: true }),
    ],
  });

  const DOTS = [
    '.',
    '..',
    '../8',
    'a/..',
    'a/../b',
    '..\\',
    '%2e%2e',
    '%2E.',
    '%252e%252e',
    '%25252e.',
    '..%2f',
    'a%2f..%2fb',
    '..%5c',
    '%c0%ae%c0%ae',
    '..;x=1',
    '\uff0e\uff0e',
    '\u2025',
    '.\u200b.',
    '\t..',
  ];

  it.each(DOTS)('that leads to another call is refused, and nothing is sent: %j', (itemId) => {
    const { problems } = parseFields(remove.fields, { listId: 7, itemId }, { timezone: 'UTC' });
    expect(problems.map(({ name, message }) => [name, message])).toEqual([
      [
        'itemId',
        expect.stringMatching(/^Item ID: expected text without "\." or "\.\." as a step of the path, got /),
      ],
    ]);
    expect(() => encodeHttp(remove, { listId: 7, itemId })).toThrow(
      'The path of the call would lead elsewhere',
    );
  });

  it('that leads there only together with the text around it is refused too', () => {
    const get = operation({
      ...base,
      call: http('GET', '/files/.{name}/size'),
      fields: [path('name', text(), { label: 'Name', required: true })],
    });
    expect(() => encodeHttp(get, { name: '.' })).toThrow('The path of the call would lead elsewhere: Name .');
    expect(encodeHttp(get, { name: 'x' }).path).toBe('/files/.x/size');
  });

  it.each(['...', 'a.b', '.a', 'a..', '100%', '%zz', '5%25', '.well-known', 'a/b'])(
    'that has dots of its own is sent: %j',
    (itemId) => {
      expect(parseFields(remove.fields, { listId: 7, itemId }, { timezone: 'UTC' }).problems).toEqual([]);
      expect(encodeHttp(remove, { listId: 7, itemId }).path).toBe(
        `/List/7/Items/${encodeURIComponent(itemId)}`,
      );
    },
  );
});
