import type { Effect } from './effect';
import type { Field } from './field';
import type { Type } from './type';

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

/**
 * A documented array through which many items travel in one call.
 * Items share a call when all their other values are equal.
 */
export interface Batch {
  /** The list field whose elements of many items are collected. */
  collects: string;
  /** The most per call that the vendor documents. */
  most?: number;
  /** The switch that makes an empty list mean "every record". Without it an empty list is never sent. */
  all?: string;
  /** How the answer tells the elements apart. */
  verdict: PerEntryVerdict | SharedVerdict;
}

/** Every element has its own row in the answer; an element without a row has failed. */
export interface PerEntryVerdict {
  kind: 'perEntry';
  /** The array in the answer, the member of its rows that holds the element, and the one that tells its success. */
  rows: string;
  key: string;
  status: string;
}

/** One verdict covers the call. Each element gets that answer, with itself under `as`. */
export interface SharedVerdict {
  kind: 'shared';
  as: string;
}

/** Members of a record in an answer, by the vendor's spelling. Undeclared members pass through untouched. */
export type Shape = Record<string, Type>;

/** Where the records are in an answer, and what is in them. */
export interface Result {
  /** Member that holds the records; '' where the answer itself is the record. */
  at: string;
  many: boolean;
  shape: Shape;
}

/**
 * How "Return All" and "Limit" are served.
 * `whole`: the vendor sends the whole list in one answer, Limit cuts it.
 */
export type Walk = 'whole';

/** The vendor's words where it did what was asked but has something to say. */
export interface Hint {
  message: string;
  type: 'info' | 'warning';
}

/** What an answer says about success. `unreadable`: it is no answer to this call, and says nothing about its outcome. */
export type Judgement =
  | { ok: true; hint?: Hint }
  | { ok: false; message: string; description?: string; code?: string; unreadable?: boolean };

/** Reads success out of a parsed answer. */
export type Verdict = (answer: unknown) => Judgement;

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
  batch?: Batch;
  walk?: Walk;
  result: Result;
  /** How this call tells success, where it differs from its siblings. */
  verdict?: Verdict;
  /** How to find out what became of a `once` call whose outcome is unknown; a sentence. */
  lookUp?: string;
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
  const collected = collectedField(declaration)?.type;
  if (declaration.batch && (collected?.kind !== 'list' || !SCALAR.has(collected.of.kind))) {
    throw new Error(`${where} collects ${declaration.batch.collects}, which is no list of plain values`);
  }
  if (declaration.batch?.verdict.kind === 'shared' && declaration.effect === 'once') {
    throw new Error(`${where}: a call that must not be repeated can't be split, so it can't share a verdict`);
  }
  return declaration;
}

/** The field whose elements travel together, where the operation has one. */
export function collectedField(declaration: Operation): Field | undefined {
  return declaration.fields.find((field) => field.name === declaration.batch?.collects);
}

/** Kinds whose values are told apart by their text, as elements of a batch must be. */
const SCALAR = new Set(['text', 'integer', 'id', 'decimal', 'choice', 'day', 'moment']);

const RESERVED = new Set(['resource', 'operation', 'returnAll', 'limit', 'filters', 'options', 'simplify']);

export const http = (method: HttpCall['method'], path: string, ...token: string[]): HttpCall => ({
  kind: 'http',
  method,
  path,
  token,
});

export const soap = (name: string, token?: string): SoapCall => ({ kind: 'soap', operation: name, token });

/** Many records under a member of the answer. */
export const rows = (at: string, shape: Shape): Result => ({ at, many: true, shape });

/** The answer itself is the record. */
export const one = (shape: Shape): Result => ({ at: '', many: false, shape });

export const perEntry = (rowsAt: string, key: string, status: string): PerEntryVerdict => ({
  kind: 'perEntry',
  rows: rowsAt,
  key,
  status,
});

export const shared = (as: string): SharedVerdict => ({ kind: 'shared', as });
