import { superOfficeEndpoints } from '../../../documented';
import { pageOf } from '../archive/list';
import {
  activitiesOf,
  companiesInProjects,
  guideOf,
  linksOf,
  participantsOf,
  relationsOf,
  someOf,
} from '../archive/related';
import type { Provider } from '../archive/provider';
import type { Endpoint, Endpoints } from '../call';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import type { KindName } from '../state/records/kinds';
import { idIn } from '../state/records/references';
import { demand, idOf } from './entities';

/** The rows of a list of what belongs to a record. */
type Rows = (state: SuperOfficeState, id: number, record: SoRecord) => Provider;

/** Lists of companies, persons, sales and projects that have the same members. */
function shared(reference: 'Contact' | 'Person'): Record<string, Rows> {
  const mine =
    (id: number) =>
    (record: SoRecord): boolean =>
      idIn(record, reference) === id;
  return {
    Activities: (state, id) => activitiesOf(state, mine(id)),
    Appointments: (state, id) => someOf(state, 'Appointment', 'appointment', mine(id)),
    Documents: (state, id) => someOf(state, 'Document', 'document', mine(id)),
    Sales: (state, id) => someOf(state, 'SaleFilteredWithStakeholder', 'sale', mine(id)),
    Relations: (state, id) => relationsOf(state, reference, id),
  };
}

const links: Rows = (state, _, record) => linksOf(state, record);

const LISTS: Partial<Record<KindName, Record<string, Rows>>> = {
  contact: {
    ...shared('Contact'),
    Projects: (state, id) => companiesInProjects(state, (_, company) => company === id),
    Persons: (state, id) => someOf(state, 'Person', 'person', (person) => idIn(person, 'Contact') === id),
    Tickets: (state, id) =>
      someOf(state, 'Ticket', 'ticket', (ticket) => state.records.companyOf(ticket) === id),
  },
  person: {
    ...shared('Person'),
    Tickets: (state, id) => someOf(state, 'Ticket', 'ticket', (ticket) => idIn(ticket, 'Person') === id),
  },
  sale: {
    Activities: (state, id) => activitiesOf(state, (record) => idIn(record, 'Sale') === id),
    // Only the state of now: what a sale was before is not kept.
    History: (state, id) => someOf(state, 'FindSale', 'sale', ({ SaleId }) => SaleId === id),
    Guide: guideOf,
    Stakeholders: (state, id) =>
      someOf(state, 'SaleStakeholder', 'saleStakeholder', ({ SaleId }) => SaleId === id),
    Links: links,
  },
  project: {
    Activities: (state, id) => activitiesOf(state, (record) => idIn(record, 'Project') === id),
    Guide: guideOf,
    Members: (state, id) =>
      someOf(state, 'ProjectMember', 'projectMember', ({ ProjectId }) => ProjectId === id),
    Contacts: (state, id) => companiesInProjects(state, (project) => project === id),
    Links: links,
  },
  appointment: {
    Participants: (state, _, record) => participantsOf(state, record),
    Links: links,
  },
  document: { Links: links },
  ticket: {
    Messages: (state, id) =>
      someOf(state, 'TicketMessage', 'ticketMessage', (message) => idIn(message, 'Ticket') === id),
  },
  priceList: {
    Products: (state, _, { ERPPriceListKey }) =>
      someOf(state, 'Product', 'product', (product) => product.ERPPriceListKey === ERPPriceListKey),
  },
};

/** The lists of what belongs to a record, as rows of an archive. */
export const related: Endpoints = Object.fromEntries(
  Object.entries(LISTS).flatMap(([name, lists]) =>
    Object.entries(lists).map(([at, rows]) => endpointOf(name as KindName, at, rows)),
  ),
);

/** The list that reads an archive, with no record: its columns are those of the archive. Undefined if no list reads it. */
export function relatedArchive(state: SuperOfficeState, archive: string): Provider | undefined {
  const reading = superOfficeEndpoints().filter(
    (endpoint) => endpoint.archive?.toLowerCase() === archive.toLowerCase(),
  );
  for (const { operationId } of reading)
    for (const [name, lists] of Object.entries(LISTS))
      for (const [at, rows] of Object.entries(lists))
        if (operationId === `v1${KINDS[name as KindName].type}_${at}`) return rows(state, 0, {});
  return undefined;
}

function endpointOf(name: KindName, at: string, rows: Rows): [string, Endpoint] {
  const kind = KINDS[name];
  return [
    `v1${kind.type}_${at}`,
    (state, call) => {
      const record = demand(state, call, kind);
      const id = idOf(call);
      return pageOf(state, call, rows(state, id, record), `/api/v1/${kind.rest}/${id}/${at}`);
    },
  ];
}
