/** Requests about records as a plain client would write them, in the order of the vendor's pages. */
import type { EbizSimulator } from '../../../simulators';
import { element, securityToken, soap } from '../requests';
import type { Read } from '../requests';

/** `<ebiz:Name>text</ebiz:Name>`, an element a member; text is XML already. A nested object is an element with elements. */
export type Xml = { [name: string]: string | number | boolean | Xml | Xml[] };

/** Writes elements in the order given. An array is a wrapper: each entry is an object of one element. */
export function xml(members: Xml): string {
  return Object.entries(members)
    .map(([name, value]) => `<ebiz:${name}>${content(value)}</ebiz:${name}>`)
    .join('');
}

function content(value: Xml[string]): string {
  if (Array.isArray(value)) return value.map(xml).join('');
  return typeof value === 'object' ? xml(value) : String(value);
}

/** The methods that call the token `securityTokenCustomer`. */
const TOKEN_OF_CUSTOMER = ['GetInvoice', 'SearchInvoices'];

/** A call with the right credentials before these arguments. */
export function ask(ebiz: EbizSimulator, operation: string, members: Xml = {}): Promise<Read> {
  const token = securityToken(ebiz);
  const named = TOKEN_OF_CUSTOMER.includes(operation)
    ? token.replaceAll('ebiz:securityToken>', 'ebiz:securityTokenCustomer>')
    : token;
  return soap(ebiz, operation, named + xml(members));
}

/** One row of `filters`. */
export const filter = (FieldName: string, ComparisonOperator: string, FieldValue: string): Xml => ({
  SearchFilter: { FieldName, ComparisonOperator, FieldValue },
});

/** The texts of all elements of this name, in order. */
export function texts(read: Read, name: string): string[] {
  return [...read.text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');
}

/** The names of the elements inside the first element of this name, in order, none deeper. */
export function members(read: Read, name: string): string[] {
  const inner = new RegExp(`<${name}>([^]*?)</${name}>`).exec(read.text)?.[1] ?? '';
  const names: string[] = [];
  let depth = 0;
  for (const [, closes, tag = '', attributes = ''] of inner.matchAll(/<(\/?)([\w]+)([^>]*)>/g)) {
    if (closes) depth -= 1;
    else {
      if (depth === 0) names.push(tag);
      if (!attributes.endsWith('/')) depth += 1;
    }
  }
  return names;
}

/** What a response says about a change: status, its code, error, the error's code. */
export const outcome = (read: Read): Array<string | undefined> =>
  ['Status', 'StatusCode', 'Error', 'ErrorCode'].map((name) => element(read, name));

export const SUCCESS = ['Success', '1', undefined, '0'];
export const EXISTS = ['Error', '0', 'Record already exists', '2'];
