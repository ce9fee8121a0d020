import { assertBatch, type Batch } from './batch';
import { fieldsOf } from './condition';
import type { Effect } from './effect';
import { takesFiles, type Field } from './field';
import { assertMerge, withMergeSwitch, type Merge } from './merge';
import { OPEN } from './open';
import type { Result } from './result';
import { fieldsOfRule, type Rule } from './rule';
import type { CodeTable, Verdict } from './verdict';
import { assertWalk, type Walk } from './walk';

/** A documented HTTP call. Path segments in braces are filled from fields placed in `path`. */
export interface HttpCall {
  kind: 'http';
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Where this call takes the credential; the connector knows what each word means. Several where page and sample disagree. */
  token: string[];
}

/** A documented SOAP operation; its arguments are the fields, in schema order. */
export interface SoapCall {
  kind: 'soap';
  operation: string;
  /** Name of the element that carries the credential, where it is not the usual one. */
  token?: string;
}

export type Call = HttpCall | SoapCall;

/** One documented call as data: all that the editor, the checks, the request, the retries and the output need. */
export interface Operation {
  resource: string;
  operation: string;
  /** Title Case name within its resource. */
  name: string;
  /** Sentence for the node panel: "Mark credit as synchronized". */
  action: string;
  description: string;
  /** The vendor's page. */
  docs: string;
  /** Key in the catalogue of the vendor's pages, which only tests read. */
  documented: string;
  call: Call;
  effect: Effect;
  fields: Field[];
  /** What holds between the fields. */
  rules?: Rule[];
  /** The page is incomplete: offers "Additional Fields (JSON)", whose members travel there. */
  open?: 'body' | 'query';
  batch?: Batch;
  walk?: Walk;
  merge?: Merge;
  /**
   * Fields by which calls about one record are known. Calls with equal values of these go one after another, in input
   * order, because the later one must find what the earlier one left: a call that joins an order or makes one, or the
   * last word on a record. A field that not every item gives tells none apart. A merge goes by its key, and a batch by
   * what tells its entries apart, without being told.
   */
  inTurn?: string[];
  /**
   * Fields that the item of a single change repeats, so that forty of them can be told apart: the keys of the record. Without
   * it those of `inTurn`, or the key of a merge. A batch says it by its verdict.
   */
  repeats?: string[];
  result: Result;
  /** How this call tells success, where it differs from its siblings. */
  verdict?: Verdict | CodeTable;
  /** How to find out what became of a `once` call whose outcome is unknown; a sentence. */
  lookUp?: string;
  /** Documented and not offered in the editor, for the reason given in `why`. */
  exposed?: false;
  why?: string;
}

/** A resource of a node: what it is called in the editor. */
export interface Resource {
  value: string;
  name: string;
  description?: string;
}

/** Declares an operation. Throws at load when the declaration contradicts itself. */
export function operation(declaration: Operation): Operation {
  const where = `${declaration.resource}.${declaration.operation}`;
  const names = new Set<string>();
  for (const field of declaration.fields) {
    if (names.has(field.name)) throw new Error(`${where} declares ${field.name} twice`);
    if (RESERVED.has(field.name))
      throw new Error(`${where}: ${field.name} is a reserved name; give the field another and keep its wire`);
    names.add(field.name);
  }
  assertReferences(declaration, names, where);
  assertBatch(declaration, where);
  assertWalk(declaration, where);
  assertMerge(declaration, where);
  return withMergeSwitch(declaration);
}

/** Rules and conditions ask about fields that exist; what is not offered has its reason. */
function assertReferences(
  { fields, effect, rules = [], open, call, batch, inTurn = [], repeats = [], exposed, why }: Operation,
  names: Set<string>,
  where: string,
): void {
  const asked = [
    ...rules.flatMap(fieldsOfRule),
    ...fields.flatMap(({ requiredIf }) => (requiredIf ? fieldsOf(requiredIf) : [])),
    ...fields.flatMap(({ shownIf }) => (shownIf ? [shownIf.field] : [])),
  ];
  const unknown = asked.find((name) => !names.has(name));
  if (unknown !== undefined) throw new Error(`${where} has a rule about ${unknown}, which is no field of it`);
  const unheard = inTurn.find((name) => !names.has(name));
  if (unheard !== undefined) throw new Error(`${where} takes turns by ${unheard}, which is no field of it`);
  const unsaid = repeats.find((name) => !names.has(name));
  if (unsaid !== undefined) throw new Error(`${where} repeats ${unsaid}, which is no field of it`);
  if (
    open &&
    (call.kind !== 'http' || fields.some(({ in: place, wire }) => place === open && wire.startsWith('[]')))
  )
    throw new Error(`${where}: only an HTTP call whose body is an object can be open`);
  if (effect !== 'read' && fields.some(({ starts }) => starts !== undefined))
    throw new Error(`${where}: only a read starts with a choice`);
  if (batch && takesFiles(fields)) throw new Error(`${where}: files don't travel in a batch`);
  if (exposed === false && !why) throw new Error(`${where} is not offered: say why`);
}

const RESERVED = new Set([
  'resource',
  'operation',
  'returnAll',
  'limit',
  'filters',
  'additionalFields',
  'updateFields',
  'options',
  'simplify',
  'binaryPropertyName',
  OPEN,
]);

export const http = (method: HttpCall['method'], path: string, ...token: string[]): HttpCall => ({
  kind: 'http',
  method,
  path,
  token,
});

export const soap = (name: string, token?: string): SoapCall => ({ kind: 'soap', operation: name, token });
