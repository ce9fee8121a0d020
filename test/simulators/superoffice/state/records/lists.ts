import { superOffice } from '../../../../documented';

/** An item of a list. Names are kept in every language. */
export interface ListItem {
  id: number;
  name: string;
  toolTip?: string;
  /** The heading under which it stands. */
  heading?: string;
  /** What the list adds to its items: the code of a time zone, the GUID of a connection. */
  extraInfo?: string;
  /** The key of an item, which lists for pickers don't show. */
  key?: string;
  fullName?: string;
  deleted?: boolean;
}

/** A name in the two languages of the vendor's pages. */
export function inLanguages(no: string, us: string): string {
  return `NO:"${no}";US:"${us}"`;
}

/** Lists that are always the same, by their names in lower case. */
export const LISTS: Record<string, ListItem[]> = {
  category: [
    item(1, inLanguages('Kunde', 'Customer')),
    item(2, inLanguages('Leverandør', 'Supplier')),
    item(3, inLanguages('Potensiell kunde', 'Potential customer')),
    item(4, inLanguages('Partner', 'Partner')),
  ],
  business: [
    item(1, inLanguages('Engros', 'Wholesale'), { heading: inLanguages('Handel', 'Trade') }),
    item(2, inLanguages('Detaljhandel', 'Retail'), { heading: inLanguages('Handel', 'Trade') }),
    item(3, inLanguages('Dyrking', 'Growing'), { heading: inLanguages('Produksjon', 'Production') }),
    item(4, inLanguages('Transport', 'Transport')),
  ],
  country: [
    item(208, inLanguages('Danmark', 'Denmark')),
    item(528, inLanguages('Nederland', 'Netherlands')),
    item(578, inLanguages('Norge', 'Norway')),
    item(752, inLanguages('Sverige', 'Sweden')),
    item(840, inLanguages('USA', 'United States')),
  ],
  saletype: [
    item(1, inLanguages('Enkelt salg', 'Simple sale')),
    item(2, inLanguages('Abonnement', 'Subscription')),
  ],
  prob: [
    item(1, inLanguages('Første møte', 'First meeting'), { extraInfo: '10' }),
    item(2, inLanguages('Tilbud', 'Proposal'), { extraInfo: '50' }),
    item(3, inLanguages('Forhandling', 'Negotiation'), { extraInfo: '80' }),
    item(4, inLanguages('Solgt', 'Sold'), { extraInfo: '100' }),
    item(5, inLanguages('Tapt', 'Lost'), { extraInfo: '0' }),
  ],
  source: [item(1, inLanguages('Nettsted', 'Web site')), item(2, inLanguages('Messe', 'Trade fair'))],
  currency: [item(1, 'NOK'), item(2, 'EUR'), item(3, 'USD')],
  comptr: [item(1, 'Petal Traders'), item(2, 'Stem & Co')],
  credited: [item(1, 'Tony Edwards')],
  reason: [item(1, inLanguages('Pris', 'Price')), item(2, inLanguages('Kvalitet', 'Quality'))],
  reasonsold: [
    item(1, inLanguages('Beste pris', 'Best price')),
    item(2, inLanguages('Relasjon', 'Relationship')),
  ],
  reasonstalled: [item(1, inLanguages('Ferie', 'Holiday'))],
  projtype: [item(1, inLanguages('Kampanje', 'Campaign')), item(2, inLanguages('Arrangement', 'Event'))],
  projstatus: [
    item(1, inLanguages('Planlagt', 'Planned')),
    item(2, inLanguages('Pågår', 'Running')),
    item(3, inLanguages('Ferdig', 'Finished')),
  ],
  ticketpriority: [
    item(1, inLanguages('Lav', 'Low')),
    item(2, inLanguages('Middels', 'Medium')),
    item(3, inLanguages('Høy', 'High')),
  ],
  ticketstatus: [
    item(1, inLanguages('Åpen', 'Open')),
    item(2, inLanguages('Lukket', 'Closed')),
    item(3, inLanguages('Utsatt', 'Postponed')),
  ],
  tickettype: [item(1, inLanguages('Spørsmål', 'Question')), item(2, inLanguages('Klage', 'Complaint'))],
  ticketcategory: [
    item(1, 'Support', { fullName: 'Support' }),
    item(2, 'Deliveries', { fullName: 'Support/Deliveries' }),
    item(3, 'Invoices', { fullName: 'Support/Invoices' }),
  ],
  doctmpl: [item(1, inLanguages('Brev', 'Letter')), item(2, inLanguages('Tilbud', 'Quote'))],
  task: [
    item(1, inLanguages('Møte', 'Meeting'), { heading: inLanguages('Avtaler', 'Appointments') }),
    item(2, inLanguages('Telefon', 'Phone call'), { heading: inLanguages('Avtaler', 'Appointments') }),
    item(3, inLanguages('Oppgave', 'To-do')),
  ],
  priority: [
    item(1, inLanguages('Lav', 'Low')),
    item(2, inLanguages('Middels', 'Medium')),
    item(3, inLanguages('Høy', 'High')),
  ],
  pmembtype: [item(1, inLanguages('Deltaker', 'Participant')), item(2, inLanguages('Leder', 'Leader'))],
  stakeholderrole: [
    item(1, inLanguages('Beslutningstaker', 'Decision maker')),
    item(2, inLanguages('Påvirker', 'Influencer')),
  ],
  relationdefinition: [
    item(1, inLanguages('eier', 'owns'), { toolTip: inLanguages('eies av', 'is owned by') }),
    item(2, inLanguages('leverer til', 'supplies'), {
      toolTip: inLanguages('kjøper av', 'buys from'),
    }),
  ],
  roles: [item(1, 'User level 0'), item(2, 'User level 1')],
  usergroup: [item(1, inLanguages('Salg', 'Sales')), item(2, inLanguages('Kundeservice', 'Service'))],
  consentpurpose: [
    item(1, inLanguages('Lagring', 'Storage'), { key: 'STORE' }),
    item(2, inLanguages('E-markedsføring', 'E-marketing'), { key: 'EMARKETING' }),
  ],
  consentsource: [
    item(1, inLanguages('Bruker', 'User'), { key: 'USER' }),
    item(2, inLanguages('Nettskjema', 'Web form'), { key: 'WEBFORM' }),
    item(3, 'API', { key: 'API' }),
  ],
  legalbase: [
    item(1, inLanguages('Samtykke', 'Consent'), { key: '61A' }),
    item(2, inLanguages('Avtale', 'Contract'), { key: '61B' }),
    item(3, inLanguages('Berettiget interesse', 'Legitimate interest'), { key: '61F' }),
  ],
  perspos: [
    item(1, inLanguages('Daglig leder', 'CEO')),
    item(2, inLanguages('Innkjøper', 'Buyer')),
    item(3, inLanguages('Regnskap', 'Accounting')),
  ],
  leadstatus: [item(1, inLanguages('Kald', 'Cold')), item(2, inLanguages('Varm', 'Warm'))],
  searchcat: [item(1, inLanguages('Generelt', 'General'))],
  customerlanguage: [item(1, inLanguages('Norsk', 'Norwegian')), item(2, inLanguages('Engelsk', 'English'))],
};

/** Lists that go by a second name. */
export const OTHER_NAMES: Record<string, string> = {
  projecttype: 'projtype',
  projectstatus: 'projstatus',
  ejcategory: 'ticketcategory',
};

/** The names of the events that a webhook may name: the fixed ones of the vendor's page. */
export function webhookEvents(): string[] {
  return superOffice()
    .webhooks.events.map(({ event }) => event)
    .filter((event) => /^[a-z]+\.[a-z]+$/.test(event));
}

function item(id: number, name: string, more: Partial<ListItem> = {}): ListItem {
  return { id, name, ...more };
}
