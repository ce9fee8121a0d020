/*
 * The vocabulary of a declaration. An operation is data; this file has its types and nothing else.
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
  /** Alternative keys of one record. An item gives one of them. The form shows them as one resource locator. */
  locators?: Locator[];
  /** Set if the vendor's page is incomplete. The form then offers "Additional Fields (JSON)"; its members travel here. */
  open?: 'body' | 'query';
  batch?: Batch;
  walk?: Walk;
  merge?: Merge;
  /** Create or update: this operation creates the record, and `upsert` describes how an existing one is updated. */
  upsert?: Upsert;
  /** Reads before the call, in this order, which show whether the call is needed, and allowed. */
  preconditions?: Precondition[];
  /** Another way to name the record than its ID. */
  foundBy?: FoundBy;
  /** What it means if a repeat is refused, since an earlier attempt without an answer may have done the work. */
  refusedRepeat?: RefusedRepeat;
  /**
   * Optional fields of the body that users may empty on purpose: "Fields to Clear". A JSON Patch removes them. A `whole`
   * merge sends the record without them, which clears them. A customer's own fields can be emptied too: `[]` if there are only
   * these.
   */
  clearFields?: string[];
  /** Set while a customer's own fields are known: those that are not removed, but sent with the value of an empty field. */
  emptied?: string[];
  /**
   * Fields that identify the record. Calls about one record go one after another, in input order, so that each sees the
   * result of the one before. If any item lacks a field, the field can't identify records, so it is ignored.
   * A merge uses its key and a batch the key of its entries, so they need no `serializeBy`.
   */
  serializeBy?: string[];
  /**
   * Fields of which each identifies a record of the same kind, such as both sides of a merge; a list identifies several. Calls
   * that share a record go one after another, in input order. Instead of `serializeBy`, for calls that are made once.
   */
  serializeByEach?: string[];
  /**
   * Fields that the output item repeats, so that users can match forty results to their records.
   * Defaults to `serializeBy` or `serializeByEach`, or to the key of a merge. A batch uses the key of its verdict.
   */
  repeats?: string[];
  /** What the call needs, such as the folder of a file. It is made first if the switch is on. */
  ensures?: {
    /** The field with the switch. */
    switch: string;
    /** In this order. */
    calls: Ensured[];
  };
  /** A call that is made after this one, to add something to its record. */
  follows?: FollowUp;
  /** Work that the vendor finishes after its answer. */
  awaited?: AwaitedWork;
  result: Result;
  /** How the answer of this call reports success, if it differs from the vendor's other calls. */
  verdict?: Verdict | CodeTable | BareVerdict;
  /** How to find out whether a `once` call was carried out: a sentence for people, or a read that finds it. */
  lookUp?: string | LookUp;
  /** Makes no call of its own. Finds out the unknown outcome of another call, with that call's look-up. */
  resolves?: true;
  /** The user states the call: where it goes, what it carries, and what it would do. `effect` is `once`. */
  stated?: StatedCall;
  /** The call moves money. It is looked up before it is sent, and its key survives a crash. Needs a {@link LookUp}. */
  money?: true | Money;
  /** The switch of the credential that must be on: the field of one of the connector's `switches`. */
  allowedBy?: string;
  /** What the operation destroys, as a sentence. The form shows it as a warning. */
  warning?: string;
  /** Never runs as a tool of an AI agent. The sentence says why, or what to do instead. */
  neverTool?: string;
  /** Made after this call. One that fails becomes a hint, and an error where the operation tests a credential. */
  checks?: AccessCheck[];
  /** The operation is documented but not in the editor; `why` gives the reason. */
  exposed?: false;
  why?: string;
}

/**
 * The fields of a call that the user states. Its path stays below the address of the credential. The form shows Return All
 * and Limit for a list, and the name of the binary field for a file.
 */
export interface StatedCall {
  /** The field with the HTTP method. Without it, the method is that of `call`. */
  method?: string;
  /** The field with the path, which may have a query. Without it, the path is that of `call`. */
  path?: string;
  /** What each path begins with: `/api/v1/`. One that does not is put below it. */
  below: string;
  /** The field with the names and values of the query, as rows with `name` and `value`. */
  query: string;
  /** The field with the headers, as such rows. */
  headers: string;
  /** The switch that says that the call changes nothing. Then it is a `read`, otherwise it is `once`. */
  onlyReads: string;
  /** A field whose value shows that the call changes something, such as the name of a method that begins with "Save". */
  changes?: { field: string; if: RegExp };
  /** The field with the form of the answer: a choice of `answerForms`. */
  answer: string;
  /** The field with the path to the records of an answer that is a list; `value` if users give none. */
  listAt: string;
  /** Path to the link to the next page in such an answer. */
  next: string;
}

/** A harmless call that shows whether a credential may use a part of the vendor's service. */
export interface AccessCheck {
  /** The part, for people: "ERP Sync". */
  name: string;
  operation: Operation;
  values: Values;
  /** The boolean field of the credential that turns the check off. */
  field: string;
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
   * In a JSON Patch: paths in the body of objects that are sent in one step, with only the given members. The vendor keeps
   * the other members.
   */
  together?: string[];
  /**
   * In a JSON Patch: paths in the body of objects that name another record by its key, such as `Category` with its `Id`. Each
   * is replaced in one step, and removed as a whole when its key is cleared: the record may have none yet.
   */
  references?: string[];
  /** Where the credential goes, in words of the connector. Several if the vendor's page and its sample disagree. */
  token: string[];
}

/**
 * `patch`: a JSON Patch (RFC 6902); given values replace existing ones. `form`: names and values as in a query, for values
 * that are too long for a URL.
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
  /**
   * For a list of choices: the editor loads them with a method of the field's name, as a customer's own are among them, and
   * again when one of these parameters changes.
   */
  loadsChoices?: string[];
  /** For a choice of a read: its initial word in the editor. Without it users must choose. */
  starts?: string;
  /** For a switch: the warning that the form shows while it is on. */
  warning?: string;
  /** For a switch of the node: it is on by default. Set by `withMergeSwitch`. */
  startsOn?: true;
  /** Always sent with this value. The form does not show it. */
  preset?: Value;
  /**
   * The value to send if the user gives none and the vendor's schema demands one. The form does not show it. Rules and
   * merges treat the field as not given. An object that contains nothing else is not sent.
   */
  otherwise?: Value;
  /**
   * For a parameter that travels as text: the value to send if the user gives none, by the value of another field. Each kind
   * of rows has its usual columns.
   */
  otherwiseBy?: { field: string; values: Record<string, Value> };
  /** The field whose value this field gets if the user gives none. */
  sameAs?: string;
  /** The field whose value this field always gets. The form does not show it. */
  copyOf?: string;
  /** For a column of conditions: the operators of the dialect that it takes, if not those of its kind. */
  operators?: string;
  /** Set by `argument`, which spreads an object type over the form: the argument that this field is a part of. */
  part?: Part;
  /** The mapper that shows the field in the form. In every other way it is an ordinary field. */
  mapper?: MapperPlace;
}

/** A resource mapper of the form: users add the fields that they want to send, or have the input's members mapped. */
export interface MapperPlace {
  /** Name of the parameter, saved in users' workflows. */
  name: string;
  label: string;
  description?: string;
  /** The name under which the mapper saves the field. Default: the field's name. */
  id?: string;
}

/** The place of a field in its argument. All parts of an argument travel as one object, in schema order. */
export interface Part {
  /** The argument as one field; its type is a record. */
  whole: Field;
  /** Names of the members that lead to the value. Empty if the value is an object whose members belong to the argument. */
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
  /** The list is short: users tick its entries. Otherwise users add a row per entry and search in it. */
  ticked?: boolean;
}

/**
 * Another field has this value. A choice that is not given has its `starts`. It is the only condition that n8n's editor has
 * for showing a field.
 */
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
  warning?: string;
  list?: string;
  picks?: Picks;
  otherwise?: Value;
  otherwiseBy?: Field['otherwiseBy'];
  sameAs?: string;
  operators?: string;
}

/** The options of a field that users never see: a fixed value, or that of another field. */
export type PresetOptions = ({ preset: Value } | { copyOf: string }) & { wire?: string };

/**
 * The type of a value: which control the editor shows, how input is checked and sent, how an answer is read.
 * parse.ts, encode.ts, convert.ts and describe/control.ts each have one table by `kind`; nothing else switches on it.
 */
export type Type =
  /**
   * `key`: an identifier; spaces around it are dropped. `secret`: masked in the editor, never shown in an error.
   * `shows`: how much of it the output shows, whatever the vendor sends: only the last four digits, or nothing.
   * `secretIf`: in an answer, the value is a secret if its record meets this.
   * `blank`: the word with which users give an empty text on purpose.
   * `trimmed`: without the white space and invisible characters around it.
   * `upper`: a code that the vendor documents in capitals. Input in small letters is the same code, and is sent in capitals.
   * `except`: values that are refused, in any letter case, because another call is for them.
   */
  | {
      kind: 'text';
      maxLength?: number;
      key?: boolean;
      secret?: boolean;
      /** Answers may show it masked. So the mask is no value that is sent. */
      masked?: boolean;
      shows?: 'last4' | 'nothing';
      secretIf?: RowCondition;
      blank?: string;
      trimmed?: boolean;
      upper?: boolean;
      except?: { values: string[]; expected: string; advice: string };
      /** Height of the text box in the editor, in lines. */
      lines?: number;
    }
  /**
   * A whole number that fits a JavaScript number. `inAddress`: the query parameters that may have the number in addresses of
   * the vendor's pages. Users can paste such an address instead. `entries`: those of the list that the number refers to, once
   * they are known. Users can give the name of one instead.
   */
  | {
      kind: 'integer';
      min?: number;
      max?: number;
      inAddress?: readonly string[];
      entries?: readonly Choice[];
    }
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
   * `since`: a lower bound. A point in time becomes a day that is early enough in every zone of a vendor.
   */
  | { kind: 'day'; since?: boolean }
  /**
   * A point in time. Sent in GMT, in the vendor's `pattern` (see calendar.ts) or as ISO text. An answer without a zone is
   * read as GMT and gets a Z. If the vendor uses another zone without naming it, declare text instead.
   * `until`: an upper bound. A day without a time then means its end, in the workflow's zone.
   */
  | { kind: 'moment'; pattern?: string; until?: boolean }
  /** A time of day, sent in the vendor's `pattern`. `isSpan`: a length of time, of less than a day. */
  | { kind: 'time'; pattern?: string; isSpan?: boolean }
  /**
   * A file. The user names the item's binary property that holds it; its bytes are sent. An empty one is refused unless
   * `mayBeEmpty`. `mediaTypes`: those that the vendor accepts as the type of a raw body. A file of another type is sent as
   * application/octet-stream.
   */
  | { kind: 'file'; form: FileForm; maxBytes?: number; mayBeEmpty?: boolean; mediaTypes?: string[] }
  /**
   * With `separator`, sent as one text of at most `maxLength` characters. Otherwise sent as an array in a body, and with
   * commas elsewhere.
   */
  | { kind: 'list'; of: Type; separator?: Separator; maxLength?: number }
  /**
   * One nested object: a section of the form. Expressions go into its members, not into the whole. The `fields` of an
   * object type may contain the object type again: use nesting.ts to walk through them. `closedTo`: the only members whose
   * values may be shown, by their names on the wire; others may be passwords.
   */
  | { kind: 'record'; readonly fields: Field[]; closedTo?: string[] }
  /**
   * A list of records: rows of a fixed collection in the editor, or JSON. `open`: the vendor's page does not list all
   * members, so rows given as JSON may have others; these are sent as they are. `item`: in XML, the name of a row's element
   * inside the list's element. `asObject`: the rows travel as one object, with these members of each row as name (`key`) and
   * value. JSON may be such an object too.
   */
  | {
      kind: 'records';
      readonly fields: Field[];
      itemLabel: string;
      maxItems?: number;
      open?: boolean;
      item?: string;
      asObject?: { key: string; value: string };
    }
  /**
   * Any JSON, passed through. `texts`: the types of texts in an object of unknown members, most special first. A text is
   * read by the first type whose form it has; a type without a form fits any text. `named`: an input is an object whose
   * values are texts.
   */
  | { kind: 'json'; texts?: Type[]; named?: 'texts' }
  /**
   * A value that travels as a text of the vendor's own form, such as `[I:5]`. `empty`: the value that a field without one
   * has, sent in the same form; '' is sent without the form.
   */
  | { kind: 'coded'; of: Type; sent?: TextForm; read?: TextForm; empty?: string }
  /**
   * An object with a customer's own fields, which the read `from` describes. The form offers them in a mapper. The output
   * names them by their labels, and choices by their names. `isNew`: the record is new, so its required fields must be
   * given. `fields`: the members, once they are known. `closed`: a member of an answer is shown only if the read describes
   * it; others may be passwords.
   */
  | { kind: 'mapper'; from: FieldsRead; isNew?: boolean; closed?: boolean; readonly fields?: Field[] }
  /**
   * Conditions that records must meet: rows of a column, an operator and a value. The `dialect` says how to write them.
   * `fields`: the declared columns. `from`: the read that describes more columns.
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
 * A text around a value: `[I:{value}]`. `[DT:{MM/DD/YYYY hh:mm:ss}]`: a day or a moment in that pattern. Answers may add
 * fractions of a second.
 */
export type TextForm = string;

/** A read whose records describe fields or columns, such as a customer's own fields. */
export interface FieldsRead extends ListRead {
  /** Paths of members. A field travels under its ID. */
  id: string;
  label: string;
  description?: string;
  /**
   * The member with the type of a field, and a type for each of its values. Fields with other values are left out.
   * `operators`: for columns of conditions, the operators of the dialect that such a value takes, if not those of its kind.
   */
  type: { member: string; types: Record<string, Type>; operators?: Record<string, string> };
  /** The member with the most characters that a text may have. 0 is no limit. */
  maxLength?: string;
  /** Which records describe a usable field. Default: all. */
  only?: RowCondition;
  required?: RowCondition;
  readOnly?: RowCondition;
  /** Where the choices of a type `choice({})` come from. */
  choices?: ChoicesRead;
  /** Endings of extra members that an answer has beside a field: `:DisplayText`. They are left out. */
  companions?: string[];
  /** The types of members without a description, recognized by the form of their text. Default: they stay as they are. */
  others?: Type[];
  /** A second read, of more fields of the same object. If both describe a field, the first one counts. */
  also?: FieldsRead;
}

/** The choices of a field: in its description, or in a separate list. */
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
  /**
   * The operators by the kind of a column's type, or by the name that a column gives under `operators`. Other columns can't
   * be used.
   */
  operators: Partial<Record<Kind, ConditionOperators>> & Record<string, ConditionOperators>;
  /** As one text, or as rows with one object per condition. */
  written: ConditionText | ConditionRows;
}

/** Operators, by the words that workflows save. */
export type ConditionOperators = Record<string, ConditionOperator>;

export interface ConditionOperator {
  label: string;
  /**
   * In a text: the whole condition, such as `{column} begins {value}`, `{column} in ({values})` or
   * `{column} between ({value}, {upper})`. The placeholders decide which values it takes. In rows: the vendor's operator,
   * which takes one value.
   */
  as: string;
}

export interface ConditionText {
  as: 'text';
  and: string;
  /** Without it, all conditions must hold. */
  or?: string;
  /** How a value is written, by the kind of its type: `'{value}'`. Other kinds are written plain. */
  literals: Partial<Record<Kind, TextForm>>;
  /** Replacements for characters inside such a literal: `{ "'": "''" }`. */
  escapes: Record<string, string>;
}

export interface ConditionRows {
  as: 'rows';
  /** Members of a row that take the column, the operator and the value. */
  column: string;
  operator: string;
  value: string;
  /** How a value is written, by the kind of its type, if it differs from the body of a call. */
  literals?: Partial<Record<Kind, TextForm>>;
  /** In XML, the name of a row's element inside the list's element. */
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
export type Separator = ',' | ':' | ';';

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
  /** This field is given, or one of these. */
  | { present: string | string[] }
  /** None of these is given. */
  | { absent: string | string[] }
  | { field: string; is: Scalar };

/** A rule between fields of an operation, checked before anything is sent. */
export type Rule = (ChoiceRule | SumRule | DistinctRule) & {
  /** One name for its fields, if the form shows them as one. */
  label?: string;
  /** The names of those of its fields that the form shows under another: the keys of a locator. */
  labels?: Record<string, string>;
  /** A switch that turns the rule off. */
  unless?: string;
};

/** How many of some alternatives must be given. An alternative is one field, or several that belong together. */
export interface ChoiceRule {
  kind: 'oneOf' | 'atLeastOne' | 'atMostOne' | 'together';
  of: string[][];
}

/** Two fields have no value in common: a record is not merged with itself. Either may be a list. */
export interface DistinctRule {
  kind: 'distinct';
  of: [string, string];
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
  /** The records are the members of one object. These members of a record get the name (`key`) and the value of each. */
  fromMembers?: { key: string; value: string };
  shape: Shape;
  /**
   * The answer may be any JSON. Each entry of a list is a record, and so is an object. A plain value is a record with the
   * member `value`. An answer without a body is the record `{ success: true }`.
   */
  any?: true;
  /** How members outside the shape are read, such as the columns that users choose. Default: as they are. */
  undeclared?: Type;
  /** The name that a plain value gets in its item. */
  as?: string;
  /** The plain value is a URL whose query begins with a key. The item gets the key too, under this name. */
  keyInUrl?: string;
  /** The answer is a list of plain values in the order of this list field. They become one object, with its entries as names. */
  namedBy?: string;
  /** The plain value is a choice. The item gets its label too, under this name. */
  meaning?: string;
  /** Members of the answer beside its list. Every record gets them. */
  beside?: Shape;
  /** The answer only confirms. The item then has n8n's usual member for it, without the status of the answer. */
  says?: 'success' | 'deleted';
  file?: FileResult;
  /**
   * The members that Simplify keeps, in this order: paths, or paths under another name `{ city: 'address.city' }`.
   * `{ emails: 'emails[].value' }` is a list with the member of each row. The form offers it as a switch, on by default.
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
  /** The field with the name that users give the file, if its answer has none. */
  namedBy?: string;
  /** Used if Content-Type does not give the type. */
  mimeType?: string;
  /** For a call that chooses the kind of file: the file for each value of a field. The first choice is the default. */
  chosenBy?: { field: string; files: Record<string, { name: string; mimeType: string }> };
  /** An empty file is allowed. */
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
 * `bare`: it does not report success. It is a success only if it has the expected data.
 * `unreadable`: it is not an answer to this call, so the outcome is unknown.
 * `open`: it is neither a yes nor a no, and a repeat would get the same answer.
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

/** A vendor's remark about a success. */
export interface Hint {
  message: string;
  type: 'info' | 'warning';
}

/** Success reported by a code that only this call has. Members of the answer are paths. */
export interface CodeTable {
  kind: 'codes';
  /** Member of the answer that has the code; '' if the answer is the code. */
  at: string;
  /** Member with the exact code of a failure, if `at` says only that it failed: 10251 beside D. */
  code?: string;
  ok: Array<string | number>;
  /** Codes for "already done": a success with a hint. */
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
  /** It allows card or bank data, so the workflow's settings must also save no executions. */
  keepsNothing?: true;
}

/** The money that a call moves. A call without an amount, such as a void, declares `money: true`. */
export interface Money {
  /** The field with the amount. */
  amount: string;
  /** The field with the currency, if the vendor takes several. */
  currency?: string;
  /**
   * The member of the answer's record with the approved amount. If it is less, or the field `allowed` permits less, the item
   * also gets `amountApproved` and `amountOpen`.
   */
  approved?: { member: string; allowed?: string };
  /** The field that turns off the vendor's own check for duplicates. It then needs Check Before Sending. */
  uncheckedIf?: string;
}

/**
 * A read that finds out whether a call was carried out, by a key that the call sent with its change. Records without
 * exactly that key are ignored. If the call changes an existing record, the key is that record's: see `changes`.
 */
export interface LookUp {
  /** For people: where to look. A sentence. */
  text: string;
  read: Operation;
  /** Values that the read always sends. */
  values?: Values;
  /** How the read gets values of the call: as a field, in the text of a filter, or as a row of conditions. */
  by: LookUpBy[];
  /**
   * The field of the call with the key, and the member of a record that repeats it. Each intended change has its own key. A
   * call that moves no money may leave the key out; then it is not looked up. `of`: fields that limit where a key is unique,
   * for names that are unique only for one customer.
   */
  key: { field: string; member: string; of?: string[] };
  /** The member that identifies a record. */
  id: string;
  /** Which records count: a declined or voided one never happened. Default: all. */
  counts?: RowCondition;
  /** Members of a record of the same change, and the fields of the call that they equal. */
  same: Record<string, string>;
  /** What else must be true of a record of the same change, such as: it was not refunded since. */
  sameIf?: RowCondition;
  /**
   * The vendor keeps a record for each row of the call, such as a payment for each invoice. Records with one ID are then
   * one change. `rows`: the field with the rows. `same`: members of a record, and the members of its row that they equal.
   */
  parts?: { rows: string; same: Record<string, string> };
  /** A record that the call refers to, such as the stored card. Records of the same change repeat its members. */
  behind?: LookUpBehind;
  /** When a record was made. Without it, the age of a record is ignored. */
  created?: LookUpCreated;
  /** The call changes an existing record, and the read returns that record. It counts once the change is made. */
  changes?: true;
  duplicate?: LookUpDuplicate;
  original?: LookUpOriginal;
  /**
   * Proves that the look-up works when it finds nothing. `since`: how to read recent records. `member`: the value by which
   * the first of `by` must find one of them.
   */
  proof?: { since: CursorPlace; member: string };
  /** What the item gets from the record found: each name, and the member of the record that fills it. */
  gives: Record<string, string>;
  /** The member that is true if the change was found and nothing was sent: `alreadyCharged`. */
  mark: string;
  /** What no record can supply, in words: "the link". If the answer is lost, the item fails and shows the record. */
  lacks?: string;
  /** For a call that moves no money: a key may have only one record. The node looks for it before the call. */
  onlyOne?: OnlyOne;
}

/** What to do with a record that exists already. Without `replace` the call is always refused. */
export interface OnlyOne {
  /** The record in words: "open payment request". */
  what: string;
  /** Users may have it removed first. */
  replace?: {
    /** The field with the user's choice: `fail` or `replace`. Without a value it is `fail`. */
    choice: string;
    /** The call that removes one. */
    operation: Operation;
    /** Fields of that call, and the members of the record that fill them. */
    values?: Record<string, string>;
    /** Fields of that call, and the fields of this call that fill them. */
    with?: Record<string, string>;
  };
}

/** A record that a call refers to: the stored card of a charge. */
export interface LookUpBehind {
  /** Lists the candidates. */
  read: Operation;
  /** Fields of the read, and the fields of the call that fill them. */
  with: Record<string, string>;
  /** How to find the record: a member, and the field of the call that it equals. */
  id: { member: string; field: string };
  /** A value of that field, such as "0", that stands for the record that meets `if`: the default card. */
  usual?: { value: string; if: RowCondition };
  /** Members of a record of the same change, and the members of this record that they equal. Missing ones are ignored. */
  same: Record<string, string>;
}

/**
 * The record that a call follows up, such as the charge of a refund. It is read first. The open amount is its amount minus
 * the amounts of the `earlier` records that the look-up finds.
 */
export interface LookUpOriginal {
  read: Operation;
  /** Fields of the read, and the fields of the call that fill them. */
  with: Record<string, string>;
  /** Fields of the call that the form does not show, and members of the original. The first that it has fills the field. */
  fills: Record<string, string[]>;
  amount: string;
  /** Which records reduce the open amount. Their member in `of` must equal the field of the call. */
  earlier: { if: RowCondition; of: { member: string; field: string }; amount: string };
  /** The message if a call wants more than that. `{open}` is the open amount. */
  more: string;
  /** Originals that have nothing to follow up, such as a declined charge. The first message that applies is that of the item. */
  refused?: Array<{ if: RowCondition; message: string }>;
}

/** The vendor may treat a call as a duplicate. Then it does nothing and sends the answer of an earlier change. */
export interface LookUpDuplicate {
  /** How to recognize this in the record of the answer. */
  if: RowCondition;
  /** Reads the earlier change. `with`: fields of the read, and the members of the answer's record that fill them. */
  read: Operation;
  with: Record<string, string>;
  /** The message if the earlier change had another key, which is `{key}`: "Not charged: it was taken for order {key}". */
  other: string;
}

/**
 * A field of the call (`from`), and the place of its value in the read. `member`: of a record, or of the first record of a
 * list, the member that counts; of several, the first with a value.
 */
export type LookUpBy = CursorPlace & { from: string; member?: string | string[] };

/** When a record was made. */
export interface LookUpCreated {
  /** A day or a moment. Without a zone it is GMT. */
  member: string;
  /** How many hours it may be off, if the vendor does not document its zone. Then it can't prove that a record is new. */
  offBy?: number;
  /** The greatest age of a record of the same change, in hours. The default of the option Same Attempt Within. */
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
  /** The name of a plain value in its item, if the field's name does not suit a single value. */
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
  /** Member that identifies a record, so that a record in two windows comes only once. Moments need it. */
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
 * How to recognize the last page. A short page alone is no sign: many servers return fewer rows than requested.
 * Without any of these, the list is read until a page has no records.
 */
export interface ListEnd {
  /** Path to a link, a token or true. An answer has it only while there are more pages. */
  more?: string;
  /** The vendor documents that a page with fewer rows than requested is the last. */
  shortIsLast?: boolean;
}

/** The vendor sends one page per call. The walk fills the fields named here; the form does not show them. */
export interface PagesWalk extends ListEnd {
  kind: 'pages';
  /** The field for the number of the page. The first page is 1. */
  page?: string;
  /** The field for the number of records to skip. */
  offset?: string;
  /** The field for the number of rows per page, if there is one. */
  rows?: string;
  /** The documented number of rows per page. */
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
  /** Where the last key is sent. */
  after: CursorPlace;
  /** The next page has no record of the last key, as `gt` says. So a page must not end between records that share one. */
  pastKey?: true;
  /** The field for the number of rows per page, if there is one. */
  rows?: string;
  size?: number;
  /** The field for the sort order, and the value that the walk sends in it. */
  sort?: { field: string; by: string };
  /**
   * For a call that can read several lists: the field that names the list, and the column with the key of each list, in the
   * place of `{column}` in `after` and `sort`. Letter case does not count. A list without one is read by `otherwise`.
   */
  columns?: { field: string; of: Record<string, string> };
  /** How the list is read if the user sets another order. */
  otherwise?: PagesWalk | LinksWalk;
}

/**
 * Where a moving value is sent: the last key of a page, or the moment from which a poll reads. It fills a field, or is added
 * to a filter, which may also have the user's own text.
 */
export interface CursorPlace {
  /** The field, or a path if it is inside a record: `query.rows`. */
  field: string;
  /** The text of a filter with the value: `registered after '{value}'`. It follows the user's own filter after ` and `. */
  pattern?: string;
  /** For a list of records: the row to add, `{ name: 'created', operator: 'gt', value: '{value}' }`. */
  row?: Record<string, string>;
}

/** A call that makes something unless it is there. It gets the values of the fields that it shares with the call. */
export interface Ensured {
  /** It is idempotent. */
  operation: Operation;
  /** What it makes, at the beginning of a sentence: "The folder". */
  what: string;
}

/**
 * A call that adds something to the record of another call, such as its key in another system. What it needs (`ensures`) is
 * made before the record. If it fails, the item says that the record is there, and no later try makes the record again.
 */
export interface FollowUp {
  /** It is idempotent. */
  operation: Operation;
  /** The field with its values: a record whose members have the names of its fields. Without a value it is not made. */
  given: string;
  /** Values that it always gets, as sent. */
  values?: Values;
  /** Fields of it, and the members of the record that fill them. */
  with: Record<string, string>;
  /** Words for errors: the record, "company", and what is added, "External ID". */
  what: { record: string; added: string };
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
  /** Values that the read always sends. */
  values?: Values;
  /** Of a list, how many records are read. Default: all. */
  most?: number;
  /** Fields of the read, and the members of the call's record that fill them. */
  with?: Record<string, string>;
  /** The member of the read's records that identifies the work. */
  id: string;
  /**
   * For a call that does not identify its work: the work is the only record of the list that matches this and is new since
   * the call.
   */
  appears?: RowCondition;
  /** When the work is done, and when it has failed. */
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
  /** The text contains one of these, in any letter case. */
  | { member: string; says: string[] }
  /** The text contains none of these. */
  | { member: string; saysNot: string[] }
  | { present: string }
  | { absent: string }
  /** The member is a day or a moment in the past, for at least `days` days. */
  | { past: string; days?: number }
  | { all: RowCondition[] }
  | { any: RowCondition[] };

/**
 * How an update keeps the values that the user leaves out. The record is read first.
 * `fill`: single fields that the vendor requires or clears. `whole`: the whole record is sent back with the given values.
 * `members`: members of a JSON Patch that can only be sent whole.
 */
export type Merge = FillMerge | WholeMerge | MembersMerge;

/** The read that brings the record. */
export interface MergeRead {
  read: Operation;
  /** Fields of the read, and the fields of the update that fill them. Of alternative keys, one is given. */
  key: Record<string, string>;
  /** Members of the record that must equal fields of the update, if the read may return other records too. */
  match?: Record<string, string>;
}

/** Reads the current values of single fields. The form offers it as a switch, off by default. */
export interface FillMerge extends MergeRead {
  kind: 'fill';
  /** Fields of the update, and where in the read record their current values are (a path of members). */
  fill: Record<string, string>;
  /** Fields that are not filled if another field with the same meaning is given: `{ boxTypeId: 'boxTypeCode' }`. */
  insteadOf?: Record<string, string>;
}

/**
 * For vendors that clear what is left out. Given values replace those of the record: objects member by member, lists as a
 * whole, or row by row where `rows` names their key. The form offers it as a switch, on by default.
 */
export interface WholeMerge extends MergeRead {
  kind: 'whole';
  /** The name of the argument with the record; '' if the record is the body. */
  argument: string;
  /** Members that are never sent back, by the names of the type. `items.internalId`: a member of each row. */
  except: string[];
  /** Lists whose given rows replace only the rows with their key, by the names of the type. */
  rows?: Record<string, KeyedRows>;
  /** Users can't turn it off: what is left out must never be cleared. */
  always?: true;
}

/** A list whose rows have a key. */
export interface KeyedRows {
  /** Members of a row that identify it. A given row may leave out some of them if the others suffice. */
  key: string[];
  /** Rows that the record lacks are added. Without it they are refused. */
  adds?: true;
}

/**
 * A read that decides whether a call is made. Users can't turn it off. A run makes it once for each record. A read that says
 * whether the call is `done` is made again once the run has changed the record.
 */
export interface Precondition {
  read: Operation;
  /** Only if one of these fields is given, or cleared. */
  if?: string[];
  /** Fields of the read, and the fields of the call that fill them. */
  with: Record<string, string>;
  /**
   * Fields of the call, and the members of the record with their current values. If the call gives the same values, it changes
   * nothing of these, so it is not refused.
   */
  current?: Record<string, string>;
  /**
   * The record is already as the call would make it. Nothing is sent, and the item is a success with `unchanged`.
   * `current`: if the call gives the current values.
   */
  done?: RowCondition | 'current';
  /** The call would be refused, or do harm. The item fails with the message of the first one, and nothing is sent. */
  refused?: Refusal[];
  /** The call changes what is read, so it is read again for the next item of the record, as with `done`. */
  anew?: true;
}

/**
 * How to find out whether an `idempotent` call was carried out by an attempt that got no answer, if the vendor refuses to do it
 * again. A call that deletes needs no read: 404, 410 and the connector's `notThere` say that there is nothing left.
 */
export interface RefusedRepeat {
  /** HTTP statuses that say so, if words of the vendor come with them. */
  statuses?: number[];
  /** A read that shows it. */
  read?: {
    operation: Operation;
    /** Fields of the read, and the fields of the call that fill them. */
    with: Record<string, string>;
    /** Members of the record that must equal fields of the call, if the read brings other records too. */
    match?: Record<string, string>;
    /** The record is as the call makes it. */
    done: RowCondition;
  };
  /** The members of the item of a call that was carried out: those of the answer that was lost. */
  gives?: Record<string, Scalar>;
}

/** Why a record forbids a call. */
export interface Refusal {
  if: RowCondition;
  message: string;
}

/** A read that finds the ID of a record by another key. A run makes it once for each key, before the call. */
export interface FoundBy {
  /** The choice of this way in the form. The fields that `gives` fills are shown only for the other way. */
  if: ShownIf;
  /** Brings one record, or `bare('null')`. */
  read: Operation;
  /** Values that the read always gets, as sent. */
  values?: Values;
  /** Fields of the read, and the fields of the call that fill them. */
  with: Record<string, string>;
  /** The field of the call with the key itself, for the message. The others in `with` say where it is looked for. */
  key: string;
  /** Fields of the call, and the members of the record found that fill them. */
  gives: Record<string, string>;
  /** The record in words: "company". */
  what: string;
}

/** How a create becomes an update. The update gets the fields of the same name, and merges if it can. */
export type Upsert = OrElse | FindFirst;

/** The vendor refuses to create an existing record. Then the update is called. */
export interface OrElse {
  kind: 'orElse';
  update: Operation;
  /** The codes of that refusal, or an HTTP status if it has no code. */
  codes: Array<string | number>;
  /** Fields of the update, and the fields of the create that fill them. */
  key: Record<string, string>;
}

/** The node looks for the record first. It refuses if several match. */
export interface FindFirst {
  kind: 'findFirst';
  update: Operation;
  /** In the default order. Users choose which to use, and in which order. The first that finds a record decides. */
  lookUps: FindBy[];
  /** Fields of the update, and the members of the record found that fill them. */
  key: Record<string, string>;
  /** The member that shows which record is the oldest: a number or a date. Lets users update the oldest of several. */
  oldest?: string;
  /**
   * Reads the record found with all its members, by the fields of `key`. Lets users fill only those that are empty: without a
   * value, an empty text or list, or 0, which stands for "none" in a number.
   */
  fills?: Operation;
  /** Fields that a new record needs, and an update does not. */
  toCreate?: string[];
}

/**
 * One way to look for a record. It is skipped if the item has no value for it. The read brings a list, or one record, whose
 * absence a verdict `bare('null')` reports.
 */
export interface FindBy {
  /** Saved in users' workflows. */
  name: string;
  label: string;
  read: Operation;
  /** Values that the read always sends. */
  values?: Values;
  by: LookUpBy[];
  /** The members that fill the key of the update, if this read has others than the rest. */
  key?: Record<string, string>;
  /**
   * The vendor makes this key, so a new record gets another one. An item that gives it fails if no record is found: each run
   * would create one more.
   */
  assigned?: true;
  /**
   * A record can have this key although it was deleted. Then `fills` shows this, and the item fails: an update would change a
   * record that nobody sees.
   */
  gone?: RowCondition;
}

/** If only a part of such a member is given, the record is read and supplies the rest. */
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
  /** The first version of the node that simplifies. Workflows saved with an earlier version get whole records. */
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
  /** A read that comes first and supplies values for this one: a customer's cards need the customer's token. */
  via?: ListVia;
}

/** A value from another parameter of the form. */
export interface FormNeed {
  /** Its label in the form: "Customer". */
  label: string;
  /** The parameter, or several; the first one with a value counts. `&name` is in the same row. */
  parameter: string | string[];
  /**
   * What the values of all its parameters stand for together, by these values with dots between:
   * `{ 'company.getMany': 'SimpleContact' }`. The list can't be read for other values.
   */
  means?: Record<string, string>;
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
  /** Only records that meet this can be picked. */
  only?: RowCondition;
  /** Each record gives an entry for each of these, with this after its value and after its label. */
  ends?: Array<{ value: string; label: string }>;
}

/** A list whose entries come from one of several others. A choice of the form decides, such as the kind of a record. */
export interface ListChoice {
  /** Name of the list, as fields refer to it. */
  name: string;
  by: FormNeed;
  /** The name of the list for each word of the choice. */
  lists: Record<string, string>;
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
  /** What calls send instead of the credential. n8n does not test OAuth2 credentials. */
  ticket?: 'oauth2' | object;
}

/** A header of every call that users may set under "Options": a language, a time zone. */
export interface HeaderOption {
  /** A field in `header` whose wire is the header's name. The choice '' sends no header. */
  field: Field;
  /** The default: a value as users enter it, or the time zone of the workflow. */
  usual?: string | { of: 'workflowTimeZone' };
  /**
   * The vendor's codes of values. A default without a code is sent as `usual`; a given value without a code as it is.
   * `ids`: the codes by other names of theirs, which are sent as they are.
   */
  codes?: { of: ReadonlyMap<string, string>; usual: string; ids?: ReadonlyMap<string, string> };
  /** The text of the header around the value: `{value}, includeOffset`. */
  pattern?: string;
}

/** What the editor needs from a connector. Workflows saved without a choice use the first way. */
export interface OfferedConnector {
  ways: readonly [OfferedWay, ...OfferedWay[]];
  headerOptions?: HeaderOption[];
  pace?: UsualPace;
}

/** How many calls a second the vendor wants at most. Each n8n process keeps to it, for each credential. */
export interface UsualPace {
  callsPerSecond: number;
  /** The vendor's page. */
  source: string;
  /** The field of the credential with another number; 0 means no limit. */
  field: string;
}

/** Webhooks that n8n registers with the vendor by declared calls, and how to read the calls from the vendor. */
export interface RegisteredWebhooks {
  register: Register;
  hmac: Hmac;
  /** The member of a call's body that names its event: a path. */
  eventIn: string;
  events: RegisteredEvent[];
  /**
   * Events whose calls have another name than the one to subscribe to: `{ 'hook.stopped': 'hook{number}.stopped' }`. The
   * braces have a path in the body.
   */
  subscribedAs?: Record<string, string>;
  /** Offers a field for events that are not listed, such as those of a customer's own tables. */
  otherEvents?: OtherEvents;
  /** How to recognize calls that only test the address. The node responds, but starts no execution. */
  testCalls: TestCall[];
  /** How to recognize repeats. A call is dropped if one of these keys equals that of an earlier call. */
  repeats: RepeatKey[];
  /** Options with which users filter the chosen events. */
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

/** How names of events are typed in. `form`: the names that the vendor can have, and those in words. */
export interface OtherEvents extends Pick<FieldOptions, 'description' | 'example' | 'hint'> {
  form?: { test: RegExp; expected: string };
}

/** The calls that manage a subscription: the vendor's record of one address of n8n. */
export interface Register {
  /** What the vendor demands of an address: sentences that users read when the vendor refuses one. */
  demands?: string;
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
 * What can fill a field: the vendor's ID, n8n's address, the wires of the chosen events, the secret, a readable name, or an
 * option of the trigger.
 */
export type SubscriptionPart = 'id' | 'url' | 'events' | 'secret' | 'name' | { option: string };

/** Paths to the parts of a listed subscription. */
export interface SubscriptionMembers {
  id: string;
  url: string;
  /** A list, or a text with commas. */
  events: string;
  /** Set if the vendor shows it. */
  secret?: string;
  /** The member, and its value while the vendor sends events. Any other value means that it has stopped. */
  state?: { member: string; active: Scalar };
}

/** How the vendor signs the bytes of a body with the secret. */
export interface Hmac {
  header: string;
  algorithm: 'sha256';
  encoding: 'base64';
  /** The bytes as sent. n8n decompresses a body first. */
  over: 'rawBody';
  /**
   * Fields of the credential. The secret is made from the first one that is filled. Only fields that users change, never an
   * access token. Several if the vendor has several kinds of credentials.
   */
  keyedBy: string[];
}

/** What marks a test call: a header (with this value), or an event. */
export type TestCall = { header: string; is?: string } | { event: string };

/**
 * Members of the body (paths) that are equal only in repeats of one event, and for how long. Default: forever. A signature
 * covers only the body, so a header can't be such a part.
 */
export interface RepeatKey {
  members: string[];
  minutes?: number;
}

/** An option with values separated by commas, which are compared with a member of the event. */
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
