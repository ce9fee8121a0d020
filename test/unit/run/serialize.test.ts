import { CallFailure } from '../../../nodes/shared/errors';
import { http, id, one, operation, path } from '../../../nodes/shared/operation';
import { Ledger } from '../../../nodes/shared/run/ledger';
import { recordsOf, unitsToCall } from '../../../nodes/shared/run/serialize';
import type { Unit } from '../../../nodes/shared/run/unit';

const resync = operation({
  resource: 'record',
  operation: 'resync',
  name: 'Resync',
  action: 'Resync a record',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/records/{recordId}'),
  effect: 'idempotent',
  serializeBy: ['recordId'],
  fields: [path('recordId', id(), { label: 'Record ID', required: true })],
  result: one({ recordId: id() }),
});

const units: Unit[] = ['first', 'second', 'third'].map((each, itemIndex) => ({
  itemIndex,
  id: each,
  values: { recordId: 7 },
}));

/** The units that a later try calls, after these outcomes of the units but the first, which is open. */
function called(second: 'done' | 'work failed'): string[] {
  const ledger = new Ledger();
  const failure = new CallFailure({ kind: 'refused', message: 'The work has failed' });
  ledger.record(
    'second',
    second === 'done' ? { ok: true, records: [] } : { ok: false, failure, workFailed: true },
  );
  ledger.record('third', { ok: true, records: [] });
  return unitsToCall(resync, units, recordsOf(resync, units), ledger).map(({ id: name }) => name);
}

it('an update after an open one of the same record is sent again', () => {
  expect(called('done')).toEqual(['first', 'second', 'third']);
});

it('but not if its work at the vendor has failed', () => {
  expect(called('work failed')).toEqual(['first', 'third']);
});
