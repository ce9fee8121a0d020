import { isPlainObject } from './value';

/** The vendor's message in an answer that is not a success. */
export interface Words {
  message: string;
  description?: string;
  code?: string;
}

/**
 * The longest part of a text that is kept. It is four times what a redactor shows, so that the redactor can see whether
 * its cut would split a secret: half a secret can't be masked.
 */
const MOST_CHARACTERS = 4_000;
/** Longer texts are not searched for JSON. */
const MOST_JSON = 100_000;
/** How many errors of a list are shown. */
const MOST_ERRORS = 20;
const DEEPEST = 6;

/*
 * Names of members, the best first, in lower case and without separators. They are those of RFC 9457 (title, detail),
 * OAuth (error_description), OData and Google (error.message), JSON:API (errors[].detail), ASP.NET (Message,
 * ExceptionMessage, errors), NetServer (ErrorMessage, MessageDetail, ErrorType) and SOAP (detail).
 */
const MESSAGE =
  'errormessage errordescription message msg errortext faultstring reason title detail description error text value';
const DETAIL = 'detail messagedetail details exceptionmessage errordescription description moreinfo';
const CODE = 'code errorcode errortype exceptiontype error';
const WITHIN =
  'error errors fault exception exceptiondetail problem detail details messages message innererror response result data d';
const BY_FIELD = 'errors validationerrors modelstate';
const FIELD = 'field property propertyname pointer path';
/** Members that only an error answer has. */
const FAILURE = 'error errors errormessage errordescription fault faultstring exception exceptionmessage';
const SUCCESS = 'success issuccess succeeded ok isok';

type Members = ReadonlyMap<string, unknown>;

/** The vendor's message, wherever it is in an answer that is not a success. In: the parsed answer. */
export function wordsIn(answer: unknown, depth = 0): Words | undefined {
  if (depth > DEEPEST) return undefined;
  if (typeof answer === 'string') return wordsOfText(answer, depth);
  if (Array.isArray(answer)) return wordsOfList(answer, depth);
  if (!isPlainObject(answer)) return undefined;
  const members = membersOf(answer);
  const own = first(members, MESSAGE, (value) =>
    typeof value === 'string' ? wordsOfText(value, depth) : undefined,
  );
  const within = first(members, WITHIN, (value) =>
    typeof value === 'object' ? wordsIn(value, depth + 1) : undefined,
  );
  const fields = first(members, BY_FIELD, wordsByField);
  const message = own?.message ?? within?.message ?? fields;
  if (message === undefined) return undefined;
  const more = [own?.description, textAt(members, DETAIL), fields, within?.message, within?.description];
  const code = codeIn(members, message) ?? own?.code ?? within?.code;
  return { message, description: together(more, message), code };
}

/**
 * The vendor's message in an HTTP 200 answer that does not report success and has a member that no success has, such as
 * `error`.
 */
export function failureIn(answer: unknown): Words | undefined {
  if (!isPlainObject(answer)) return undefined;
  const members = membersOf(answer);
  const failed = first(members, FAILURE, (value) => (isSomething(value) ? true : undefined));
  const denied = first(members, SUCCESS, (value) => (/^false$/i.test(plain(value)) ? true : undefined));
  // RFC 9457: https://www.rfc-editor.org/rfc/rfc9457#section-3.1
  const isProblem = members.has('title') && Number(plain(members.get('status'))) >= 400;
  return failed || denied || isProblem ? wordsIn(answer) : undefined;
}

function wordsOfText(given: string, depth: number): Words | undefined {
  const text = given.trim();
  if (text === '') return undefined;
  const packed =
    /^[[{"]/.test(text) && text.length <= MOST_JSON ? wordsIn(parsed(text), depth + 1) : undefined;
  return packed ?? { message: short(text) };
}

function wordsOfList(list: unknown[], depth: number): Words | undefined {
  const all = list.slice(0, MOST_ERRORS).flatMap((part) => {
    const words = wordsIn(part, depth + 1);
    const field = isPlainObject(part) ? textAt(membersOf(part), FIELD) : undefined;
    return words ? [field === undefined ? words : { ...words, message: `${field}: ${words.message}` }] : [];
  });
  const [words] = all;
  return words && { ...words, message: short([...new Set(all.map(({ message }) => message))].join('; ')) };
}

/** `{"Name": ["is required"]}` as "Name: is required". */
function wordsByField(value: unknown): string | undefined {
  if (!isPlainObject(value)) return undefined;
  const texts = Object.entries(value)
    .slice(0, MOST_ERRORS)
    .flatMap(([name, errors]) => {
      const words = Array.isArray(errors) ? wordsOfList(errors, DEEPEST - 1) : undefined;
      return words ? [`${name}: ${words.message}`] : [];
    });
  return texts.length === 0 ? undefined : short(texts.join('; '));
}

const codeIn = (members: Members, message: string): string | undefined =>
  first(members, CODE, (value) => {
    const code = typeof value === 'boolean' ? '' : plain(value).trim();
    return code !== '' && code !== message && !/\s/.test(code) ? short(code) : undefined;
  });

/** The texts other than the message. */
function together(texts: Array<string | undefined>, message: string): string | undefined {
  const others = new Set(texts.filter((text) => text !== undefined && !message.includes(text)));
  return others.size === 0 ? undefined : short([...others].join('; '));
}

const textAt = (members: Members, names: string): string | undefined =>
  first(members, names, (value) =>
    typeof value === 'string' && value.trim() !== '' ? short(value.trim()) : undefined,
  );

/** The first of these members that has a value. */
function first<T>(members: Members, names: string, get: (value: unknown) => T | undefined): T | undefined {
  for (const name of names.split(' ')) {
    const found = members.has(name) ? get(members.get(name)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function membersOf(answer: Record<string, unknown>): Members {
  const members = new Map<string, unknown>();
  for (const name of Object.keys(answer).slice(0, 1_000)) {
    // "odata.error", "error_description", "Error-Message"
    const known = name
      .slice(name.lastIndexOf('.') + 1)
      .replace(/[-_\s]/g, '')
      .toLowerCase();
    if (!members.has(known)) members.set(known, answer[name]);
  }
  return members;
}

function isSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return !['', '0', 'false', 'none', 'null'].includes(plain(value).trim().toLowerCase());
}

/** The text of a plain value; '' for any other. */
const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const short = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
