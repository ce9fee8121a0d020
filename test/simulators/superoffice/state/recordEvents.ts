import { superOffice } from '../../../documented';
import type { Happening } from './deliveries';
import { KINDS } from './records/kinds';
import type { RecordChange } from './records/records';

/** The pages of these events show no values. */
const WITHOUT_VALUES = new Set(['sale.sold', 'sale.lost', 'sale.completed']);
/** What the page of sales shows as changed, whatever else was. */
const SALE_COLUMNS: Record<string, string[]> = {
  'sale.sold': ['sale_id', 'status', 'updated', 'updated_associate_id'],
  'sale.lost': ['sale_id', 'status', 'updated', 'updated_associate_id'],
  'sale.completed': ['sale_id', 'done', 'updated', 'updated_associate_id'],
};
/** What the page of a deleted record names. */
const KEYS = ['associate_id', 'contact_id', 'person_id', 'project_id'];

/** The event that a change of a record raises. Some kinds have none, and no page has one for a request that is deleted. */
export function happeningOf(change: RecordChange): Happening | undefined {
  const { entity, verb, id, changes, row, associateId, at } = change;
  const { event: subject = '' } = KINDS[entity];
  const event = `${subject}.${verb}`;
  const { events, fieldValuesByEntity } = superOffice().webhooks;
  if (!events.some((each) => each.event === event)) return undefined;
  const values = pick(row, fieldValuesByEntity[subject] ?? []);
  return {
    event,
    primaryKey: id,
    changes: SALE_COLUMNS[event] ?? changes,
    changedBy: associateId,
    at: at.toISOString(),
    ...(WITHOUT_VALUES.has(event) ? {} : { fieldValues: values }),
    ...(verb === 'deleted' ? { values: pick(row, KEYS) as Record<string, number> } : {}),
  };
}

const pick = (row: Record<string, unknown>, columns: string[]): Record<string, unknown> =>
  Object.fromEntries(columns.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));
