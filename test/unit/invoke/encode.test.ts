import { stringify } from 'lossless-json';
import { encodeHttp, encodeSoap } from '../../../nodes/shared/invoke/encode';
import {
  body,
  boolean,
  control,
  decimal,
  header,
  http,
  id,
  list,
  one,
  operation,
  path,
  query,
  record,
  records,
  text,
} from '../../../nodes/shared/operation';

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
});

describe('writing the arguments of a SOAP call', () => {
  it('sends every leaf as text, in the order of the declaration', () => {
    const fields = [
      body('b', decimal(), { label: 'B' }),
      body('a', boolean(), { label: 'A' }),
      body('c', record(body('d', id(), { label: 'D', wire: 'D' })), { label: 'C', wire: 'C' }),
    ];
    const args = encodeSoap(fields, { a: true, b: '100.10', c: { d: 12345678901234567890n } });
    expect(args).toEqual({ b: '100.10', a: 'true', C: { D: '12345678901234567890' } });
    expect(Object.keys(args)).toEqual(['b', 'a', 'C']);
  });
});
