import { body, text, type Field, type FieldOptions } from '../../shared/operation';
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

/** A version of a quote. */
export const quoteVersionId = idOf('quoteVersionId', 'Quote Version ID', {
  description: 'Get has the ID of the active version as ActiveQuoteVersionId',
});

/** An alternative of a version. */
export const quoteAlternativeId = idOf('quoteAlternativeId', 'Quote Alternative ID', {
  description: 'Get Version has the alternatives of a version with their IDs',
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
