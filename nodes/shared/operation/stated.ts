import type {
  Effect,
  Field,
  HttpCall,
  Judgement,
  Operation,
  StatedCall,
  Type,
  Value,
  Values,
} from './declaration';
import { hasDotSegment } from './dotSegment';
import { header, query } from './field';
import type { Problem } from './misfit';
import { download, rows } from './result';
import { choice, text } from './type';
import { isPlainObject, valueAt } from './value';
import { links } from './walk';

/** The forms of an answer to a call that the user states. */
export const answerForms = (): Type =>
  choice({
    json: ['json', 'JSON', 'One item, or an item for each entry if the answer is a list'],
    list: ['list', 'List of Records', 'An item for each record, from all pages that links lead to'],
    file: ['file', 'File', 'The answer as binary data'],
  });

/** Whether a call that the user states does what its form of answer shows. */
type Form = 'json' | 'list' | 'file';

const WHERE_LISTS_ARE = 'value';

/** What a repeat of the call would do: as the user states it, or as declared. */
export const effectOf = ({ stated, effect }: Operation, values: Values): Effect =>
  stated && values[stated.onlyReads] === true ? 'read' : effect;

/** Whether the answer is a list, of which users may want only some records. In: checked values. */
export const readsList = ({ walk, stated }: Operation, values: Values): boolean =>
  walk !== undefined || (stated !== undefined && values[stated.answer] === 'list');

/**
 * The call that the values of an item state, and its values. Any other operation stays as it is. In: checked values.
 * `isDry`: nothing is sent, so the call counts as one that changes something.
 */
export function statedCall(
  operation: Operation,
  values: Values,
  isDry: boolean,
): { operation: Operation; values: Values } {
  const { stated, call, fields } = operation;
  if (!stated || call.kind !== 'http') return { operation, values };
  const place = stated.path === undefined ? undefined : placeOf(textIn(values, stated.path), stated);
  const method = methodOf(stated, call, values);
  const parameters = [...(place?.query ?? []), ...pairsIn(values, stated.query)].map(
    ([name, value], index): [Field, string] => [
      query(`query${index}`, text(), { label: name, wire: name }),
      value,
    ],
  );
  const headers = [...headersOf(method, fields, values), ...pairsIn(values, stated.headers)].map(
    ([name, value], index): [Field, string] => [
      header(`header${index}`, text(), { label: name, wire: name }),
      value,
    ],
  );
  const own = [...parameters, ...headers];
  return {
    operation: {
      ...operation,
      ...answered(stated, values),
      stated: undefined,
      call: { ...call, method, path: place?.path ?? call.path },
      effect: isDry ? 'once' : effectOf(operation, values),
      fields: [
        ...fields.filter(({ in: at }) => at === 'path' || at === 'body'),
        ...own.map(([field]) => field),
      ],
    },
    values: { ...values, ...Object.fromEntries(own.map(([{ name }, value]) => [name, value])) },
  };
}

function answered(stated: StatedCall, values: Values): Pick<Operation, 'result' | 'walk' | 'verdict'> {
  const form = (values[stated.answer] ?? 'json') as Form;
  if (form === 'file')
    return { result: download('raw', '', { mayBeEmpty: true }), walk: undefined, verdict: undefined };
  if (form === 'list') {
    const at = textIn(values, stated.listAt) || WHERE_LISTS_ARE;
    return { result: rows(at, {}), walk: links(stated.next), verdict: (answer) => hasList(answer, at) };
  }
  // Nobody knows which member of any answer would mean a failure.
  return { result: rows('', {}, { any: true }), walk: undefined, verdict: () => ({ ok: true }) };
}

/** Without the list, the path is wrong: no records would look as if there were none. */
function hasList(answer: unknown, at: string): Judgement {
  if (Array.isArray(answer))
    return noList(
      at,
      'The answer is a list itself',
      'Choose JSON as Answer: it gives an item for each entry.',
    );
  const found = valueAt(answer, at);
  if (found === null || typeof found === 'object') return { ok: true };
  const names = isPlainObject(answer) ? Object.keys(answer).slice(0, MOST_NAMES).join(', ') : '';
  return noList(at, names === '' ? undefined : `The answer has ${names}`, 'Check List At.');
}

const MOST_NAMES = 20;

const noList = (at: string, has: string | undefined, advice: string): Judgement => ({
  ok: false,
  message: `The answer has no list at "${at}"`,
  description: [has && `${has}.`, 'The call itself was accepted.', advice].filter(Boolean).join(' '),
});

const methodOf = ({ method }: StatedCall, call: HttpCall, values: Values): HttpCall['method'] =>
  method === undefined ? call.method : (textIn(values, method) as HttpCall['method']);

const JSON_PATCH = 'application/json-patch+json';

/** A list as the body of a PATCH is a JSON Patch, which has a type of its own. */
function headersOf(method: string, fields: Field[], values: Values): Array<[string, string]> {
  const body = fields.find(({ in: at }) => at === 'body');
  const isPatch = method === 'PATCH' && body !== undefined && Array.isArray(values[body.name]);
  return isPatch ? [['Content-Type', JSON_PATCH]] : [];
}

/** Where a call goes, or what is wrong with its path. */
interface Place {
  path: string;
  query: Array<[name: string, value: string]>;
  problem?: string;
}

/** A path with an address in front of it, or a character that servers read in different ways. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i;
const UNSAFE = /[\\#\p{Cc}\p{DI}]/u;

/** The path of a call below its beginning, escaped. It never names another host. */
function placeOf(given: string, { below }: StatedCall): Place {
  const [head = '', ...rest] = given.trim().split('?');
  const pairs = [...new URLSearchParams(rest.join('?'))];
  const bad = (problem: string): Place => ({ path: below, query: pairs, problem });
  if (ADDRESS.test(head)) return bad(`expected a path such as ${below}…, without the address of the service`);
  if (UNSAFE.test(head)) return bad('expected a path without backslashes, # and invisible characters');
  if (hasDotSegment(head)) return bad('expected a path without the segments "." and ".."');
  const rooted = head.startsWith('/') ? head : `/${head}`;
  const isBelow = rooted.toLowerCase().startsWith(below.toLowerCase());
  const whole = isBelow ? rooted : `${below}${rooted.slice(1)}`;
  if (whole.length <= below.length) return bad(`expected a path below ${below}`);
  return { path: new URL(`http://host${whole}`).pathname, query: pairs };
}

const textIn = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** Names and values of rows. */
function pairsIn(values: Values, name: string): Array<[name: string, value: string]> {
  const given = values[name];
  const list = Array.isArray(given) ? (given as Array<Record<string, Value | undefined>>) : [];
  return list.map((row) => [textIn(row, 'name'), textIn(row, 'value')]);
}

/** Headers that carry the credential or belong to the connection. */
const RESERVED =
  /^(?:authorization|cookie|host|content-length|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|accept-encoding|proxy-.*|sec-.*)$/i;

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** What is wrong with a call that the user states. In: `tokenNames`, under which a credential travels. */
export function checkStated(operation: Operation, values: Values, tokenNames: string[]): Problem[] {
  const { stated, fields, call } = operation;
  if (!stated || call.kind !== 'http') return [];
  const problem = (name: string, message: string): Problem => {
    const label = fields.find((field) => field.name === name)?.label ?? name;
    return { field: label, name, message: `${label}: ${message}` };
  };
  const place = stated.path === undefined ? undefined : placeOf(textIn(values, stated.path), stated);
  const reserved = new Set(tokenNames.map((name) => name.toLowerCase()));
  const wrongQuery = [...(place?.query ?? []), ...pairsIn(values, stated.query)].find(([name]) =>
    reserved.has(name.toLowerCase()),
  );
  const wrongHeader = pairsIn(values, stated.headers).find(
    ([name, value]) =>
      !HEADER_NAME.test(name) ||
      RESERVED.test(name) ||
      reserved.has(name.toLowerCase()) ||
      /[\p{Cc}]/u.test(value),
  );
  const body = fields.find((field) => field.in === 'body');
  const hasBody = body !== undefined && values[body.name] !== undefined;
  const changing = whatChanges(stated, call, values);
  return [
    ...(changing ? [problem(stated.onlyReads, `expected off, since ${changing} changes something`)] : []),
    ...(place?.problem && stated.path !== undefined ? [problem(stated.path, place.problem)] : []),
    ...(wrongQuery ? [problem(stated.query, `"${wrongQuery[0]}" can't be set here`)] : []),
    ...(wrongHeader ? [problem(stated.headers, `"${wrongHeader[0]}" can't be set here`)] : []),
    ...(hasBody && methodOf(stated, call, values) === 'GET'
      ? [problem(body.name, 'expected nothing, since a GET call has no body')]
      : []),
  ];
}

/** Methods of HTTP that change something, whatever their call is: https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods */
const CHANGING: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE']);

/** What shows that a call changes something although the user states that it only reads. */
function whatChanges(stated: StatedCall, call: HttpCall, values: Values): string | undefined {
  if (values[stated.onlyReads] !== true) return undefined;
  const method = methodOf(stated, call, values);
  if (CHANGING.has(method)) return method;
  const { changes } = stated;
  const named = changes && textIn(values, changes.field);
  return named !== undefined && changes?.if.test(named) ? named : undefined;
}

/** Throws if a stated call names fields that the operation lacks, or if it is not `once` unless users say otherwise. */
export function assertStated({ stated, fields, effect, call }: Operation, where: string): void {
  if (!stated) return;
  if (call.kind !== 'http' || effect !== 'once')
    throw new Error(`${where}: a call that users state is an HTTP call that is not repeated`);
  const { below: _, next: __, changes, ...named } = stated;
  const unknown = [...Object.values(named), ...(changes ? [changes.field] : [])].find(
    (name) => !fields.some((field) => field.name === name),
  );
  if (unknown !== undefined) throw new Error(`${where} is stated by ${unknown}, which it does not have`);
}
