import type { PollEvent, PollSource } from '../shared/poll/event';
import * as customer from './resources/customer';

const customerChanged: PollEvent = {
  value: 'customerChanged',
  name: 'Customer Changed',
  description: 'A customer was created or changed',
  operation: customer.getMany,
  filters: ['salesPersonId', 'locationId', 'includeInactive'],
  identity: ['id'],
  emits: 'change',
  since: { field: 'updateAsOf', precision: 'day' },
  mark: 'updatedOn',
};

/** What the trigger watches for. The API has no events of its own for these: their lists are read. */
export const polls: PollSource = {
  events: [customerChanged],
  cost: 'Komet Sales documents 1,000 calls a day for each paid user, for all integrations together.',
};
