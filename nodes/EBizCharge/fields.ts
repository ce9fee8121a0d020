import {
  body,
  integer,
  mapped,
  pages,
  text,
  type Field,
  type ObjectType,
  type Verdict,
} from '../shared/operation';

/** The vendor's page of a method, and its key in the catalogue of the pages. */
export const page = (method: string): { docs: string; documented: string } => ({
  docs: `https://developer.ebizcharge.net/connect/docs/${method.toLowerCase()}`,
  documented: method,
});

/** The help text for the lines of invoices and orders. */
export const LINES = 'Lines of the document. In an update they replace all lines that it has.';

type Placed = (...fields: Field[]) => Field[];

/** The mapper with the fields that few people need. */
export const moreFields = mapped('moreFields', { label: 'More Fields' });

/**
 * Places fields that are not at the top of the form: `rest: oftenIn(additional, 'currency', 'poNum')`. The named fields go
 * into the collection, all others into the mapper More Fields.
 */
export const oftenIn =
  (collection: Placed, ...often: string[]): Placed =>
  (...fields) => [
    ...collection(...fields.filter(({ name }) => often.includes(name))),
    ...moreFields(...fields.filter(({ name }) => !often.includes(name))),
  ];

/** Members of a type by the vendor's names, as columns of a search. Throws for a member that the type does not have. */
export const membersOf = ({ name: type, fields }: ObjectType, ...names: string[]): Field[] =>
  names.map((name) => {
    const found = fields.find(({ wire }) => wire === name);
    if (!found) throw new Error(`${type} has no member ${name}`);
    return found;
  });

/** The walk of a search that takes `start` and `limit` as numbers. No page may have more than 1,000 rows. */
export const inPages = pages({ offset: 'start', rows: 'most', size: 1_000 });

/** The fields that {@link inPages} fills, and the sort field for a search without documented sorts. */
export const pageFields: Field[] = [
  body('start', integer(), { label: 'Start' }),
  body('most', integer(), { label: 'Most', wire: 'limit' }),
];
export const unsorted = body('sort', text(), { preset: '' });

/**
 * In a transaction or a batch, Status is the state of the record ("Settled", "Open"), not of the call. The call has
 * succeeded if the answer is the record. https://developer.ebizcharge.net/docs/gettransactiondetails
 */
export const hasOwnStatus: Verdict = () => ({ ok: true, bare: true });
