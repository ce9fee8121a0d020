import {
  day,
  filters,
  integer,
  key,
  keyset,
  links,
  list,
  query,
  rows,
  text,
  type Field,
  type FieldOptions,
  type Operation,
  type Result,
  type Shape,
} from '../shared/operation';
import { conditionsOn, type Columns } from './filters';

/** Where an answer has the address of the next page. Its host may be one that only the vendor reaches. */
export const NEXT = 'odata.nextLink';

/** The rows of a page. The vendor's default. */
export const SIZE = 1_000;

/**
 * The column with the ID, of archives whose rows are records of one table. It is the row's `PrimaryKey`, and archives can be
 * sorted by it.
 * https://docs.superoffice.com/en/api/archive-providers/reference/
 */
export const ID_COLUMNS: Record<string, string> = {
  Appointment: 'appointmentId',
  Contact: 'contactId',
  FindAppointment: 'appointmentId',
  FindContact: 'contactId',
  FindDocument: 'documentId',
  FindProject: 'projectId',
  FindSale: 'saleId',
  FindSelection: 'selectionId',
  ForeignKeys: 'keyId',
  Person: 'personId',
  PriceList: 'priceListId',
  ProjectMember: 'projectMemberId',
  Relation: 'relationId',
  Sale: 'saleId',
  SaleStakeholder: 'saleStakeholderId',
  SimpleContact: 'contactId',
  Ticket: 'ticketId',
  TicketMessage: 'ticketMessageId',
};

/** The list of one kind of record, which the vendor calls an archive. */
export interface Archive {
  /** The column with the ID. */
  id: string;
  /** The columns that conditions can use. */
  columns: Columns;
  /** The columns that are read unless users choose others. */
  shown: Shape;
  /** The kinds of rows, if there are several. All of them are read. */
  kinds?: string[];
}

/**
 * The archives that lists read, by resource and operation. Their columns are picked from.
 * https://docs.superoffice.com/en/api/reference/restful/rest/
 */
export const ARCHIVES: Record<string, string> = {
  'appointment.getMany': 'FindAppointment',
  'batchTask.getMany': 'BatchTasks',
  'company.getMany': 'SimpleContact',
  'document.getLinks': 'Links',
  'document.getMany': 'FindDocument',
  'externalId.getMany': 'ForeignKeys',
  'person.getMany': 'Person',
  'priceList.getMany': 'PriceList',
  'priceList.getProducts': 'Product',
  'product.getMany': 'Product',
  'project.getMany': 'FindProject',
  'projectMember.getMany': 'ProjectMember',
  'relation.getMany': 'Relation',
  'request.getMany': 'Ticket',
  'request.getMessages': 'TicketMessage',
  'requestMessage.getMany': 'TicketMessage',
  'sale.getMany': 'FindSale',
  'saleStakeholder.getMany': 'SaleStakeholder',
  'selection.getMany': 'FindSelection',
  'user.getMany': 'AllUsers',
};

/** The archives that Get Related reads, by resource and kind of related records. */
export const RELATED_ARCHIVES: Record<string, string> = {
  'appointment.links': 'Links',
  'appointment.participants': 'Participants',
  'company.activities': 'ContactActivity',
  'company.appointments': 'Appointment',
  'company.documents': 'Document',
  'company.people': 'Person',
  'company.projects': 'ContactProjects',
  'company.relations': 'Relation',
  'company.requests': 'Ticket',
  'company.sales': 'SaleFilteredWithStakeholder',
  'person.activities': 'ContactActivity',
  'person.appointments': 'Appointment',
  'person.documents': 'Document',
  'person.relations': 'Relation',
  'person.requests': 'Ticket',
  'person.sales': 'SaleFilteredWithStakeholder',
  'project.activities': 'ProjectActivity',
  'project.companies': 'ContactProjects',
  'project.guide': 'ProjectGuide',
  'project.links': 'Links',
  'project.members': 'ProjectMember',
  'sale.activities': 'SaleActivity',
  'sale.guide': 'SaleGuide',
  'sale.history': 'SaleHistory',
  'sale.links': 'Links',
  'sale.stakeholders': 'SaleStakeholder',
};

/** The pick lists of an archive's columns, and of the orders that they give. */
interface ColumnLists {
  columns: string;
  orders: string;
}

/** Of the archive that the operation reads, of the one with the chosen related records, and of the one that the form names. */
export const OF_OPERATION: ColumnLists = { columns: 'searchColumns', orders: 'searchOrders' };
export const OF_RELATED: ColumnLists = { columns: 'searchRelatedColumns', orders: 'searchRelatedOrders' };
export const OF_ARCHIVE: ColumnLists = { columns: 'searchArchiveColumns', orders: 'searchArchiveOrders' };

/** The columns that are read. Without `otherwise`, users or SuperOffice choose them. */
export const columnsField = (lists: ColumnLists, options: Partial<FieldOptions>): Field =>
  query('columns', list(key()), {
    label: 'Columns',
    wire: '$select',
    picks: { list: lists.columns, one: 'Column', ticked: true },
    example: 'name, category, contactAssociate/fullName',
    ...options,
  });

/** The columns that rows are sorted by. In: what it is unless users choose something else. */
export const sortField = (lists: ColumnLists, usual?: string): Field =>
  query('orderBy', list(text()), {
    label: 'Sort By',
    wire: '$orderBy',
    picks: { list: lists.orders, one: 'Sort Column', ticked: true },
    example: 'updatedDate desc',
    description: `Column to sort by, with asc or desc; several separated by commas${usual === undefined ? '' : `. Default: ${usual}.`}`,
  });

export const COLUMNS =
  'Columns to read instead of the usual ones: separated by commas, or an array. Columns of related records and custom fields have a slash.';

/** Columns and order of the list that an operation reads. In: the usual columns, and what it is sorted by without an order. */
export const columnsAndOrder = (shown: Shape, usual: string): Field[] =>
  filters(
    columnsField(OF_OPERATION, { otherwise: Object.keys(shown), description: COLUMNS }),
    sortField(OF_OPERATION, usual),
  );

/** What a list is sorted by that has no order of its own. */
export const BY_SUPEROFFICE = 'the order of SuperOffice';

/** Fields of a list. In: what it is sorted by unless users choose something else. */
const fieldsOf = ({ columns, shown, kinds }: Omit<Archive, 'id'>, usual: string): Field[] => [
  ...conditionsOn(columns),
  ...columnsAndOrder(shown, usual),
  ...(kinds ? [query('entities', list(key()), { wire: '$entities', preset: kinds })] : []),
  query('top', integer(), { label: 'Page Size', wire: '$top' }),
];

const rowsOf = (shown: Shape): Result =>
  rows('value', { PrimaryKey: integer(), EntityName: text(), ...shown }, { undeclared: day() });

/** The links of pages, whose host may be wrong. */
const byNext = links(NEXT, { rows: 'top', size: SIZE });

type Parts = Pick<Operation, 'fields' | 'walk' | 'result'>;

/**
 * Fields, walk and result of a list. It is read by its ID, since the cost of `$skip` grows with each page; in an order of the
 * user, it is read by the links of its pages.
 * https://docs.superoffice.com/en/api/odata
 */
export const inArchive = ({ id, ...archive }: Archive): Parts => ({
  fields: fieldsOf(archive, 'the ID'),
  walk: keyset('PrimaryKey', {
    after: { field: 'conditions', pattern: `${id} gt {value}` },
    pastKey: true,
    sort: { field: 'orderBy', by: id },
    rows: 'top',
    size: SIZE,
    more: NEXT,
    otherwise: byNext,
  }),
  result: rowsOf(archive.shown),
});

/** As {@link inArchive}, for a list that can't be sorted by its ID. */
export const byLinks = (archive: Omit<Archive, 'id'>): Parts => ({
  fields: fieldsOf(archive, BY_SUPEROFFICE),
  walk: byNext,
  result: rowsOf(archive.shown),
});
