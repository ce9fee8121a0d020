import type { ErpType, SeededField, Values } from './erpTypes';
import { LISTS } from './records/lists';

/** How every connection of the first connector signs in to its ERP system. */
export const ERP_SIGN_IN: Values = {
  Server: 'erp.flowers.example',
  Database: 'wholesale',
  User: 'superoffice-sync',
  Password: 'erp-secret-password-4b7c90f1',
};

/** Connectors: 1 serves all connections, 2 has none, 3 was deleted. */
export const ERP_CONNECTORS = [
  { id: 1, name: 'Flower ERP Connector', url: 'https://connector.flowers.example/erp', deleted: false },
  { id: 2, name: 'Spare Connector', url: 'https://spare.flowers.example/erp', deleted: false },
  { id: 3, name: 'Old Connector', url: 'https://old.flowers.example/erp', deleted: true },
];

/** What a connector wants when a connection is made. */
export const CONFIGURATION_FIELDS: SeededField[] = [
  { key: 'Server', name: 'Server', type: 'Text', access: 'Mandatory', maxLength: 200 },
  { key: 'Database', name: 'Database', type: 'Text', access: 'Mandatory', maxLength: 60 },
  { key: 'User', name: 'User Name', type: 'Text', access: 'Mandatory', maxLength: 60 },
  { key: 'Password', name: 'Password', type: 'Password', access: 'Mandatory', maxLength: 60 },
  { key: 'Timeout', name: 'Timeout in Seconds', type: 'Integer', access: 'Normal', default: '[I:30]' },
  { key: 'CreateActors', name: 'Create Actors in ERP', type: 'Checkbox', access: 'Normal', default: '[I:1]' },
];

/** Connections that are switched off: 614 lacks a direction of a mandatory field, 615 could be switched on. */
export const ERP_INACTIVE_CONNECTIONS = [
  { id: 614, displayName: 'Greenhouse Bogota', active: false, deleted: false },
  { id: 615, displayName: 'Greenhouse Quito', active: false, deleted: false },
];

/** The connection whose ERP system lets nobody create actors. */
export const ERP_NO_CREATION = 613;

/** The lists of the ERP system: names by item id. */
export const ERP_LISTS: Record<string, Values> = {
  country: {
    NO: 'Norway',
    NL: 'Netherlands',
    US: 'United States',
    SE: 'Sweden',
    DK: 'Denmark',
    EC: 'Ecuador',
  },
  erppaymentterms: { '14': '14 days', '30': '30 days', '60': '60 days' },
  title: { OWN: 'Owner', BUY: 'Buyer', ACC: 'Accountant' },
};

/** Lists of SuperOffice that are matched with lists of the ERP system. Ecuador is not matched. */
export const MATCHED_LISTS = [
  {
    erp: 'country',
    crm: { Id: 1, Name: 'country' },
    actor: 'Customer',
    items: { NO: 578, NL: 528, US: 840, SE: 752, DK: 208, EC: 0 },
  },
  { erp: 'title', crm: { Id: 2, Name: 'perspos' }, actor: 'Person', items: { OWN: 1, BUY: 2, ACC: 0 } },
] as const;

/** The items of such a list in SuperOffice: names by id. Undefined if ErpSync does not know the list. */
export function itemsInCrm(name: string): Record<number, string> | undefined {
  if (!MATCHED_LISTS.some(({ crm }) => crm.Name === name)) return undefined;
  return Object.fromEntries((LISTS[name] ?? []).map((item) => [item.id, item.name]));
}

/** What fields of SuperOffice are called that are mapped at the start. */
export const CRM_FIELDS: Values = {
  NAME: 'Name',
  VATNO: 'VAT No.',
  PHONE: 'Phone',
  EMAIL: 'E-mail',
  STREETAD1: 'Street address',
  STREETZIP: 'Street postcode',
  STREETCITY: 'Street city',
  COUNTRY: 'Country',
  FIRSTNAME: 'First name',
  LASTNAME: 'Last name',
  PHONE_MOBILE: 'Mobile phone',
  POSITION: 'Position',
  BIRTHDATE: 'Birthday',
  ENDDATE: 'End date',
};

/** The fields of each kind of ERP record, and how they are mapped. */
export const ERP_FIELDS: Partial<Record<ErpType, SeededField[]>> = {
  Customer: [
    { key: 'CUSTNO', name: 'Customer Number', type: 'Text', access: 'ReadOnly', gui: true, search: true },
    {
      key: 'NAME',
      name: 'Name',
      type: 'Text',
      access: 'Mandatory',
      maxLength: 60,
      crm: 'NAME',
      search: true,
    },
    { key: 'VATNO', name: 'VAT Number', type: 'Text', access: 'Normal', crm: 'VATNO', search: true },
    { key: 'TEL', name: 'Telephone', type: 'Text', access: 'Normal', maxLength: 20, crm: 'PHONE', gui: true },
    { key: 'MAIL', name: 'E-Mail', type: 'Text', access: 'Normal', crm: 'EMAIL' },
    { key: 'STREET', name: 'Street', type: 'Text', access: 'Normal', crm: 'STREETAD1' },
    { key: 'ZIP', name: 'Zip Code', type: 'Text', access: 'Normal', crm: 'STREETZIP' },
    { key: 'CITY', name: 'City', type: 'Text', access: 'Normal', crm: 'STREETCITY', gui: true, search: true },
    { key: 'COUNTRY', name: 'Country', type: 'List', access: 'Normal', list: 'country', crm: 'COUNTRY' },
    {
      key: 'PAYTERMS',
      name: 'Payment Terms',
      type: 'List',
      access: 'Mandatory',
      list: 'erppaymentterms',
      direction: 'none',
      gui: true,
      prompt: true,
    },
    {
      key: 'CREDITLIMIT',
      name: 'Credit Limit',
      type: 'Double',
      access: 'Normal',
      default: '[F:1000]',
      gui: true,
    },
    { key: 'DISCOUNT', name: 'Discount in Percent', type: 'Integer', access: 'Normal', default: '[I:0]' },
    { key: 'SINCE', name: 'Customer Since', type: 'Date', access: 'Normal', prompt: true, gui: true },
    { key: 'BLOCKED', name: 'Blocked', type: 'Checkbox', access: 'Normal', default: '[I:0]', gui: true },
  ],
  Supplier: [
    { key: 'SUPPNO', name: 'Supplier Number', type: 'Text', access: 'ReadOnly', gui: true },
    { key: 'NAME', name: 'Name', type: 'Text', access: 'Mandatory', crm: 'NAME' },
  ],
  Person: [
    { key: 'PERSNO', name: 'Person Number', type: 'Text', access: 'ReadOnly', gui: true },
    { key: 'FIRST', name: 'First Name', type: 'Text', access: 'Normal', crm: 'FIRSTNAME', search: true },
    { key: 'LAST', name: 'Last Name', type: 'Text', access: 'Mandatory', crm: 'LASTNAME', search: true },
    { key: 'MAIL', name: 'E-Mail', type: 'Text', access: 'Normal', crm: 'EMAIL', gui: true },
    { key: 'MOBILE', name: 'Mobile Phone', type: 'Text', access: 'Normal', crm: 'PHONE_MOBILE' },
    { key: 'TITLE', name: 'Title', type: 'List', access: 'Normal', list: 'title', crm: 'POSITION' },
    { key: 'BORN', name: 'Birth Date', type: 'Date', access: 'Normal', crm: 'BIRTHDATE', direction: 'toErp' },
  ],
  Project: [
    { key: 'PROJNO', name: 'Project Number', type: 'Text', access: 'ReadOnly', gui: true },
    { key: 'NAME', name: 'Name', type: 'Text', access: 'Mandatory', crm: 'NAME', search: true },
    { key: 'END', name: 'End Date', type: 'Date', access: 'Normal', crm: 'ENDDATE' },
    { key: 'BUDGET', name: 'Budget', type: 'Double', access: 'ReadOnly', gui: true },
  ],
};

/** Kinds of ERP records that are set up, but not synchronized. */
export const ERP_INACTIVE_TYPES: ErpType[] = ['Supplier'];

/**
 * ERP records that nothing is linked with, all of connection 612: their values as the ERP system has them. They are
 * companies 1, 21 and 23, person 21 and project 3 of SuperOffice, as far as names and numbers show.
 */
export const UNLINKED_ACTORS: Array<{ type: ErpType; key: string; values: Values }> = [
  {
    type: 'Customer',
    key: 'C90001',
    values: { CUSTNO: 'C90001', NAME: 'Wholesale Petals', VATNO: '910000001', CITY: 'Bergen', COUNTRY: 'NL' },
  },
  {
    type: 'Customer',
    key: 'C90021',
    values: {
      CUSTNO: 'C90021',
      NAME: 'Flower House 21 AS',
      VATNO: '910000021',
      TEL: '+1 305 55 01 21',
      CITY: 'Tampa',
      COUNTRY: 'NL',
      PAYTERMS: '30',
      CREDITLIMIT: '[F:25000.5]',
      SINCE: '[DT:03/01/2019 00:00:00.0000000]',
      BLOCKED: '[I:0]',
    },
  },
  {
    type: 'Customer',
    key: 'C90023',
    values: { CUSTNO: 'C90023', NAME: 'Flower House 23 AB', CITY: 'Aarhus' },
  },
  { type: 'Supplier', key: 'S90001', values: { SUPPNO: 'S90001', NAME: 'Petal Growers' } },
  {
    type: 'Person',
    key: 'P90021',
    values: { PERSNO: 'P90021', FIRST: 'Bjorn', LAST: "O'Hara", TITLE: 'BUY' },
  },
  {
    type: 'Project',
    key: 'J90003',
    values: {
      PROJNO: 'J90003',
      NAME: 'Flower Fair Spring 2023',
      END: '[DT:03/15/2025 00:00:00.0000000]',
      BUDGET: '[F:12500]',
    },
  },
];

/** Where the ERP system differs from SuperOffice at the start, by key of a customer of 612. */
export const DRIFTED: Record<string, Values> = {
  C10230: { CITY: 'Drammen' },
  C10386: { CITY: 'Bergen', MAIL: 'orders@shop10386.example', TEL: '' },
};

/** The values of a company that is linked at the start. */
export function linkedCompany(id: number): Values {
  return {
    NAME: `Flower Shop ${id}`,
    NUMBER1: String(id),
    VATNO: `NO9${id}MVA`,
    PHONE: `+47 22 ${String(id).padStart(6, '0')}`,
    EMAIL: `post@shop${id}.example`,
    STREETAD1: `${(id % 90) + 1} Market Street`,
    STREETZIP: String(1000 + (id % 900)).slice(0, 4),
    STREETCITY: 'Oslo',
    COUNTRY: '578',
  };
}

/** The same company in the ERP system. */
export function linkedCustomer(key: string): Values {
  const company = linkedCompany(Number(key.slice(1)));
  const mapped = (ERP_FIELDS.Customer ?? []).flatMap(({ key: field, crm }) =>
    crm === undefined ? [] : [[field, company[crm] ?? '']],
  );
  const values = Object.fromEntries(mapped) as Values;
  const terms = { PAYTERMS: '30', CREDITLIMIT: '[F:5000]', DISCOUNT: '[I:5]', BLOCKED: '[I:0]' };
  return { CUSTNO: key, ...values, COUNTRY: 'NO', ...terms, ...DRIFTED[key] };
}
