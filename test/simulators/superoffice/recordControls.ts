import type { ControlAction } from '../server/exchange';
import { addRecord, changeRecord, closeSale, deleteRecord } from './happenings';
import type { SuperOfficeState } from './state';
import type { SoRecord } from './state/records/blank';
import { KINDS } from './state/records/kinds';
import type { KindName } from './state/records/kinds';

/**
 * What the control surface offers of records, for tests in another process: what others do in SuperOffice's own client, and
 * how lists are answered. `POST closeSale {id, status: "Sold"|"Lost", by}`,
 * `POST addRecord {kind, values, by}`, `POST changeRecord {kind, id, values, by}`, `POST deleteRecord {kind, id, by}`,
 * `POST lists {mostRows, linkHost}`, `GET records`. `kind` is a key of KINDS: contact, appointment …; `by` is a user’s id.
 */
export function recordControls(state: SuperOfficeState): Record<string, ControlAction> {
  return {
    'GET records': () => state.records.snapshot(),
    'POST addRecord': (body) => {
      const { kind, values, by } = given(body);
      return { id: addRecord(state, kind, values, by) };
    },
    'POST changeRecord': (body) => {
      const { kind, id, values, by } = given(body);
      changeRecord(state, kind, id, values, by);
    },
    'POST deleteRecord': (body) => {
      const { kind, id, by } = given(body);
      deleteRecord(state, kind, id, by);
    },
    'POST closeSale': (body) => {
      const { id, by } = given({ kind: 'sale', ...(body as object) });
      const { status } = body as { status: 'Sold' | 'Lost' };
      if (!['Sold', 'Lost'].includes(status)) throw new Error('Expected "status": Sold or Lost');
      closeSale(state, id, status, by);
    },
    'POST lists': (body) => {
      const { mostRows, linkHost } = body as { mostRows?: number; linkHost?: string };
      if (mostRows !== undefined) state.settings.mostRows = mostRows;
      if (linkHost !== undefined) state.settings.linkHost = linkHost;
    },
  };
}

interface Given {
  kind: KindName;
  id: number;
  values: SoRecord;
  by?: number;
}

function given(body: unknown): Given {
  const { kind, id = 0, values = {}, by } = body as Partial<Given>;
  if (kind === undefined || !(kind in KINDS))
    throw new Error(`Expected "kind": ${Object.keys(KINDS).join(', ')}`);
  return { kind, id, values, by };
}
