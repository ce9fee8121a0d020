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

/** Fields of a list. In: what it is sorted by unless users choose something else. */
const fieldsOf = ({ columns, shown, kinds }: Omit<Archive, 'id'>, usual: string): Field[] => [
  ...conditionsOn(columns),
  ...filters(
    query('columns', list(key()), {
      label: 'Columns',
      wire: '$select',
      otherwise: Object.keys(shown),
      example: 'name, category, contactAssociate/fullName',
      description:
        'Columns to read instead of the usual ones: separated by commas, or an array. Columns of related records and custom fields have a slash.',
    }),
    query('orderBy', text(), {
      label: 'Sort By',
      wire: '$orderBy',
      example: 'updatedDate desc',
      description: `Column to sort by, with asc or desc; several separated by commas. Default: ${usual}.`,
    }),
  ),
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
  fields: fieldsOf(archive, 'the order of SuperOffice'),
  walk: byNext,
  result: rowsOf(archive.shown),
});
