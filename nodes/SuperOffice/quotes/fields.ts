import { body, control, text, type Field, type FieldOptions, type Type } from '../../shared/operation';
import { recordId } from '../erpFields';
import { agentCall } from '../page';

/** Page, name and address of a method of the Quote agent. */
export const quoteCall = (method: string) => agentCall('Quote', method);

/** The ID of a record of a quote, named as in answers: `QuoteVersionId`. */
export const idOf = (name: string, label: string, options: Partial<FieldOptions> = {}): Field =>
  body(name, recordId(1, options.list), {
    label,
    wire: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    required: true,
    example: '17',
    ...options,
  });

/** The sale of a quote. */
export const saleId = idOf('saleId', 'Sale ID', {
  list: 'searchSales',
  description: 'Sale that the quote belongs to',
});

/** The parameter with the sale whose quote is shown in lists of versions, alternatives and lines. */
export const SALE_OF_LIST = 'saleOfList';

const saleOfList = control(SALE_OF_LIST, recordId(1, 'searchSales'), {
  label: 'Sale of the List',
  list: 'searchSales',
  description: 'Sale whose quote the next list shows. It is not sent.',
});

/** The sale, and the field that is picked from a list of its quote. */
const ofQuote = (name: string, label: string, list: string, description: string): Field[] => [
  saleOfList,
  idOf(name, label, { list, description }),
];

/** A version of a quote. */
export const quoteVersionId = ofQuote(
  'quoteVersionId',
  'Quote Version ID',
  'searchQuoteVersions',
  'Get has the ID of the active version as ActiveQuoteVersionId',
);

/** An alternative of a version. The list shows those of the active version. */
export const quoteAlternativeId = ofQuote(
  'quoteAlternativeId',
  'Quote Alternative ID',
  'searchQuoteAlternatives',
  'Get Version has the alternatives of a version with their IDs. The list shows those of the active version.',
);

/** A line of an alternative. */
export const quoteLineId = ofQuote(
  'quoteLineId',
  'Quote Line ID',
  'searchQuoteLines',
  'Get Lines has the lines with their IDs. The list shows those of the favorite alternative.',
);

/** How the form of a record of a quote picks which one: the sale, and what differs in the field with the ID. */
export const pickedFrom = ([sale, id]: Field[]): {
  sale: Field[];
  change: Partial<FieldOptions> & { type?: Type };
} => ({
  sale: sale ? [sale] : [],
  change: id
    ? { label: id.label, type: id.type, list: id.list, example: id.example, description: id.description }
    : {},
});

/** For texts that depend on a language. */
export const culture = body('culture', text(), {
  label: 'Culture',
  wire: 'Culture',
  example: 'en-US',
  description: 'Language and country of the texts for the customer',
});

/** The members of a type that a form leaves out. */
export const allBut = ({ fields }: { readonly fields: Field[] }, ...shown: string[]): string[] =>
  fields.map(({ name }) => name).filter((name) => !shown.includes(name));
