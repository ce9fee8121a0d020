/**
 * What a page of Komet Sales and the declaration of an operation are both reduced to, to be compared. Each side is made
 * by a file of its own that knows nothing of the other: kometDocumented.ts and kometDeclared.ts.
 */
export interface Said {
  call: object;
  resource: string;
  source: string;
  effect: string;
  /** Whether the operation says where to look before a repeat. */
  looksUp: boolean;
  /** Where fields may be sent that the page does not show. */
  open?: string;
  parameters: Parameter[];
  rules: object[];
  ranges: object[];
  batch?: object;
  result: SaidResult;
}

/** One parameter; those of records stand beside it as `list[].name`. */
export interface Parameter {
  at: string;
  in: string;
  kind: string;
  required: boolean;
  requiredIf?: unknown;
  maxLength?: number;
  separator?: string;
  maxItems?: number;
  min?: number;
  max?: number;
  pattern?: string;
  /** Allowed values with what they mean; of a boolean only what it is sent as. */
  values?: Values;
}

export type Values = Array<[value: string, label: string]>;

/** Where the answer has what was requested. */
export interface SaidResult {
  many: boolean;
  at: string;
  aliases: string[];
  file?: object;
  /** Whether the item reports nothing but success. */
  onlySuccess: boolean;
  members: Members;
  beside: Members;
}

/** Members of a record, by the kinds that pages distinguish. */
export type Members = { [name: string]: string | Members };

/** The place of records if the page was cut before it. */
export const SOME_LIST = 'the only list in the answer';

/** Rules that nobody can check are hints in the form: the subject of each, and its words. */
export const HINTS = {
  multiLocation: 'Required in a company with several locations',
  mandatoryCarriers: 'Required in a company with mandatory carriers',
  Company: 'Required with the token of a company',
  locked: 'Needs a token with Transactional API Access',
};

export const byPlace = (parameters: Parameter[]): Parameter[] =>
  [...parameters].sort((a, b) => a.at.localeCompare(b.at));

export const inOrder = (values: Values): Values => [...values].sort(([a], [b]) => a.localeCompare(b));

export const rulesInOrder = (rules: object[]): object[] =>
  [...rules].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

/** The alternatives of a rule, in an order of their own. */
export const alternatives = (of: string[][]): string[] =>
  of.map((names) => [...names].sort().join(' + ')).sort();

/** What a flag is sent as. In a body 1 and 0 are true and false for pages and samples alike; True is true everywhere. */
export const flags = (sent: Array<string | number | boolean>, place: string): Values =>
  inOrder(
    sent.map((value) => {
      const word = String(value).toLowerCase();
      return [place === 'body' ? word.replace('true', '1').replace('false', '0') : word, ''];
    }),
  );
