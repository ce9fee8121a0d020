/*
 * The vocabulary of a declaration. An operation is data, and these are its types; this file has nothing else.
 * Start with `Operation`, then read the types that its members refer to. The builders are in the files beside this one.
 */

/** One documented call as data. The editor, the checks, the request, the retries and the output all follow from it. */
export interface Operation {
  resource: string;
  operation: string;
  /** Title Case name within its resource. */
  name: string;
  /** The line in the node panel: "Mark credit as synchronized". */
  action: string;
  description: string;
  /** URL of the vendor's page. */
  docs: string;
  /** Key in the catalogue of the vendor's pages. Only tests read it. */
  documented: string;
  call: Call;
  effect: Effect;
  fields: Field[];
  /** Rules between the fields: one of two is required, a range needs both ends. */
  rules?: Rule[];
  /** Alternative keys of one record; an item gives one of them. The form shows them as one resource locator. */
  locators?: Locator[];
  /** Set where the vendor's page is incomplete. The form offers "Additional Fields (JSON)"; its members travel here. */
  open?: 'body' | 'query';
  batch?: Batch;
  walk?: Walk;
  merge?: Merge;
  /** Create or update: this operation creates the record, and the `upsert` says how one that is there is updated. */
  upsert?: Upsert;
  /**
   * Optional fields of the body that users may empty on purpose: "Fields to Clear". A JSON Patch removes them. A record of a
   * `whole` merge is sent without them, which clears them.
   */
  clearFields?: string[];
  /**
   * Fields that identify the record. Calls about one record go one after another, in input order, so that each finds what
   * the call before it left. If any item lacks a field, the field can't identify records, so it is ignored.
   * A merge uses its key and a batch uses what identifies its entries; they need no `serializeBy`.
   */
  serializeBy?: string[];
  /**
   * Fields that the output item repeats, so that users can match forty results to their records.
   * Defaults to `serializeBy`, or to the key of a merge. A batch uses the key of its verdict.
   */
  repeats?: string[];
  /** Work that the vendor finishes after its answer. */
  awaited?: AwaitedWork;
  result: Result;
  /** How the answer of this call reports success, if it differs from the vendor's other calls. */
  verdict?: Verdict | CodeTable | BareVerdict;
  /** How to find out whether a `once` call was carried out: a sentence for people, or a read that finds it. */
  lookUp?: string | LookUp;
  /** Makes no call of its own, but answers what became of another one whose outcome is unknown, by that one's look-up. */
  resolves?: true;
  /** The call moves money: it is looked up before it is sent, and its key survives a crash. Needs a {@link LookUp}. */
  money?: true | Money;
  /** The field of the credential's switch that must be on, one of the connector's `switches`. */
  allowedBy?: string;
  /** Never runs as a tool of an AI agent. The sentence says why, or what to do instead. */
  neverTool?: string;
  /** The operation is documented but not in the editor; `why` gives the reason. */
  exposed?: false;
  why?: string;
}

export type Call = HttpCall | SoapCall;

/** A documented HTTP call. Fields placed in `path` fill the braces of its path. */
export interface HttpCall {
  kind: 'http';
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** How the body is written. Without it: JSON, or the file if a file is the body. */
  body?: BodyForm;
  /**
   * Of a JSON Patch: objects, by their paths in the body, that one step replaces by what is given of them. The vendor keeps
   * their other members.
   */
  together?: string[];
  /** Where the credential goes, in words of the connector. Several if the vendor's page and its sample disagree. */
  token: string[];
}

/**
 * `patch`: a JSON Patch (RFC 6902); what is given replaces what is there. `form`: names and values as in a query, for what is
 * too long for a URL.
 */
export type BodyForm = 'patch' | 'form';

/** A documented SOAP operation. Its arguments are the fields, in schema order. */
export interface SoapCall {
  kind: 'soap';
  operation: string;
  /** Name of the element with the credential, if it is not the vendor's usual one. */
  token?: string;
}

/**
 * What a repeat of the call would do. This decides what is retried.
 * `read`: changes nothing. `idempotent`: leaves the same state. `once`: may charge, create or send twice.
 */
export type Effect = 'read' | 'idempotent' | 'once';

/** One documented parameter. */
export interface Field {
  /** Saved in users' workflows; never changes. */
  name: string;
  /**
   * The vendor's name, and the place in the body: `creditId`, `customer.name` (member of an object),
   * `credits[].creditId` (member of each object of an array), `[].price` (the body is the array). Defaults to `name`.
   */
  wire: string;
  in: Place;
  type: Type;
  /** Title Case name in the editor. */
  label: string;
  /** Help text: one sentence without a full stop, or several with. */
  description?: string;
  /** Always shown under the field. For what the node can't check: "Required in a company with several locations". */
  hint?: string;
  /** Example without "e.g.", which the editor adds. */
  example?: string;
  required: boolean;
  requiredIf?: Condition;
  /** The field exists only while this holds. Otherwise it is hidden in the editor and ignored. */
  shownIf?: ShownIf;
  /** The collection of the form that holds the field. Without one it is at the top level. */
  group?: Group;
  /** Name of the list that the value can be picked from. Users can always type an ID or a code instead. */
  list?: string;
  /** For a list of plain values: a second parameter, in which entries are picked. Both are sent as one list. */
  picks?: Picks;
  /** The word that a choice of a read starts with in the editor. Without it users must choose. */
  starts?: string;
  /** For a switch: the warning that the form shows while it is on. */
  warning?: string;
  /** For a switch of ours: it is on until the user switches it off. */
  startsOn?: true;
  /** Always sent with this value. The form does not show it. */
  preset?: Value;
  /**
   * The value to send if the user gives none and the vendor's schema demands one. The form does not show it. For rules and
   * merges the field counts as not given, and an object with nothing else in it is not sent.
   */
  otherwise?: Value;
  /** Set by `argument`, which spreads an object type over the form: the argument that this field is a part of. */
  part?: Part;
  /** The mapper of the form that offers the field; in all else it is a field like any other. */
  mapper?: MapperPlace;
}

/** A resource mapper of the form: users add the fields that they want to send, or have the input's members mapped. */
export interface MapperPlace {
  /** Name of the parameter, saved in users' workflows. */
  name: string;
  label: string;
  description?: string;
  /** What the mapper saves the field under; the field's name unless said. */
  id?: string;
}

/** The place of a field in its argument. All parts of an argument travel as one object, in schema order. */
export interface Part {
  /** The argument as one field; its type is a record. */
  whole: Field;
  /** Names of the members that lead to the value. Empty if the value is itself an object with members of the argument. */
  path: string[];
}

/** A vendor's record, declared once with `objectType` for forms, requests and answers. */
export interface ObjectType {
  kind: 'object';
  /** The vendor's name. */
  name: string;
  /** The members in schema order, made on first use: types may contain each other. */
  readonly fields: Field[];
}

/** How `argument` spreads an object type over a form. Members have the names of the type; `a.b` is a member of a record. */
export interface ArgumentOptions {
  /** Fields at the top level, in the order of the form. */
  top?: string[];
  /** Members that this form requires. */
  required?: string[];
  /** The collection for all other members: `additional`, `updates` or `filters`. Without it the form leaves them out. */
  rest?: (...fields: Field[]) => Field[];
  /** Members that the form leaves out. */
  omit?: string[];
  /** Saved names that differ from the member's: `{ limit: 'creditLimit' }`. */
  rename?: Record<string, string>;
  /** Members that are always sent with a value. The form does not show them. */
  preset?: Record<string, Value>;
  /** Options of a member, and bounds of its type, that differ in this form. */
  change?: Record<string, Partial<FieldOptions> & { type?: Type }>;
}

/** Where a value travels. `none`: it controls the node and is never sent. */
export type Place = 'path' | 'query' | 'header' | 'body' | 'none';

/** A collection of optional fields in the editor, named as in n8n's own nodes. */
export type Group = 'filters' | 'additionalFields' | 'updateFields';

/**
 * Alternative keys of one record, shown as one resource locator with a mode for each key. The key that the user gives
 * travels as its own field. The first field with a list also gets the mode `list`.
 */
export interface Locator {
  /** Name of the parameter, saved in users' workflows. */
  name: string;
  label: string;
  description?: string;
  /** The field of each mode: `{ id: 'customerId', code: 'customerCode' }`. */
  keys: Record<string, string>;
}

/** How users pick entries of a list. */
export interface Picks {
  /** Name of the list of records. */
  list: string;
  /** Label of one entry: "Carrier". */
  one: string;
  /** Label of several, if it is not the field's: "Excluded Customers". */
  several?: string;
  /** The list is short: users tick its entries. Otherwise users search for each entry in a row of its own. */
  ticked?: boolean;
}

/** The only condition that n8n's editor can show or hide a field by: another field has this value. */
export interface ShownIf {
  field: string;
  is: Scalar;
}

/** The options of a field: what a declaration adds to its name and type. See {@link Field}. */
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
  startsOn?: true;
  warning?: string;
  list?: string;
  picks?: Picks;
  otherwise?: Value;
}

/** The options of a field that users never see. */
export interface PresetOptions {
  preset: Value;
  wire?: string;
}

/**
 * The type of a value: which control the editor shows, how input is checked and sent, how an answer is read.
 * parse.ts, encode.ts, convert.ts and describe/control.ts each have one table by `kind`; nothing else switches on it.
 */
export type Type =
  /**
   * `key`: an identifier; spaces around it are dropped. `secret`: masked in the editor, never shown in an error.
   * `shows`: what an item shows of it, whatever the vendor sends: only the last four digits, or nothing.
   */
  | {
      kind: 'text';
      maxLength?: number;
      key?: boolean;
      secret?: boolean;
      shows?: 'last4' | 'nothing';
      /** Height of the text box in the editor, in lines. */
      lines?: number;
    }
  /** A whole number that fits a JavaScript number. */
  | { kind: 'integer'; min?: number; max?: number }
  /** A numeric key. It may exceed 2^53, so no arithmetic is done with it. */
  | { kind: 'id'; maxDigits?: number }
  /** A decimal number. Its digits are kept as given. */
  | { kind: 'decimal'; min?: number; max?: number }
  /** An amount of money: sent as text with at most two places, read as a number. */
  | { kind: 'money'; min?: number; max?: number }
  /** `sentAs`: the vendor's values, if they are not true and false. */
  | {
      kind: 'boolean';
      sentAs?: { yes: string | number; no: string | number };
      labels?: { yes: string; no: string };
    }
  | { kind: 'choice'; choices: Choice[] }
  /**
   * A calendar day, YYYY-MM-DD, in the workflow's time zone. A midnight keeps the day it is written with, in any zone.
   * `since`: a lower bound. A point in time becomes a day early enough to miss nothing, whatever the vendor's zone.
   */
  | { kind: 'day'; since?: boolean }
  /**
   * A point in time. Sent in GMT, in the vendor's `pattern` (see calendar.ts) or as ISO text. An answer without a zone is
   * read as GMT and gets a Z. If the vendor uses another zone without naming it, declare text instead.
   * `until`: an upper bound. A day without a time then means its end, in the workflow's zone.
   */
  | { kind: 'moment'; pattern?: string; until?: boolean }
  /** A time of day, sent in the vendor's `pattern`. */
  | { kind: 'time'; pattern?: string }
  /** A file. The user names the item's binary property that holds it; its bytes are sent. An empty one is refused unless `mayBeEmpty`. */
  | { kind: 'file'; form: FileForm; maxBytes?: number; mayBeEmpty?: boolean }
  /**
   * With `separator`, sent as one text of at most `maxLength` characters. Otherwise sent as an array in a body, and with
   * commas elsewhere. `item`: in XML, the name of an entry's element inside the list's element.
   */
  | { kind: 'list'; of: Type; separator?: Separator; maxLength?: number; maxItems?: number; item?: string }
  /**
   * One nested object: a section of the form. Expressions go into its members, not into the whole. The `fields` of an
   * object type may contain the object type again: use nesting.ts to walk through them.
   */
  | { kind: 'record'; readonly fields: Field[] }
  /**
   * A list of records: rows of a fixed collection in the editor, or JSON. `open`: the vendor's page does not list all
   * members, so rows given as JSON may have others; these are sent as they are. `item`: as in a list.
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
  | { kind: 'json' }
  /** A value that travels as a text of the vendor's own form, such as `[I:5]`. */
  | { kind: 'coded'; of: Type; sent?: TextForm; read?: TextForm }
  /**
   * An object whose members customers have added to the vendor's records, as the read `from` describes them. They are
   * offered in a mapper. In an answer they get their labels for names, their types, and the names of choices. `isNew`: the
   * record is a new one, so those that must be filled are demanded. `fields`: the members, once they are known.
   */
  | { kind: 'mapper'; from: FieldsRead; isNew?: boolean; readonly fields?: Field[] }
  /**
   * Conditions that records are to meet: rows of a column, an operator and a value, written as the `dialect` says.
   * `fields`: the columns that the declaration knows; `from`: the read that describes others.
   */
  | {
      kind: 'conditions';
      readonly fields: Field[];
      from?: FieldsRead;
      dialect: ConditionDialect;
      /** The field that says whether all conditions must hold, or any. */
      combinedBy?: string;
    };

/**
 * A text around a value: `[I:{value}]`; `[DT:{MM/DD/YYYY hh:mm:ss}]` for a day or a moment in that pattern. When it is read,
 * fractions of a second may follow.
 */
export type TextForm = string;

/** A read whose records describe fields or columns: those of a customer's own, for example. */
export interface FieldsRead extends ListRead {
  /** Paths of members. The ID is what a field is written under. */
  id: string;
  label: string;
  description?: string;
  /** The member that says of what type a field is, and the types by its values; fields of other types are left out. */
  type: { member: string; types: Record<string, Type> };
  /** Which records describe a field that is to be known; without it, all. */
  only?: RowCondition;
  required?: RowCondition;
  readOnly?: RowCondition;
  /** Where the choices come from of a type that is a `choice({})`. */
  choices?: ChoicesRead;
  /** Endings of members that an answer has beside a field, and that are left out: `:DisplayText`. */
  companions?: string[];
}

/** The choices of a field: in its description, or in a list of their own. */
export interface ChoicesRead {
  /** Member of the description that holds them, or that names their list. */
  at: string;
  /** The read that brings a list, and its field that takes the list's name. */
  list?: { operation: Operation; field: string };
  /** Members of a choice. */
  value: string;
  label: string;
}

/** How a vendor takes conditions. */
export interface ConditionDialect {
  /** The operators of a column by the kind of its type; a kind without any can't be asked about. */
  operators: Partial<Record<Kind, Record<string, ConditionOperator>>>;
  /** As one text, or as rows: an object a condition. */
  written: ConditionText | ConditionRows;
}

/** An operator, by the word that workflows save. */
export interface ConditionOperator {
  label: string;
  /**
   * In a text the whole condition, such as `{column} begins {value}`, `{column} in ({values})`,
   * `{column} between ({value}, {upper})`; in rows the vendor's operator. What is not named in it is not asked for.
   */
  as: string;
  /** Of an operator in rows: it takes no value. */
  unary?: boolean;
}

export interface ConditionText {
  as: 'text';
  and: string;
  /** Without it, all conditions must hold. */
  or?: string;
  /** How a value is written, by the kind of its type: `'{value}'`. A value of other kinds stands by itself. */
  literals: Partial<Record<Kind, TextForm>>;
  /** What characters within such a literal are written as: `{ "'": "''" }`. */
  escapes: Record<string, string>;
}

export interface ConditionRows {
  as: 'rows';
  /** Members of a row that take the column, the operator and the value. */
  column: string;
  operator: string;
  value: string;
  /** How a value is written, by the kind of its type, where it differs from the body of a call. */
  literals?: Partial<Record<Kind, TextForm>>;
  /** The name of a row's element, inside the list's own, in XML. */
  item?: string;
}

export type Kind = Type['kind'];

/** The member of {@link Type} with that kind. */
export type TypeOf<K extends Kind> = Extract<Type, { kind: K }>;

/** One allowed value of a choice. */
export interface Choice {
  /** Saved in users' workflows, in camelCase. Never changes. */
  word: string;
  /** The vendor's value: this is sent. */
  value: string | number;
  /** Its label in the editor. */
  label: string;
  description?: string;
}

/** The character between the entries of a list that is sent as one text. */
export type Separator = ',' | ':' | ';' | '|';

/** How a file's bytes are sent: base64, a JSON array of signed bytes, or as the body itself with the file's type (`raw`). */
export type FileForm = 'base64' | 'bytes' | 'raw';

/**
 * A checked value. By the kind of its type:
 * text, day, choice: as sent. integer: a number. id: a number, or a bigint where a number would lose digits.
 * decimal, money: the digits as text. moment: ISO text in GMT. time: hh:mm:ss. file: a {@link FileRef} until its bytes are
 * loaded. list, record and records nest.
 */
export type Value =
  string | number | bigint | boolean | null | Uint8Array | Value[] | { [name: string]: Value | undefined };

/** The checked values of one item or record, by field name. A field that is not given has no key. */
export type Values = Record<string, Value | undefined>;

/** A file that exists. It is read when its call is made, as the files of all items may not fit into memory. */
export type FileRef = { property: string; itemIndex: number };

export type Scalar = string | number | boolean;

/** When something applies, by the values of other fields. */
export type Condition =
  | { present: string }
  /** None of these is given. */
  | { absent: string | string[] }
  | { field: string; is: Scalar };

/** A rule between fields of an operation, checked before anything is sent. */
export type Rule = (ChoiceRule | SumRule) & {
  /** One name for its fields, if the form shows them as one. */
  label?: string;
  /** A switch that turns the rule off. */
  unless?: string;
};

/** How many of some alternatives must be given. An alternative is one field, or several that belong together. */
export interface ChoiceRule {
  kind: 'oneOf' | 'atLeastOne' | 'atMostOne' | 'together';
  of: string[][];
}

/** The sum of a member over the rows of a list must not exceed another field. */
export interface SumRule {
  kind: 'sumAtMost';
  rows: string;
  member: string;
  total: string;
}

/** Where the records are in an answer, and their members. */
export interface Result {
  /**
   * Path to the records: `data.rows`. '' if the answer itself is the record or the list, {@link ONLY_LIST} if the vendor's
   * page does not name the list.
   */
  at: string;
  /** A second name of the list, if the vendor's page has two. */
  alias?: string;
  many: boolean;
  /** In XML, the name of a record's element inside the list's element. Without it `at` names the records' own elements. */
  item?: string;
  shape: Shape;
  /** The name that a plain value gets in its item. */
  as?: string;
  /** The plain value is a URL whose query begins with a key. The item gets the key too, under this name. */
  keyInUrl?: string;
  /** Members of the answer beside its list. Every record gets them. */
  beside?: Shape;
  /** The answer only confirms. The item then has n8n's usual word for it, without the status of the envelope. */
  says?: 'success' | 'deleted';
  file?: FileResult;
  /**
   * The members that Simplify keeps, in this order: paths, or paths under another name `{ city: 'address.city' }`. The form
   * offers it as a switch, on by default.
   */
  simplify?: Array<string | Record<string, string>>;
}

/** Members of a record in an answer, by the vendor's spelling. Undeclared members pass through untouched. */
export type Shape = Record<string, Type>;

/** A file in an answer. */
export interface FileResult {
  codec: FileCodec;
  /** The member with the file's name. A raw file takes it from Content-Disposition. */
  fileName?: string;
  /** Used if neither Content-Type nor the member at `mimeTypeAt` gives the type. */
  mimeType?: string;
  /** What the file is if the call chooses it: by the value of a field, whose first choice is the usual one. */
  chosenBy?: { field: string; files: Record<string, { name: string; mimeType: string }> };
  mimeTypeAt?: string;
  /** A file without bytes is a file too. */
  mayBeEmpty?: boolean;
}

/**
 * How an answer carries a file. `raw`: the body is the file. `base64`: text at `at`.
 * `signedBytes`: bytes from -128 to 127 at `at`, as an array or as text with commas.
 */
export type FileCodec = 'raw' | 'base64' | 'signedBytes';

/** Decides from a parsed answer whether the call succeeded. */
export type Verdict = (answer: unknown) => Judgement;

/**
 * What an answer says about success.
 * `bare`: it has no sign of success, and is one only if it has the expected data.
 * `unreadable`: it is not an answer to this call, so the outcome is unknown.
 * `open`: it says neither yes nor no, and a repeat would bring the same answer.
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
      /** Goes into the failed item, under `details`. */
      details?: Record<string, unknown>;
    };

/** What the vendor remarks about a success. */
export interface Hint {
  message: string;
  type: 'info' | 'warning';
}

/** Success shown by a code that only this call has. Members of the answer are paths. */
export interface CodeTable {
  kind: 'codes';
  /** Member of the answer that has the code. */
  at: string;
  /** Member with the exact code of a failure, if `at` says only that it failed: 10251 beside D. */
  code?: string;
  ok: Array<string | number>;
  /** Codes for "was so already": a success with a hint. */
  already: Array<string | number>;
  /** What the codes mean, for answers without a message. */
  texts: Record<string, string>;
  /** Member with the vendor's message. */
  message?: string;
  /** What a failed item gets under `details`: each name, and the member of the answer that fills it. */
  details?: Record<string, string>;
  /** Remarks about a success. The first one whose condition holds is shown. */
  hints?: VerdictHint[];
  /** A "no" that leaves the outcome unknown: the processor behind the vendor did not answer. */
  open?: RowCondition;
}

/** A remark about a success: only a part was approved, it was a duplicate. */
export interface VerdictHint {
  if: RowCondition;
  message: string;
  type?: Hint['type'];
}

/**
 * Success of an answer that is a plain value. `null`: null is a "no", anything else is the data. `false`: true is a "yes",
 * false is a "no". `texts`: a list of error texts; empty is a "yes".
 */
export interface BareVerdict {
  kind: 'bare';
  refusal: 'null' | 'false' | 'texts';
  /** What null and false mean, for people. */
  message?: string;
}

/** A switch of the credential: the field, a boolean that is off at first, and its label in the form. */
export interface CredentialSwitch {
  field: string;
  label: string;
  /** It lets card or bank data in, so it also needs a workflow whose settings keep no executions. */
  keepsNothing?: true;
}

/** The money that a call moves. A call without an amount, such as a void, declares `money: true`. */
export interface Money {
  /** The field with the amount. */
  amount: string;
  /** The field with the currency, if the vendor takes several. */
  currency?: string;
  /**
   * Members of the answer's record with what was approved, which may be less. If it is, or the field `allowed` says that it may
   * be, the item also gets `amountApproved` and `amountOpen`.
   */
  approved?: { member: string; allowed?: string };
  /** The switch among the fields that turns the vendor's own check for duplicates off. It needs Check Before Sending. */
  uncheckedIf?: string;
}

/**
 * A read that finds out whether a call was carried out, by the key that the call gave to its change. Records without
 * exactly that key are ignored. The key may also be that of a record which the call changes: see `changes`.
 */
export interface LookUp {
  /** For people: where to look. A sentence. */
  text: string;
  read: Operation;
  /** Values that the read always sends. */
  values?: Values;
  /** How values of the call get into the read: as a field, in the text of a filter, or as a row of conditions. */
  by: LookUpBy[];
  /**
   * The field of the call with the key (each intended change has its own), and the member of a record that repeats it. A call
   * that moves no money may leave it out; it is not looked up then. `of`: fields within whose values keys differ, for names
   * that each customer has of its own.
   */
  key: { field: string; member: string; of?: string[] };
  /** The member that identifies a record. */
  id: string;
  /** Which records count: one that was declined or taken back never happened. Without it all count. */
  counts?: RowCondition;
  /** Members that a record of the same change has, and the fields of the call that they equal. */
  same: Record<string, string>;
  /** What else must hold for a record of the same change: it was not refunded since. */
  sameIf?: RowCondition;
  /**
   * The vendor keeps a record for each row of the call: a payment for each invoice. Records with one ID are then one change.
   * In: the field with the rows; members of a record, and the members of its row that they equal.
   */
  parts?: { rows: string; same: Record<string, string> };
  /** A record behind the call whose members those of the same change repeat: the stored card that is charged. */
  behind?: LookUpBehind;
  /** When a record was made. Without it, its age says nothing. */
  created?: LookUpCreated;
  /** The call changes a record that is there, and the read brings that record. It counts once the change is made. */
  changes?: true;
  duplicate?: LookUpDuplicate;
  original?: LookUpOriginal;
  /**
   * Shows that the look-up works where it finds nothing: how the read brings records since a moment, and the member of one
   * of them that the first of `by` must find it by.
   */
  proof?: { since: CursorPlace; member: string };
  /** What the item gets from the record found: each name, and the member of the record that fills it. */
  gives: Record<string, string>;
  /** The member that is true if the change was found and nothing was sent: `alreadyCharged`. */
  mark: string;
  /** What no record has of the answer, in words: "the link". If the answer is lost, the item fails and shows the record. */
  lacks?: string;
  /** Of a call that moves no money: no more than one record of a key is to stand. It is looked for before the call. */
  onlyOne?: OnlyOne;
}

/** What becomes of a record that stands already. */
export interface OnlyOne {
  /** The field with the user's choice: `fail` or `replace`. Without a value it is `fail`. */
  choice: string;
  /** The record in words: "open payment request". */
  what: string;
  /** The call that removes one, and the members of its record that fill the fields of the call. */
  remove: { operation: Operation; values: Record<string, string> };
}

/** A record that a call refers to: the stored card of a charge. */
export interface LookUpBehind {
  /** Lists the records that may be meant. */
  read: Operation;
  /** Fields of the read, and the fields of the call that fill them. */
  with: Record<string, string>;
  /** The record that is meant: a member, and the field of the call that names it. */
  id: { member: string; field: string };
  /** A value of that field that means the record with `if`: "0" for the usual one. */
  usual?: { value: string; if: RowCondition };
  /** Members of a record of the same change, and the members of this record that they equal. What neither has is not compared. */
  same: Record<string, string>;
}

/**
 * The record that a call follows: the charge that is refunded. It is read first. What it leaves open is its amount less that
 * of the records that the look-up finds and `earlier` describes.
 */
export interface LookUpOriginal {
  read: Operation;
  /** Fields of the read, and the fields of the call that fill them. */
  with: Record<string, string>;
  /** Fields of the call that the form does not show, and the members of the original that fill them: the first that it has. */
  fills: Record<string, string[]>;
  amount: string;
  /** Which records count against it: those whose `of` equals a field of the call too. */
  earlier: { if: RowCondition; of: { member: string; field: string }; amount: string };
  /** The refusal of a call that asks for more, with what is open for `{open}`. */
  more: string;
}

/** The vendor may take a call for a duplicate: its answer is then that of an earlier change, and nothing was done. */
export interface LookUpDuplicate {
  /** How the record of the answer shows it. */
  if: RowCondition;
  /** Brings the earlier change: fields of the read, and the members of the answer's record that fill them. */
  read: Operation;
  with: Record<string, string>;
  /** The refusal where that is another one, with its key for `{key}`: "Not charged: it was taken for order {key}". */
  other: string;
}

/** A field of the call (`from`), and the place of its value in the read. */
export type LookUpBy = CursorPlace & { from: string };

/** When a record was made. */
export interface LookUpCreated {
  /** A day or a moment. Without a zone it is GMT. */
  member: string;
  /** How many hours it may be off, if the vendor does not document its zone. It then can't show what is new. */
  offBy?: number;
  /** The greatest age in hours of a record of the same change. The option Same Attempt Within starts with it. */
  within: number;
}

/**
 * A documented array through which many items travel in one call.
 * Items share a call when all their other values are equal.
 */
export interface Batch {
  /**
   * The name of a list field: the elements of many items are collected. Or the names of plain fields that make one entry of
   * the array for each item: `boxes[].boxCode` and `boxes[].externalCode`.
   */
  collects: string | string[];
  /** The most entries per call that the vendor documents. */
  most?: number;
  /** The most characters per call that the vendor documents for the entries, joined with commas. */
  mostCharacters?: number;
  /** The switch that makes an empty list mean "every record". Without it an empty list is never sent. */
  all?: string;
  /** How the answer reports on the entries. */
  verdict: BatchVerdict;
}

export type BatchVerdict = PerEntryVerdict | FailuresVerdict | SharedVerdict;

/** Every entry has its own row in the answer, which repeats its key. An entry without a row has failed. */
export interface PerEntryVerdict {
  kind: 'perEntry';
  /** Path to the rows; `''` if the answer is the list itself. */
  rows: string;
  /** Members of a row that identify its entry, and the fields that they repeat. */
  key: Record<string, string>;
  /** The member that reports the success of a row. Without it every row is a success. */
  status?: string;
}

/** The answer names the entries that failed, as plain values or as rows with a message. All others have succeeded. */
export interface FailuresVerdict {
  kind: 'failuresOnly';
  rows: string;
  /** As in {@link PerEntryVerdict}; `''` for plain values. */
  key: Record<string, string>;
  /** The name of a plain value in its item, if the name of the field does not fit one. */
  as?: string;
}

/** One verdict covers the call. Each entry gets the answer, with its own value under `as`. */
export interface SharedVerdict {
  kind: 'shared';
  as?: string;
  /** The member with the number of entries done. Fewer than were sent is a failure. */
  counted?: string;
}

/** One or several members with the names of the fields that they repeat, or each member with its field. */
export type KeyMembers = string | string[] | Record<string, string>;

/**
 * How a list is read for "Return All" and "Limit".
 * `whole`: the vendor sends the whole list in one answer; Limit cuts it.
 */
export type Walk = 'whole' | WindowsWalk | PagesWalk | LinksWalk | KeysetWalk;

/**
 * The vendor takes ranges of dates, both ends included, up to a documented length. With Return All, a longer range is read
 * window by window; otherwise it is refused before anything is sent.
 */
export interface WindowsWalk {
  kind: 'windows';
  ranges: DateRange[];
  /** Member that identifies a record which two windows both return, so that it comes once. Moments need it. */
  key?: string;
}

/** The two fields of a range, both days or both moments, and its documented length in days or months. */
export interface DateRange {
  from: string;
  to: string;
  days?: number;
  months?: number;
  /** If one of these fields is given, the vendor ignores the range, and so does the node. */
  ignoredWith?: string[];
}

/**
 * How to see that a list of pages has ended. A short page alone is no sign: many servers return fewer rows than requested.
 * Without any of these, the list is read until a page has no records.
 */
export interface ListEnd {
  /** Path to what an answer has while there are more pages: a link, a token or true. The last answer lacks it. */
  more?: string;
  /** The vendor documents that a page with fewer rows than requested is the last. */
  shortIsLast?: boolean;
}

/** The vendor sends one page per call. The walk fills the fields named here; the form does not show them. */
export interface PagesWalk extends ListEnd {
  kind: 'pages';
  /** The field for the number of the page. */
  page?: string;
  /** The field for the number of records to skip. */
  offset?: string;
  /** The number of the first page (default 1), or of the first record (default 0). */
  first?: number;
  /** The field that takes how many rows a page has, where there is one. */
  rows?: string;
  /** How many rows a page has, as the vendor documents it. */
  size?: number;
  /** Path to the total of records in the answer. */
  total?: string;
}

/**
 * Each answer but the last has a link to the next page. Only path and query of the link are used, with the address of the
 * credential: vendors behind proxies put unreachable hosts into links.
 */
export interface LinksWalk {
  kind: 'links';
  /** Path to the link in the answer. */
  next: string;
  /** The field for the number of rows per page. Filled from Limit or `size`. */
  rows?: string;
  size?: number;
}

/** Each page begins after the last key of the page before it. The list is sorted by that key. */
export interface KeysetWalk extends ListEnd {
  kind: 'keyset';
  /** Member of a record with the key. */
  key: string;
  /** Where the last key goes. */
  after: CursorPlace;
  /** The field that takes how many rows a page has, where there is one. */
  rows?: string;
  size?: number;
  /** The field for the sort order, and what the walk writes into it. */
  sort?: { field: string; by: string };
  /** How the list is read if the user gives another order. */
  otherwise?: PagesWalk | LinksWalk;
}

/**
 * Where a moving value goes: the last key of a page, or the moment from which a poll reads. It fills a field, or is added to
 * a filter that the user may have filled too.
 */
export interface CursorPlace {
  /** The field, or a path if it is inside a record: `query.rows`. */
  field: string;
  /** The text of a filter with the value: `registered after '{value}'`. */
  pattern?: string;
  /** Joins the pattern to the user's own filter (default ` and `). */
  joinedBy?: string;
  /** For a list of records: the row to add, `{ name: 'created', operator: 'gt', value: '{value}' }`. */
  row?: Record<string, string>;
}

/**
 * Work that the vendor finishes after its answer. A read is repeated until the work has ended or the time of the option
 * "Wait for …" is over. The call itself is never repeated.
 */
export interface AwaitedWork {
  /** The name of the work in the form: "Batch Task". */
  name: string;
  /** The read that shows the state of the work, as one record or in a list. */
  read: Operation;
  /** Fields of the read, and the members of the call's record that fill them. */
  with?: Record<string, string>;
  /** The member of the read's records that identifies the work. */
  id: string;
  /**
   * For a call that does not identify its work: the work is the only record of the list that is new since the call and
   * matches this.
   */
  appears?: RowCondition;
  /** What its record is like when the work is done, and when it has failed. */
  done: RowCondition;
  failed?: RowCondition;
  /** The member with the vendor's message about a failure. */
  message?: string;
  /** The member of the item that gets the record. */
  as: string;
  /** How long to wait by default. 0: wait only if the user sets a time. */
  seconds: number;
}

/** A condition on a record of an answer. Members have their names in the answer; nested ones are paths. */
export type RowCondition =
  | { member: string; is: Scalar | Scalar[] }
  | { member: string; isNot: Scalar | Scalar[] }
  | { member: string; above: number }
  | { member: string; below: number }
  /** The text contains one of these, in any letter case. */
  | { member: string; says: string[] }
  /** The text contains none of these. */
  | { member: string; saysNot: string[] }
  | { present: string }
  | { absent: string }
  /** The member holds a day that is over, or a moment that has passed: since so many days. */
  | { past: string; days?: number }
  | { all: RowCondition[] }
  | { any: RowCondition[] };

/**
 * How an update keeps what the user leaves out: the record is read first.
 * `fill`: single fields that the vendor requires or clears. `whole`: the record as read is sent back, with what is given laid
 * over it. `members`: of a JSON Patch, members that are only sent whole.
 */
export type Merge = FillMerge | WholeMerge | MembersMerge;

/** The read that brings the record. */
export interface MergeRead {
  read: Operation;
  /** Fields of the read, and the fields of the update that fill them. Of alternative keys, one is given. */
  key: Record<string, string>;
  /** Members of the read's records that must equal fields of the update, where the read may bring other records too. */
  match?: Record<string, string>;
}

/** Brings the values of single fields. The form offers it as a switch, off by default. */
export interface FillMerge extends MergeRead {
  kind: 'fill';
  /** Fields of the update, and where in the read record their current values are (a path of members). */
  fill: Record<string, string>;
  /** Fields that are left alone if another field says the same: `{ boxTypeId: 'boxTypeCode' }`. */
  insteadOf?: Record<string, string>;
}

/**
 * For vendors that clear what is left out. What is given is laid over the record as read: objects member by member, lists
 * whole. The form offers it as a switch, on by default.
 */
export interface WholeMerge extends MergeRead {
  kind: 'whole';
  /** The argument that carries the record, by its name; '' where the record is the body. */
  argument: string;
  /** Members that are never sent back, by the names of the type. `items.internalId` is one of each row. */
  except: string[];
}

/** How a create turns into an update. The update takes the fields that both have by name, and merges if it can. */
export type Upsert = OrElse | FindFirst;

/** The vendor refuses to create what is there. */
export interface OrElse {
  kind: 'orElse';
  update: Operation;
  /** The codes of that refusal; an HTTP status where it has no code. */
  codes: Array<string | number>;
  /** Fields of the update, and the fields of the create that fill them. */
  key: Record<string, string>;
}

/** The record is looked for first. Several that match are refused. */
export interface FindFirst {
  kind: 'findFirst';
  update: Operation;
  /** In their usual order. Users choose which are made, and in which order. The first that finds a record decides. */
  lookUps: FindBy[];
  /** Fields of the update, and the members of the record found that fill them. */
  key: Record<string, string>;
  /** The member that shows which record is the oldest: a number or a date. Lets users update the oldest of several. */
  oldest?: string;
}

/** One way to look for a record. It is passed over if the item lacks a value for it. */
export interface FindBy {
  /** Saved in users' workflows. */
  name: string;
  label: string;
  read: Operation;
  /** Values that the read always sends. */
  values?: Values;
  by: LookUpBy[];
  /** Members that must equal fields of the call, in any letter case, where the read may bring other records too. */
  match?: Record<string, string>;
}

/** If a part of such a member is given, the record is read and completes it. */
export interface MembersMerge extends MergeRead {
  kind: 'members';
  argument: string;
  /** By the names of the type: `address.street`. */
  whole: string[];
}

/** A resource of a node, as the editor shows it. */
export interface Resource {
  value: string;
  name: string;
  description?: string;
}

/** What a node offers: its resources and operations as data. */
export interface Catalogue {
  resources: Resource[];
  operations: Operation[];
  /** Documented operations that the editor does not offer. Each gives its reason. */
  notOffered?: Operation[];
  /** The first version of the node that simplifies. What was saved with an earlier one puts records out whole. */
  simplifiesFrom?: number;
  /** Values of the resources that the editor lists first, in this order. The others follow by name. */
  mostUsed?: string[];
}

/** What a file in `resources/` exports: its resource, and one constant per operation. */
export type ResourceModule = { resource: Resource } & Record<string, Operation | Resource>;

/** A documented method without a declaration, and the reason. */
export interface NotOffered {
  /** Key in the catalogue of the vendor's pages. */
  documented: string;
  why: string;
}

/** A harmless call that tests a credential. */
export interface Probe {
  operation: Operation;
  values: Values;
  /** A refusal with these words still proves that the credential works. */
  fine?: RegExp;
}

/** A read for the open editor, and the source of its values. */
export interface ListRead {
  operation: Operation;
  /** Values that are always sent. */
  values?: Values;
  /** Fields that the form fills: a customer's ship-tos need the customer. */
  needs?: Record<string, FormNeed>;
  /** A read that comes first and brings values for this one: a customer's cards need the customer's token. */
  via?: ListVia;
}

/** A value from another parameter of the form. */
export interface FormNeed {
  /** Its label in the form: "Customer". */
  label: string;
  /** The parameter, or several: the first one that is filled counts. `&name` is in the same row. */
  parameter: string | string[];
  /**
   * Other modes of a locator, and the fields that they fill: `{ code: 'customerCode' }`. From List and By ID fill the field
   * itself. In any mode not named here the list can't be read.
   */
  modes?: Record<string, string>;
}

/** A read that comes before another one. */
export interface ListVia extends ListRead {
  /** Fields of the next read, and the members of this read's first record that fill them. */
  gives: Record<string, string>;
}

/** A list to pick a value from in the editor: the call that reads it, and what an entry shows. */
export interface PickList extends ListRead {
  /** Name of the list, as fields refer to it. */
  name: string;
  /**
   * How the vendor searches: the field that takes the typed text, or how to put the text into a field. Without it the node
   * searches the labels of the entries.
   */
  searchBy?: string | SearchBy;
  /** The member of a record that becomes the value. */
  value: string;
  /**
   * The member that an entry shows, or parts with members in braces: `['{name}', ' ({code})']`. A part with an empty member
   * is left out. For `{number:last4}` see {@link LabelForm}.
   */
  label: string | string[];
  /** Entries that are not records. They come first. */
  fixed?: Array<{ name: string; value: string }>;
  /** Only records that are like this can be picked. */
  only?: RowCondition;
}

/** How to put the typed text into a field. */
export interface SearchBy {
  field: string;
  /**
   * The value of the field, with `{text}` for the typed text: `"name contains '{text}'"`, or a list of objects.
   * If `{text}` is between apostrophes, apostrophes in the text are doubled.
   */
  as: Value;
}

/**
 * How a label shows a member. `last4`: only the last four digits. `month`: 12/27 for 2027-12 and 1227.
 * `day`: the day of a point in time.
 */
export type LabelForm = 'last4' | 'month' | 'day';

/** One way to authenticate with a vendor, as the editor offers it. */
export interface OfferedWay {
  /** n8n's name of the credential. */
  credentialType: string;
  /** Its entry under "Authentication". A vendor with one way has no such choice. */
  choice?: { value: string; name: string; description?: string };
  /** What calls carry in place of the credential. n8n does not test OAuth2 credentials. */
  ticket?: 'oauth2' | object;
}

/** A header of every call that users may set under "Options": a language, a time zone. */
export interface HeaderOption {
  /** A field in `header` whose wire is the header's name. The choice '' sends no header. */
  field: Field;
  /** What is sent by default: a value as users give it, or the time zone of the workflow. */
  usual?: string | { of: 'workflowTimeZone' };
  /** The text of the header around the value: `{value}, includeOffset`. */
  pattern?: string;
}

/** What the editor needs from a connector. Workflows saved without a choice use the first way. */
export interface OfferedConnector {
  ways: readonly [OfferedWay, ...OfferedWay[]];
  headerOptions?: HeaderOption[];
}

/** Webhooks that n8n registers with the vendor by declared calls, and how to read the calls that the vendor makes. */
export interface RegisteredWebhooks {
  register: Register;
  hmac: Hmac;
  /** The part of a call that names its event. */
  eventIn: CallPart;
  events: RegisteredEvent[];
  /** Offers a field to type in events that are not listed: those of a customer's own tables. */
  otherEvents?: Pick<FieldOptions, 'description' | 'example' | 'hint'>;
  /** How to recognize calls by which the vendor only tests the address. They are answered, and nothing starts. */
  testCalls: TestCall[];
  /** How to recognize repeats. A call with one of these keys in common with an earlier call is dropped. */
  repeats: RepeatKey[];
  /** Options by which users filter the chosen events. */
  narrowedBy?: EventFilter[];
  /** Options of the trigger that `register` sends to the vendor: an e-mail address for alerts. */
  options?: Field[];
  /** The members of a call's body. */
  shape: Shape;
}

/** An event of a vendor. A trigger may listen to several. */
export interface RegisteredEvent {
  /** Saved in users' workflows. */
  value: string;
  /** The vendor's name for it. */
  wire: string;
  name: string;
  description?: string;
  /** The record that the event is about, for "Fetch Full Record". */
  record?: {
    /** The member of the item that gets the record. */
    as: string;
    /** The record in words: "the company". */
    what: string;
    operation: Operation;
    /** Fields of the call, and the members of the event that fill them. */
    values: Record<string, string>;
  };
}

/** The calls that manage a subscription: the vendor's record of one address of n8n. */
export interface Register {
  /** Lists subscriptions. A trigger owns those with its address and never touches others. */
  find: RegisterCall & { members: SubscriptionMembers };
  create: RegisterCall;
  /** Deletes one. It counts as deleted if it is gone already: 404, 410, or the connector's `nothingFound`. */
  remove: RegisterCall;
  /** Sets the current events, secret and options. Without this call the subscription is created again. */
  update?: RegisterCall;
  /** Restarts one that the vendor has stopped. Without this call the subscription is created again. */
  revive?: RegisterCall;
}

export interface RegisterCall {
  operation: Operation;
  /** Fields of the call, and what fills them. */
  values?: Record<string, SubscriptionPart>;
}

/**
 * What can fill a field: the vendor's ID, n8n's address, the wires of the chosen events, the secret, a readable name, an
 * option of the trigger, or a member of the subscription that was found.
 */
export type SubscriptionPart =
  'id' | 'url' | 'events' | 'secret' | 'name' | { option: string } | { member: string };

/** Paths to the parts of a listed subscription. */
export interface SubscriptionMembers {
  id: string;
  url: string;
  /** A list, or a text with commas. */
  events: string;
  /** If the vendor shows it. */
  secret?: string;
  /** The member, and its value while the vendor sends events. Any other value means that it has stopped. */
  state?: { member: string; active: Scalar };
}

/** How the vendor signs the bytes of a body with the secret. */
export interface Hmac {
  header: string;
  algorithm: 'sha1' | 'sha256' | 'sha512';
  encoding: 'base64' | 'hex';
  /** The text before the signature in the header: "sha256=". */
  prefix?: string;
  /** The bytes as sent. n8n decompresses a body first. */
  over: 'rawBody';
  /**
   * Fields of the credential; the first one that is filled makes the secret. Only fields that users change, never an access
   * token. Several if the vendor has several kinds of credentials.
   */
  keyedBy: string[];
}

/**
 * A part of a call that the vendor makes: a member of the body (a path), or a header. Prefer the body: signatures cover only
 * the body.
 */
export type CallPart = { member: string } | { header: string };

/** What marks a test call: a header (with this value), an event, or an empty body. */
export type TestCall = { header: string; is?: string } | { event: string } | 'emptyBody';

/** Parts that are equal only in repeats of one event, and for how long if not for ever. */
export interface RepeatKey {
  parts: CallPart[];
  minutes?: number;
}

/** An option that takes values separated by commas and compares them with a member of the event. */
export interface EventFilter {
  /** Name of the option. */
  name: string;
  label: string;
  description: string;
  example?: string;
  /** The member: a plain value or a list of them. */
  member: string;
  /** `anyOf`: keeps events with one of the values. `noneOf`: keeps events with none of them. */
  keeps: 'anyOf' | 'noneOf';
}
