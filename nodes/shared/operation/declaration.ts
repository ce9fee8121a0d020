/*
 * What an operation is made of, as data: the interfaces of a declaration and nothing else. Read `Operation` first, then
 * what its members refer to. The builders that make these objects are in the files beside this one.
 */

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
  /** Keys of one record, of which an item gives one. The form shows them as one resource locator. */
  locators?: Locator[];
  /** The page is incomplete: offers "Additional Fields (JSON)", whose members travel there. */
  open?: 'body' | 'query';
  batch?: Batch;
  walk?: Walk;
  merge?: Merge;
  /**
   * Fields that identify the record a call is about. Calls about one record go one after another, in input order: the later
   * one must find what the earlier one left. If any item lacks a field, the field can't identify records, so it is ignored.
   * A merge uses its key by itself, and a batch what identifies its entries.
   */
  serializeBy?: string[];
  /**
   * Fields that the item of a single change repeats, so that users can match forty such items: the keys of the record.
   * Defaults to `serializeBy`, or the key of a merge. A batch says it by its verdict.
   */
  repeats?: string[];
  /** Work that goes on after the vendor has answered the call. */
  awaited?: AwaitedWork;
  result: Result;
  /** How this call tells success, where it differs from its siblings. */
  verdict?: Verdict | CodeTable | BareVerdict;
  /** How to find out what became of a `once` call whose outcome is unknown: a sentence for people, or a read as well. */
  lookUp?: string | LookUp;
  /** Money moves: the call is looked up before it is sent, and its key is kept over a crash. It needs a {@link LookUp}. */
  money?: true | Money;
  /** Documented and not offered in the editor, for the reason given in `why`. */
  exposed?: false;
  why?: string;
}

export type Call = HttpCall | SoapCall;

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

/**
 * What repeating a call would do.
 * `read`: changes nothing. `idempotent`: a repeat leaves the same state. `once`: a repeat may charge, create or send twice.
 */
export type Effect = 'read' | 'idempotent' | 'once';

/** One documented parameter. */
export interface Field {
  /** Saved in users' workflows; never changes. */
  name: string;
  /**
   * The vendor's spelling and place in the body: `creditId`, `customer.name` (a member of an object),
   * `credits[].creditId` (one object an element), `[].price` (top-level array). Defaults to `name`.
   */
  wire: string;
  in: Place;
  type: Type;
  /** Title Case name in the editor. */
  label: string;
  /** Help text: one sentence without a full stop, or several with. */
  description?: string;
  /** What is always shown under the field: what can't be checked here ("Required in a company with several locations"). */
  hint?: string;
  /** Example without "e.g.", which the editor adds. */
  example?: string;
  required: boolean;
  requiredIf?: Condition;
  /** The field exists only while this holds: hidden in the editor and ignored otherwise. */
  shownIf?: ShownIf;
  /** Editor collection the field sits in; top level without. */
  group?: Group;
  /** Name of the list of records that the value can be picked from; it can always be given by ID or code too. */
  list?: string;
  /** Offers to pick entries of a list of plain values in a parameter beside the field; both are sent as one list. */
  picks?: Picks;
  /** What a choice of a read starts with in the editor, by its word; without one it is to be made. */
  starts?: string;
  /** A warning in the form while a switch is on. */
  warning?: string;
  /** Always sent with this value, and neither shown nor asked for. */
  preset?: Value;
  /**
   * Sent where the vendor's schema demands a value and the user gives none; the form does not show it. It counts as not
   * given for rules and merges, and does not make an object that has nothing else. A checked {@link Value}.
   */
  otherwise?: Value;
  /** The argument that this field is a part of, where `argument` spread an object type over the form. */
  part?: Part;
}

/** Where in an argument the value of a field goes. All parts of an argument travel as one object, in schema order. */
export interface Part {
  /** The argument as one field; its type is a record. */
  whole: Field;
  /** Names of the members that lead to the value. Empty: the value is an object with members of the argument. */
  path: string[];
}

/** A vendor's record, declared once by `objectType`. Forms, requests and answers use it. */
export interface ObjectType {
  kind: 'object';
  /** The vendor's name. */
  name: string;
  /** The members in schema order. They are made on first use, so that types may contain each other. */
  readonly fields: Field[];
}

/** How `argument` spreads an object type over a form. Members are named as the type names them; `a.b` is inside a record. */
export interface ArgumentOptions {
  /** Fields at the top level, in the order of the form. */
  top?: string[];
  /** Members that users must give here. */
  required?: string[];
  /** Where all other members go: `additional`, `updates` or `filters`. Without it they are not offered. */
  rest?: (...fields: Field[]) => Field[];
  /** Members that are not offered. */
  omit?: string[];
  /** Saved names that differ from the member's: `{ limit: 'creditLimit' }`. */
  rename?: Record<string, string>;
  /** Members that are always sent with a value, and not shown. */
  preset?: Record<string, Value>;
  /** What this form says of a member in other words than the type. */
  change?: Record<string, Partial<FieldOptions>>;
}

/** Where a value travels. `none`: it steers the node and is never sent. */
export type Place = 'path' | 'query' | 'header' | 'body' | 'none';

/** Editor collections of optional fields, by the names that n8n's own nodes give them. */
export type Group = 'filters' | 'additionalFields' | 'updateFields';

/**
 * Alternative keys of one record, drawn as one resource locator with a mode for each. Each key travels as the field that it
 * is, and the modes have the names `list`, for the first field that has a list, and those of `keys`.
 */
export interface Locator {
  /** Name of the parameter, saved in users' workflows. */
  name: string;
  label: string;
  description?: string;
  /** Names of the fields, by the mode that gives them: `{ id: 'customerId', code: 'customerCode' }`. */
  keys: Record<string, string>;
}

/** How entries of a list are picked. */
export interface Picks {
  /** Name of the list of records that they are picked from. */
  list: string;
  /** What one of them is called: "Carrier". */
  one: string;
  /** What several are called, where the field's label does not say it: "Excluded Customers". */
  several?: string;
  /** The list is short: all of it is read and ticked. Else each entry is a row that is searched for. */
  ticked?: boolean;
}

/** The value of another field, as the editor can ask for it. */
export interface ShownIf {
  field: string;
  is: Scalar;
}

/** What a declaration says of a field beyond its name and type. */
export interface FieldOptions {
  label: string;
  description?: string;
  hint?: string;
  example?: string;
  wire?: string;
  required?: boolean;
  requiredIf?: Condition;
  shownIf?: ShownIf;
  starts?: string;
  warning?: string;
  list?: string;
  picks?: Picks;
  otherwise?: Value;
}

/** What a declaration says of a field that users never see. */
export interface PresetOptions {
  preset: Value;
  wire?: string;
}

/**
 * The type of a value, both ways: what the editor offers, how input is checked, how it travels, how an answer is read.
 * parse.ts, encode.ts, convert.ts and describe/control.ts each hold one table over `kind`; nothing else switches on it.
 */
export type Type =
  /** `key`: an identifier, of which surrounding space is no part. `secret`: masked in the editor, never shown in an error. */
  | {
      kind: 'text';
      maxLength?: number;
      key?: boolean;
      secret?: boolean;
      /** Lines of the box in the editor. */
      lines?: number;
    }
  /** A whole number that fits a JavaScript number. */
  | { kind: 'integer'; min?: number; max?: number }
  /** A numeric key. May be wider than 2^53, so it is never calculated with. */
  | { kind: 'id'; maxDigits?: number }
  /** A decimal number; its digits are kept as they were given. */
  | { kind: 'decimal'; min?: number; max?: number }
  /** An amount of money: sent as text with at most two places, read as a number. */
  | { kind: 'money'; min?: number; max?: number }
  /** `sentAs` where the vendor does not take true and false. */
  | {
      kind: 'boolean';
      sentAs?: { yes: string | number; no: string | number };
      labels?: { yes: string; no: string };
    }
  | { kind: 'choice'; choices: Choice[] }
  /**
   * A calendar day, YYYY-MM-DD, in the workflow's time zone; a midnight keeps the day it is written with. `since`: a lower
   * bound, which for a point in time lies so far back that nothing since then is missed, whatever the zone of the days.
   */
  | { kind: 'day'; since?: boolean }
  /**
   * A point in time. Sent in GMT, in the vendor's `pattern` (see calendar.ts), else as ISO text. Read as GMT where the
   * vendor's text names no zone: it gets its Z. What a vendor tells in another zone without naming it is text.
   * `until`: an upper bound, so that a day without a time means its end in the workflow's zone.
   */
  | { kind: 'moment'; pattern?: string; until?: boolean }
  /** A time of day, sent in the vendor's `pattern`. */
  | { kind: 'time'; pattern?: string }
  /** The bytes of a file, which the user names by the binary property of the item that holds it. */
  | { kind: 'file'; form: FileForm; maxBytes?: number }
  /**
   * Sent as one text, of `maxLength` characters, where `separator` says so; else as an array in a body, and separated by
   * commas elsewhere. `item`: the name of an entry's element, inside the list's own, in XML.
   */
  | { kind: 'list'; of: Type; separator?: Separator; maxLength?: number; maxItems?: number; item?: string }
  /**
   * One nested object: a section of the form. n8n takes expressions for its members, not for the whole. `fields` of an
   * object type are made on first use and may lead back to the same list: see nesting.ts before you walk through them.
   */
  | { kind: 'record'; readonly fields: Field[] }
  /**
   * A list of records: a fixed collection in the editor, or JSON. `open`: the page does not tell all members, so rows given
   * as JSON may have others, which travel as they are. `item`: the name of a row's element, inside the list's own, in XML.
   */
  | {
      kind: 'records';
      readonly fields: Field[];
      itemLabel: string;
      maxItems?: number;
      open?: boolean;
      item?: string;
    }
  /** Any JSON, passed through. */
  | { kind: 'json' };

export type Kind = Type['kind'];

/** The member of {@link Type} with that kind. */
export type TypeOf<K extends Kind> = Extract<Type, { kind: K }>;

/** One allowed value of a choice. */
export interface Choice {
  /** Saved in users' workflows, in camelCase; never changes. */
  word: string;
  /** The vendor's value, which is sent. */
  value: string | number;
  /** How the editor names it. */
  label: string;
  description?: string;
}

/** What stands between the entries of a list that travels as one text. */
export type Separator = ',' | ':' | ';' | '|';

/** How a file's bytes travel: base64, or a JSON array of signed bytes. */
export type FileForm = 'base64' | 'bytes';

/**
 * A checked value. By kind of type: text, day, choice as they are sent; integer a number; id a number, or a bigint
 * where a number would lose digits; decimal and money their digits as text; moment ISO text in GMT; time hh:mm:ss; file a
 * {@link FileRef} until its bytes are loaded; list, record and records nest.
 */
export type Value =
  string | number | bigint | boolean | null | Uint8Array | Value[] | { [name: string]: Value | undefined };

/** The checked values of one item or record, by field name. A field that was not given has no key. */
export type Values = Record<string, Value | undefined>;

/** A file that is known to be there, and is read when its call is made: the files of all items may not fit the memory. */
export type FileRef = { property: string; itemIndex: number };

export type Scalar = string | number | boolean;

/** When something applies, as data: what other fields hold. */
export type Condition =
  | { present: string }
  /** None of them is given. */
  | { absent: string | string[] }
  | { field: string; is: Scalar };

/** A rule between fields of an operation, checked before anything is sent. */
export type Rule = (ChoiceRule | SumRule) & {
  /** What its fields are called together, where the form shows them as one. */
  label?: string;
  /** A switch; while it is on the rule is not asked. */
  unless?: string;
};

/** How many of some alternatives are given; an alternative is one field, or several that belong together. */
export interface ChoiceRule {
  kind: 'oneOf' | 'atLeastOne' | 'atMostOne' | 'together';
  of: string[][];
}

/** What the rows of a list of records add up to may not be more than another field. */
export interface SumRule {
  kind: 'sumAtMost';
  rows: string;
  member: string;
  total: string;
}

/** Where the records are in an answer, and what is in them. */
export interface Result {
  /**
   * Path of members that holds the records (`data.rows`); '' where the answer itself is the record or the list,
   * {@link ONLY_LIST} where the page does not name the list.
   */
  at: string;
  /** Another name that the page has for the list. */
  alias?: string;
  many: boolean;
  /** The name of a record's element, inside the list's own, in XML. Without it `at` names the elements of the records. */
  item?: string;
  shape: Shape;
  /** The name that a plain value gets in its item. */
  as?: string;
  /** Members of the answer beside its list, which every record is given. */
  beside?: Shape;
  /** The answer says no more than that it was done: the item tells it in n8n's words, without the envelope's status. */
  says?: 'success' | 'deleted';
  file?: FileResult;
}

/** Members of a record in an answer, by the vendor's spelling. Undeclared members pass through untouched. */
export type Shape = Record<string, Type>;

/** A file in an answer. */
export interface FileResult {
  codec: FileCodec;
  /** The member that suggests a name. A raw file is named by its Content-Disposition. */
  fileName?: string;
  /** What it is, where the answer does not say so in its Content-Type or in the member of `mimeTypeAt`. */
  mimeType?: string;
  mimeTypeAt?: string;
}

/**
 * How a file is in an answer. `raw`: the body is the file. `base64`: text at `at`.
 * `signedBytes`: bytes from -128 to 127 at `at`, as an array or as text with commas.
 */
export type FileCodec = 'raw' | 'base64' | 'signedBytes';

/** Reads success out of a parsed answer. */
export type Verdict = (answer: unknown) => Judgement;

/**
 * What an answer says about success. `bare`: it does not tell, and is a success only where it brings what was asked for.
 * `unreadable`: it is no answer to this call, and says nothing about its outcome. `open`: it is one, and says neither yes
 * nor no; asking again would bring the same.
 */
export type Judgement =
  | { ok: true; hint?: Hint; bare?: boolean }
  | {
      ok: false;
      message: string;
      description?: string;
      code?: string;
      unreadable?: boolean;
      open?: boolean;
      /** What the failed item has under `details`. */
      details?: Record<string, unknown>;
    };

/** The vendor's words where it did what was asked but has something to say. */
export interface Hint {
  message: string;
  type: 'info' | 'warning';
}

/** Success told by a code of a call's own, as data. Members of the answer are paths. */
export interface CodeTable {
  kind: 'codes';
  /** Member of the answer that has the code. */
  at: string;
  /** Member with the vendor's own code of a failure, where `at` says only that it is one: 10251 beside D. */
  code?: string;
  ok: Array<string | number>;
  /** Codes of a state that was there already: a success with a hint. */
  already: Array<string | number>;
  /** What the codes mean, for answers without words of their own. */
  texts: Record<string, string>;
  /** Member of the answer that has the vendor's words. */
  message?: string;
  /** What a failed item has under `details`, by the members of the answer. Nothing else of the answer gets there. */
  details?: Record<string, string>;
  /** What is to be said of a success; the first that is the case. */
  hints?: VerdictHint[];
  /** The answer says no, and leaves open what became of the call: the processor behind the vendor did not answer. */
  open?: RowCondition;
}

/** What is to be said of a success whose answer is as described: a part was approved, it was a duplicate. */
export interface VerdictHint {
  if: RowCondition;
  message: string;
  type?: Hint['type'];
}

/**
 * Success of an answer that is a bare value. `null`: null is a no, anything else is what was asked for. `false`: true and
 * false. `texts`: a list of error texts, of which an empty one is a success.
 */
export interface BareVerdict {
  kind: 'bare';
  refusal: 'null' | 'false' | 'texts';
  /** What null and false mean, for people. */
  message?: string;
}

/** What moves in a call with `money`; a call that has no amount of its own, such as a void, says only true. */
export interface Money {
  /** The field with the amount. */
  amount: string;
  /** The field with the currency, where the vendor takes several. */
  currency?: string;
}

/**
 * A read that finds out whether a call was carried out, by the key that the call gives to the change. Other records than
 * those with that key, to the letter, are ignored, whatever the read brings.
 */
export interface LookUp {
  /** For people: where to look. A sentence. */
  text: string;
  read: Operation;
  /** Sent always with the read. */
  values?: Values;
  /** Where the read takes values of the call: a field by itself, a part of a filter, or a row of a list of conditions. */
  by: LookUpBy[];
  /** The field of the call with the key, one for each intended change, and the member of a record that repeats it. */
  key: { field: string; member: string };
  /** The member that identifies a record. */
  id: string;
  /** Which records count. What was declined or taken back never happened. Without it all count. */
  counts?: RowCondition;
  /** What a record of the same change has alike: members, and the fields of the call that they equal. */
  same: Record<string, string>;
  /** What else a record of the same change is like: not refunded since. */
  sameIf?: RowCondition;
  created: LookUpCreated;
  /** What the item gets of the record that was found: its members, by those of the record. */
  gives: Record<string, string>;
  /** The member that says, as true, that the item was done before and nothing was sent: `alreadyCharged`. */
  mark: string;
}

/** A field of the call, and where the read takes its value. */
export type LookUpBy = CursorPlace & { from: string };

/** When a record was made. */
export interface LookUpCreated {
  /** A day or a moment; one that names no zone is in GMT. */
  member: string;
  /** By how many hours it may be wrong, where the vendor does not document its zone. Then it does not tell new from old. */
  offBy?: number;
  /** How many hours ago a record of the same change was made at most; the option Same Attempt Within starts with it. */
  within: number;
}

/**
 * A documented array through which many items travel in one call.
 * Items share a call when all their other values are equal.
 */
export interface Batch {
  /**
   * One list field, whose elements of many items are collected; or the fields of which an item gives one entry of the
   * array (`boxes[].boxCode` and `boxes[].externalCode`). The form shows those as plain fields.
   */
  collects: string | string[];
  /** The most entries per call that the vendor documents. */
  most?: number;
  /** The most characters that the entries of a call may have, with a comma between two, where it documents that. */
  mostCharacters?: number;
  /** The switch that makes an empty list mean "every record". Without it an empty list is never sent. */
  all?: string;
  /** How the answer tells the entries apart. */
  verdict: BatchVerdict;
}

export type BatchVerdict = PerEntryVerdict | FailuresVerdict | SharedVerdict;

/** Every entry has its own row in the answer, known by what the row repeats of it; one without a row has failed. */
export interface PerEntryVerdict {
  kind: 'perEntry';
  /** Where the rows are in the answer, `''` where it is the list itself. */
  rows: string;
  /** Members of a row that repeat the entry, and the fields that they repeat. */
  key: Record<string, string>;
  /** The member that tells a row's success; without one a row is a success. */
  status?: string;
}

/** The answer names the entries that failed, as plain values or as rows with a message. All others have succeeded. */
export interface FailuresVerdict {
  kind: 'failuresOnly';
  rows: string;
  /** As in {@link PerEntryVerdict}; `''` for plain values. */
  key: Record<string, string>;
  /** The name that a plain value gets in its item, where the field's own is not fit for one. */
  as?: string;
}

/** One verdict covers the call. Each entry gets that answer, with itself under `as`. */
export interface SharedVerdict {
  kind: 'shared';
  as?: string;
  /** The member with the number of entries that were done; a smaller one than were sent is no success. */
  counted?: string;
}

/** A member that is named like the field it repeats, several of them, or each with its field. */
export type KeyMembers = string | string[] | Record<string, string>;

/**
 * How "Return All" and "Limit" are served.
 * `whole`: the vendor sends the whole list in one answer, Limit cuts it.
 */
export type Walk = 'whole' | WindowsWalk | PagesWalk | LinksWalk | KeysetWalk;

/**
 * The vendor takes ranges of dates, both ends included, up to a documented length. A longer one is refused before
 * anything is sent, unless Return All is on: then it is read window by window.
 */
export interface WindowsWalk {
  kind: 'windows';
  ranges: DateRange[];
  /** Member that both copies of a record at a seam share, so that it comes once. Moments need it. */
  key?: string;
}

/** The two fields of a range, both days or both moments, and its documented length in days or in months. */
export interface DateRange {
  from: string;
  to: string;
  days?: number;
  months?: number;
  /** Fields with which the vendor ignores the range: then it is neither refused nor read window by window. */
  ignoredWith?: string[];
}

/**
 * What says that a list of pages has ended. A page shorter than asked is no sign by itself: many servers give fewer rows
 * than they are asked for. Without any of these, the list is read to a page without records.
 */
export interface ListEnd {
  /** Path to what the answer has while there is more: a link, a token or true. An answer without it is the last. */
  more?: string;
  /** The vendor's page says that a page shorter than asked is the last. */
  shortIsLast?: boolean;
}

/** The vendor sends a page at a time. The fields named here are filled by the walk and are not in the form. */
export interface PagesWalk extends ListEnd {
  kind: 'pages';
  /** The field that takes the number of the page, or of records to skip. */
  page?: string;
  offset?: string;
  /** The number of the first page (1 unless said), or what the first record is counted as (0 unless said). */
  first?: number;
  /** The field that takes how many rows a page has, where there is one. */
  rows?: string;
  /** How many rows a page has, as the vendor documents it. */
  size?: number;
  /** Path to the total of records in the answer. */
  total?: string;
}

/**
 * Each answer brings a link to the next page, and the last one none. Only path and query of a link are used, against the
 * credential's own address: vendors behind proxies put hosts into links that nobody reaches.
 */
export interface LinksWalk {
  kind: 'links';
  /** Path to the link in the answer. */
  next: string;
  /** The field that takes how many rows a page has: filled where Limit, or `size`, asks for so many. */
  rows?: string;
  size?: number;
}

/** Each page begins after the last key of the page before. The list is sorted by that key. */
export interface KeysetWalk extends ListEnd {
  kind: 'keyset';
  /** Member of the records that has the key. */
  key: string;
  /** Where the last key is written. */
  after: CursorPlace;
  /** The field that takes how many rows a page has, where there is one. */
  rows?: string;
  size?: number;
  /** The field that takes the order, and what the walk writes into it. */
  sort?: { field: string; by: string };
  /** How the list is walked where the user gives another order. */
  otherwise?: PagesWalk | LinksWalk;
}

/**
 * Where a value that moves on is written: the last key of a page, the moment since when a poll reads. It is the value of a
 * field by itself, or a part of a filter beside what the user filters by.
 */
export interface CursorPlace {
  /** The field, or a path of members where it is within a record: `query.rows`. */
  field: string;
  /** Text of a filter around it: `registered after '{value}'`. */
  pattern?: string;
  /** What joins the pattern to a text that is given already; ` and ` unless said. */
  joinedBy?: string;
  /** A further row of a list of records, by its fields: `{ name: 'created', operator: 'gt', value: '{value}' }`. */
  row?: Record<string, string>;
}

/**
 * Work that the vendor finishes after it has answered the call: a read, repeated until it shows how the work has ended, or
 * until the time is over that the option "Wait for …" gives it. The call itself is never repeated.
 */
export interface AwaitedWork {
  /** What the work is called in the form: "Batch Task". */
  name: string;
  /** The read that shows how far the work is: of its record, or of a list. */
  read: Operation;
  /** Fields of the read, and the members of the call's record that they are given. */
  with?: Record<string, string>;
  /** The member of the read's records that identifies the work. */
  id: string;
  /**
   * The call does not say which work is its own: it is the only record of the list that was not there before the call and
   * is like this.
   */
  appears?: RowCondition;
  /** How a record is when its work is done, and when it has failed. */
  done: RowCondition;
  failed?: RowCondition;
  /** The member with the vendor's words about a failure. */
  message?: string;
  /** The member that the item gets the record in. */
  as: string;
  /** For how many seconds is waited unless the user sets others; 0: only where the user asks for it. */
  seconds: number;
}

/** What a record of an answer is like. Members are named as in the answer, nested ones by a path. */
export type RowCondition =
  | { member: string; is: Scalar | Scalar[] }
  | { member: string; isNot: Scalar | Scalar[] }
  | { member: string; above: number }
  | { member: string; below: number }
  /** The text has one of these in it, in whatever letter case. */
  | { member: string; says: string[] }
  | { present: string }
  | { absent: string }
  /** The member holds a day that is over, or a moment that has passed. */
  | { past: string }
  | { all: RowCondition[] }
  | { any: RowCondition[] };

/**
 * Which read brings the values that a user left out of an update that would clear or demand them.
 * Offered as a switch, off by default.
 */
export interface Merge {
  read: Operation;
  /** Fields of the read, and the fields of the update that they are given. */
  key: Record<string, string>;
  /** Fields of the update, and where in the read record their current values are (a path of members). */
  fill: Record<string, string>;
  /** Fields that are left alone where another field is given, which says the same: `{ boxTypeId: 'boxTypeCode' }`. */
  insteadOf?: Record<string, string>;
  /** Members of the read's records that must equal fields of the update, where the read may bring others too. */
  match?: Record<string, string>;
}

/** A resource of a node: what it is called in the editor. */
export interface Resource {
  value: string;
  name: string;
  description?: string;
}

/** What a node offers: its resources and operations as data. */
export interface Catalogue {
  resources: Resource[];
  operations: Operation[];
  /** Documented, and for the reason each gives not offered in the editor. */
  notOffered?: Operation[];
  /** Values of the resources that the editor lists first, in this order; the others follow by name. */
  mostUsed?: string[];
}

/** What a file in `resources/` exports: its resource, and an operation a constant. */
export type ResourceModule = { resource: Resource } & Record<string, Operation | Resource>;

/** A documented method that has no declaration, and why. */
export interface NotOffered {
  /** Key in the catalogue of the vendor's pages. */
  documented: string;
  why: string;
}

/** A harmless call that shows whether a credential works. */
export interface Probe {
  operation: Operation;
  values: Values;
  /** A refusal with such words shows a working credential all the same. */
  fine?: RegExp;
}

/** A read that serves the open editor, and where its values come from. */
export interface ListRead {
  operation: Operation;
  /** Sent always. */
  values?: Values;
  /** Fields of the operation that are filled from the form: a customer's ship-tos need the customer. */
  needs?: Record<string, FormNeed>;
  /** Another read that comes first, and brings values for this one: a customer's cards need the customer's token. */
  via?: ListVia;
}

/** A value that is taken from another parameter of the form. */
export interface FormNeed {
  /** What the form calls it: "Customer". */
  label: string;
  /** Where it can stand in a form; the first that is given counts. `&name` is in the same row. */
  parameter: string | string[];
  /**
   * Fields that other modes of a locator fill: `{ code: 'customerCode' }`. From the list and by ID fill the field itself; by
   * any other mode the list can't be read.
   */
  modes?: Record<string, string>;
}

/** A read that comes before another. */
export interface ListVia extends ListRead {
  /** Fields of the read that follows, each with the member of this read's first record that fills it. */
  gives: Record<string, string>;
}

/** A list that a value can be picked from in the editor: which call brings it, and what an entry shows. */
export interface PickList extends ListRead {
  /** Name of the list, as fields refer to it. */
  name: string;
  /**
   * How the vendor searches for what is typed: the field that takes the text, or how the text is put into one. Without it
   * the entries are searched here, by what they show.
   */
  searchBy?: string | SearchBy;
  /** Member of a record that is taken. */
  value: string;
  /**
   * Member that an entry shows, or parts with members in braces: `['{name}', ' ({code})']`. A part of which a member is
   * empty is left out. See {@link LabelForm} for `{number:last4}`.
   */
  label: string | string[];
  /** Entries that are no records, shown first. */
  fixed?: Array<{ name: string; value: string }>;
  /** Whether a record can be picked. */
  only?: (record: Record<string, unknown>) => boolean;
}

/** How a typed text is put into a field. */
export interface SearchBy {
  field: string;
  /**
   * The field's value, in which `{text}` stands for what is typed: `"name contains '{text}'"`, or a list of objects.
   * Between apostrophes, those of the text are doubled.
   */
  as: Value;
}

/**
 * How a member is shown in a label. `last4`: no more than the last four digits. `month`: 12/27 for 2027-12 and 1227.
 * `day`: the day of a point in time.
 */
export type LabelForm = 'last4' | 'month' | 'day';

/** One way into a vendor, as the editor offers it. */
export interface OfferedWay {
  /** The credential that it takes. */
  credentialType: string;
  /** How "Authentication" names it, and what that saves; where a vendor has one way, nobody is asked. */
  choice?: { value: string; name: string; description?: string };
  /** What calls carry in place of the credential; n8n tests no OAuth2 credential. */
  ticket?: 'oauth2' | object;
}

/** A header that goes with every call, and that users may set in the "Options" of a node: a language, a time zone. */
export interface HeaderOption {
  /** Placed in `header`; its wire is the header's name. A choice of '' sends no header. */
  field: Field;
  /** What is sent where the user sets nothing: a value as users give it, or the zone of the workflow. */
  usual?: string | { of: 'workflowTimeZone' };
  /** What the header says around the value: `{value}, includeOffset`. */
  pattern?: string;
}

/** What the editor has to know of a connector. The first way is the one that saved workflows have. */
export interface OfferedConnector {
  ways: readonly [OfferedWay, ...OfferedWay[]];
  headerOptions?: HeaderOption[];
}

/** Webhooks whose address n8n registers with the vendor by declared calls, and how the vendor's calls are read. */
export interface RegisteredWebhooks {
  register: Register;
  hmac: Hmac;
  /** The call's place that names its event. */
  eventIn: CallPart;
  events: RegisteredEvent[];
  /** Offers a field for events that have no entry of their own: those of a customer's own tables. */
  otherEvents?: Pick<FieldOptions, 'description' | 'example' | 'hint'>;
  /** Calls by which the vendor only tries the address, each known by any of these: answered, and nothing starts. */
  testCalls: TestCall[];
  /** What repeats of an event have in common; a call that has any of these in common with an earlier one is dropped. */
  repeats: RepeatKey[];
  /** Options by which a user lets only some of the chosen events through. */
  narrowedBy?: EventFilter[];
  /** Options of the trigger that the calls of `register` send along: an e-mail address for alerts. */
  options?: Field[];
  /** The members of a call's body. */
  shape: Shape;
}

/** An event of a vendor; a trigger listens to several. */
export interface RegisteredEvent {
  /** Saved in users' workflows. */
  value: string;
  /** The vendor's name for it. */
  wire: string;
  name: string;
  description?: string;
  /** The record that it is about, for users who want to fetch it. */
  record?: {
    /** The member that it gets in the item. */
    as: string;
    /** What it is, for people: "the company". */
    what: string;
    operation: Operation;
    /** For each field of the call, the member of the event that fills it. */
    values: Record<string, string>;
  };
}

/** The calls that look after a subscription: what the vendor knows of one address of n8n. */
export interface Register {
  /** Lists subscriptions. Those whose address is the trigger's are its own; no other is ever touched. */
  find: RegisterCall & { members: SubscriptionMembers };
  create: RegisterCall;
  /** Takes one back. One that is gone already (404, 410, or the connector's `nothingFound`) is taken back. */
  remove: RegisterCall;
  /** Gives one the events, the secret and the options of today; where there is no such call, it is made anew. */
  update?: RegisterCall;
  /** Starts one again that the vendor has stopped; where there is no such call, it is made anew. */
  revive?: RegisterCall;
}

export interface RegisterCall {
  operation: Operation;
  /** What fills the fields of the call. */
  values?: Record<string, SubscriptionPart>;
}

/**
 * What the trigger knows of its subscription: the vendor's ID, n8n's address, the chosen events by their wires, the secret,
 * and a name for people; an option of the trigger; a member of the subscription as it was found.
 */
export type SubscriptionPart =
  'id' | 'url' | 'events' | 'secret' | 'name' | { option: string } | { member: string };

/** Where a listed subscription has its parts: paths of members. */
export interface SubscriptionMembers {
  id: string;
  url: string;
  /** A list, or a text with commas. */
  events: string;
  /** Where the vendor shows it. */
  secret?: string;
  /** What the member says while events are sent; any other value is a subscription that was stopped. */
  state?: { member: string; active: Scalar };
}

/** How the vendor signs the bytes of a body with the secret that it was given. */
export interface Hmac {
  header: string;
  algorithm: 'sha1' | 'sha256' | 'sha512';
  encoding: 'base64' | 'hex';
  /** What stands before the signature in the header: "sha256=". */
  prefix?: string;
  /** The bytes as they were sent; n8n unpacks a compressed body first. */
  over: 'rawBody';
  /**
   * Fields of the credential that only a user changes (no access token); the first that is filled in makes the secret.
   * Several where a vendor has several kinds of credentials.
   */
  keyedBy: string[];
}

/**
 * A place in a call that the vendor makes: a member of the body (a path), or a header. Signatures cover the body alone, so
 * what is in both is taken from the body.
 */
export type CallPart = { member: string } | { header: string };

/** How a test call is known: a header (with that value), its event, or that it has no body. */
export type TestCall = { header: string; is?: string } | { event: string } | 'emptyBody';

/** Places that are the same in all repeats of an event, and nowhere else; for how long, if not for ever. */
export interface RepeatKey {
  parts: CallPart[];
  minutes?: number;
}

/** An option that takes values with commas between them, and holds them against a member of the event. */
export interface EventFilter {
  /** Name of the option. */
  name: string;
  label: string;
  description: string;
  example?: string;
  /** A plain value or a list of them. */
  member: string;
  /** `anyOf`: events with one of the values get through; `noneOf`: those with none. */
  keeps: 'anyOf' | 'noneOf';
}
