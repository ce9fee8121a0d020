import { convertRecord, moment, query } from '../../../nodes/shared/operation';
import {
  boolean,
  day,
  decimal,
  id,
  integer,
  key,
  body,
  record,
  records,
  text,
} from '../../../nodes/shared/operation';
import { parseFields } from '../../../nodes/shared/operation/parse';
import { perTurn } from '../../cpuTime';
import type { Measured } from './pieces';

const ZONE = 'America/New_York';
const TURNS = 5_000;

const at = [query('at', moment(), { label: 'At' })];

/** As the editor's date picker writes it: only the zone says which point in time it is. */
const momentOf = (turn: number): string => `2026-03-04T10:${20 + (turn % 40)}:30`;

const shape = {
  id: id(),
  number: text(),
  customer: record(body('id', id(), { label: 'ID' }), body('name', text(), { label: 'Name' })),
  shipDate: day(),
  modifiedOn: moment(),
  total: decimal(),
  boxes: integer(),
  closed: boolean(),
  details: records(
    { itemLabel: 'Detail' },
    body('code', key(), { label: 'Code' }),
    body('description', text(), { label: 'Description' }),
    body('quantity', integer(), { label: 'Quantity' }),
    body('price', decimal(), { label: 'Price' }),
  ),
};

const detail = { code: '00017', description: 'Rose Freedom 60 cm', quantity: '25', price: '0.45' };
const row = JSON.stringify({
  id: '123456',
  number: 'A-0017',
  customer: { id: '17', name: 'ABC Wholesale' },
  shipDate: '2026-03-04',
  modifiedOn: '2026-03-04 10:20:30',
  total: '1,234.50',
  boxes: '4',
  closed: '1',
  details: [detail, detail],
});

/** A moment of a form and a nested row of an answer, and what they are compared with. */
export async function conversion(): Promise<Measured> {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const start = Date.now();
  const parsed = Array.from({ length: TURNS }, () => JSON.parse(row) as Record<string, unknown>);
  return {
    momentUs: await perTurn(TURNS, (turn) => parseFields(at, { at: momentOf(turn) }, { timezone: ZONE })),
    formatUs: await perTurn(TURNS, (turn) => format.format(start + turn * 1000)),
    rowUs: await perTurn(TURNS, (turn) => convertRecord(shape, parsed[turn] ?? {})),
    rowParseUs: await perTurn(TURNS, () => JSON.parse(row) as unknown),
  };
}
