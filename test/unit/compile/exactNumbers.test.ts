import { LosslessNumber } from 'lossless-json';
import { RowLayer } from '../../../nodes/shared/compile/keyedRows';
import { secretsInRecord } from '../../../nodes/shared/compile/readSecrets';
import { decimal, integer, member, objectType, records, text } from '../../../nodes/shared/operation';

const LONG = '1234567890.12345678901';

it('a secret of a record is known though it is a number that JavaScript can’t hold', () => {
  const fields = [member('Code', text({ secret: true }))];
  expect(secretsInRecord(fields, { Code: new LosslessNumber(LONG) })).toEqual([{ name: 'Code', text: LONG }]);
  expect(secretsInRecord(fields, { Code: 90071992547409931n })).toEqual([
    { name: 'Code', text: '90071992547409931' },
  ]);
});

it('a row is found by a number that JavaScript can’t hold, and only the row with that number', () => {
  const Rate = objectType('Rate', () => [member('Rate', decimal()), member('Qty', integer())]);
  const fields = [member('Rates', records('Rate', Rate))];
  const layer = new RowLayer(fields, { rates: { key: ['rate'] } });
  const row = (rate: string, Qty: number) => ({ Rate: new LosslessNumber(rate), Qty });

  expect(layer.overlaid({ Rates: [row(`${LONG}2`, 1), row(LONG, 1)] }, { Rates: [row(LONG, 5)] })).toEqual({
    Rates: [row(`${LONG}2`, 1), row(LONG, 5)],
  });
});
