/** The shapes of the catalogue files, as far as tests and simulators read them. */

/** A documented value of a list of choices. */
export interface DocumentedChoice {
  value: string | number | boolean;
  label?: string;
}

/**
 * When a conditional parameter is required, or a group of them holds.
 * `present`: another one is sent. `absent`: none of these is sent. `account`: the company is of a kind.
 * `token`: the token is of a kind. No request shows the last two: a page's reader and an account's seed do.
 */
export type RequiredIf =
  | { present: string }
  | { absent: string[] }
  | { account: 'multiLocation' | 'mandatoryCarriers' }
  | { token: 'Company' | 'Vendor' }
  | { not: RequiredIf };

/** Parameters that rule each other: alternatives, each of one or several parameters that go together. */
export interface KometGroup {
  of: string[][];
  /** Holds only then. */
  if?: RequiredIf;
}

/** The longest documented range of two date parameters. */
export interface KometWindow {
  from: string;
  to: string;
  /** Both ends counted, the narrower reading of "at most so many days between". */
  days?: number;
  /** In place of days: the range ends before the same day so many months later. */
  months?: number;
  /** The page's own measure. */
  stated: string;
  /** Parameters beside which the range does not count. */
  ignoredWith?: string[];
}

/** A list of like entries, through which many travel in one call. */
export interface KometBatch {
  /** Parameter that holds the entries; '' where the body is the list. */
  list: string;
  /** Parameters that all entries of a call share. */
  groupedBy?: string[];
  /** Whether the answer has a row an entry, names those that failed, or has one outcome for all. */
  verdict: 'perEntry' | 'failuresOnly' | 'shared';
}

/** Where an answer reports each entry: the list, and the members of its rows. */
export interface KometPerEntry {
  list: string;
  key: string;
  status: string;
  message: string;
}

/** A documented bound of a request, a line of it or an answer. */
export interface KometLimit {
  of: string;
  most: number;
  per: 'request' | 'line' | 'answer' | 'bytes';
}

/** Where a sample comes from: verbatim from the page; repaired, and why; or made from the page's tables, which have none. */
export type SampleOrigin = { origin: 'documented' | 'synthetic' } | { origin: 'repaired'; why: string };

/** A request parameter or a response field of a Komet Sales page. */
export interface KometParam {
  name: string;
  /** Left out inside `items` and in responses. */
  in?: 'query' | 'body' | 'header';
  type: 'string' | 'integer' | 'boolean' | 'decimal' | 'array' | 'date' | 'datetime';
  /** The page's own word where it is not a plain type. */
  docType?: string;
  itemType?: 'integer' | 'string';
  /** Parts the entries of a list that travels as one text; of an array, the form that the text names beside it. */
  separator?: ',' | ':' | ';';
  /** Digits or characters; "10,2" for digits and decimals. With a separator that of the whole text. */
  length?: string;
  /** The table's length where the text names a narrower one. */
  docLength?: string;
  /** What `length` measures where it is not the whole: one entry, or nothing that fits the samples. */
  lengthPer?: 'entry' | 'unknown';
  min?: number;
  max?: number;
  maxItems?: number;
  required?: boolean | 'conditional' | 'unstated';
  /** What its documented default changes: an optional parameter that must be chosen all the same. */
  changesByDefault?: string;
  requiredIf?: RequiredIf;
  enum?: DocumentedChoice[];
  format?: string;
  /** What the vendor takes when it is left out. */
  default?: string | number | boolean;
  /** It has an effect only with this one. */
  onlyWith?: string;
  /** What an empty value says. */
  emptyMeans?: string;
  /** The moment may lie at most so many days back. */
  maxAgeDays?: number;
  /** The bytes of a file. */
  file?: true;
  /** Works only with tokens that have Transactional API Access. */
  locked?: true;
  /** Method that lists the values. */
  dependsOn?: string;
  /** Not on the page: an integrator's public code sends or reads it, so not every answer need have it. */
  seenInCode?: true;
  /** Not on the page, which was cut before it: the pages of these methods take it from this answer. */
  saidBy?: string[];
  description?: string;
  items?: KometParam[];
}

/** A member of the body of an event; `number` where the page does not say how many decimals, `url` a link to a file. */
export interface KometEventMember {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'object' | 'array' | 'url';
  format?: string;
  required?: boolean;
  enum?: DocumentedChoice[];
  description?: string;
  items?: KometEventMember[];
}

/** One page of an event that Komet Sales sends to an address of the user's. */
export interface KometEvent {
  id: string;
  title: string;
  httpMethod: 'POST';
  auth: Array<'Basic' | 'Bearer Token'>;
  headers: KometEventMember[];
  roles: string[];
  payload: KometEventMember[];
  samplePayload: Record<string, unknown> | null;
  answer: KometEventMember[];
  sampleAnswer: Record<string, unknown>;
  /** What reads the record that the event is about. */
  followUp: string;
  notes: string;
  source: string;
  /** `truncated`: the page was not seen whole. */
  confidence: 'full page seen' | 'truncated';
}

/** One Komet Sales page. */
export interface KometMethod {
  id: string;
  title: string;
  resource: string;
  operation: string;
  httpMethod: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Where the page's list of parameters puts the token. */
  auth: 'query' | 'body' | 'header';
  /** Where to send it: two places where page and sample disagree, none where there is no token yet. */
  tokenPlaces: Array<'query' | 'body' | 'header'>;
  /** What the token is called here, where it has another name. */
  tokenName?: string;
  /** What the body is: an object of parameters, an array of objects of them, or nothing. */
  form: 'object' | 'array' | 'none';
  validTokens: string[];
  description: string;
  /** Whether a call changes data, whatever its HTTP method. */
  changes: boolean;
  /** What a repeat would do again, where that is not harmless. */
  once?: string;
  /** What the page says of money. */
  fee?: string;
  params: KometParam[];
  /** Exactly one alternative is sent. */
  oneOf?: KometGroup[];
  atLeastOne?: KometGroup[];
  atMostOne?: KometGroup[];
  /** All alternatives are sent, or none. */
  together?: KometGroup[];
  /** The sum of a member of records is at most another parameter, where that is sent. */
  sums?: Array<{ of: string; atMost: string }>;
  windowDays?: KometWindow[];
  batch?: KometBatch;
  limits?: KometLimit[];
  response: KometParam[];
  successField: 'status' | 'result' | 'statusInventory' | null;
  /** How success is reported; `none`: no envelope, the documented list is there. */
  successForm: 'status' | 'result' | 'statusInventory' | 'none' | 'headers.statusCode';
  /** The message of a failure that means an empty list. */
  nothingFound?: string;
  perEntry?: KometPerEntry;
  /** Member of the answer with the entries, sent under `of`, that failed. */
  failures?: { list: string; of: string };
  /** Member of the answer that is a file. Signed bytes: -128 to 127 as text, separated by commas, or as an array. */
  binary?: { member: string; codec: 'signedBytes'; nameMember: string; contentType: string };
  listField: string | null;
  /** Other spellings of `listField` on the page. */
  listAliases?: string[];
  pagination: string | null;
  /** Parameters and member that `pagination` names. */
  paging?: { page: string; rows: string; total: string; defaultRows: number };
  sampleRequest: unknown;
  sampleResponse: unknown;
  samples: { request: SampleOrigin; response: SampleOrigin };
  errors: string[];
  notes: string;
  /** What the page leaves open or contradicts itself in, and how it is read here: in the way that is safe. */
  readings?: string[];
  source: string;
  confidence: string;
  flags?: string[];
}

/** What holds for every Komet Sales method. */
export interface KometConventions {
  baseUrl: string;
  contentType: string;
  token: { name: string; places: string[]; rule: string };
  maxBodyBytes: number;
  /** The zone of points in time, both ways; their text names none. */
  moments: string;
  requestsPerUserPerDay: number;
  /** How counts of which no page gives the least are read. */
  counts: string;
  envelope: { successFields: string[]; message: string };
  successValues: Array<string | number>;
  failureValues: Array<string | number>;
  matching: string;
  loose: string[];
  sources: string[];
}

/** The Komet Sales catalogue. */
export interface KometCatalogue {
  conventions: KometConventions;
  methods: KometMethod[];
}

/** An argument of an EBizCharge operation, in schema order. */
export interface EbizArgument {
  name: string;
  type: string;
  /** R required, O optional, D depends on the others. */
  required: string;
  minOccurs: number;
  nillable: boolean | null;
  array?: boolean;
  arrayItemName?: string;
  arrayItemType?: string;
  /** Of `sort`: the fields that the page names. */
  sorts?: string[];
  /** Of a record: members that the page requires, by the type that has them, wherever the record holds one. */
  requires?: Record<string, string[]>;
  /** Required, and sent empty where there is nothing to say. */
  mayBeEmpty?: true;
  /** The name of its list of values, in `enums`; in any letter case, and empty where it may be left out. */
  values?: string;
  description: string;
}

/** One EBizCharge operation. */
export interface EbizOperation {
  name: string;
  resource: string;
  operation: string;
  kind: string;
  args: EbizArgument[];
  returns: string;
  returnKind: string;
  returnItemName: string | null;
  resultElement: string;
  responseElement: string;
  soapAction: string;
  faults: string[];
  faultDetails: Array<{ faultcode: string | null; faultstring: string; evidence: string }>;
  notes: string;
  retry: string;
  exposeInNode: boolean;
  confidence: string;
}

/** A field of an EBizCharge type, in schema order. */
export interface EbizField {
  name: string;
  type: string;
  minOccurs: number;
  nillable: boolean | null;
  array: boolean;
  wrapperType?: string;
  arrayItemName?: string;
  /** As in an argument. */
  values?: string;
  description: string;
}

/** An EBizCharge type. */
export interface EbizType {
  name: string;
  fields: EbizField[];
}

/** The documented values of a text; the schema itself has none. */
export interface EbizEnum {
  name: string;
  values: string[];
  /** Values of public code that no page has. */
  alsoSeen?: string[];
}

/** The EBizCharge catalogue. */
export interface EbizCatalogue {
  service: {
    endpoint: string;
    namespace: string;
    soapActionPattern: string;
    soapVersion: string;
    auth: { fields: string[]; noToken: string[] };
  };
  operations: EbizOperation[];
  types: EbizType[];
  enums: EbizEnum[];
}

/** A parameter or field of a SuperOffice method. */
export interface SuperOfficeParam {
  name: string;
  /** int32, int64, double, boolean, string, date-time, byte, enum X, T[], map<string,T> or a type's name. */
  type: string;
  required?: boolean;
  values?: string[];
  description?: string;
}

/** One method of the ErpSync agent. */
export interface SuperOfficeAgentMethod {
  name: string;
  method: 'POST';
  path: string;
  description: string;
  query: SuperOfficeParam[];
  /** `wrapper`: an object of the body parameters; `none`; else the type that is the body itself. */
  bodyKind: string;
  body: SuperOfficeParam[];
  response: { status: number; type: string; description: string; fields?: SuperOfficeParam[] };
  notes: string[];
  sampleRequest?: { startLine: string; headers: Record<string, string>; body?: unknown };
  sampleResponse?: { status: string; body?: unknown };
}

/** One REST endpoint of an entity. */
export interface SuperOfficeEndpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  operationId: string;
  summary: string;
  query: SuperOfficeParam[];
  pathParams?: SuperOfficeParam[];
  bodyType?: string;
  responses: Record<string, string>;
  /** The archive whose rows the answer has. */
  archive?: string;
}

/** The columns of a SuperOffice list. `restriction`: which filter operators a column takes. */
export interface SuperOfficeArchive {
  entities: string[];
  columns: Array<{ name: string; restriction: string; orderBy: boolean }>;
}

/** A SuperOffice carrier. */
export interface SuperOfficeType {
  name: string;
  fields: SuperOfficeParam[];
}

/** A SuperOffice enum. */
export interface SuperOfficeEnum {
  name: string;
  /** Several values may be set at once. Then they are one text with commas. */
  flags?: true;
  values: Array<{ name: string; value: number }>;
}

/** An endpoint of lists: its query and path by names alone. */
export interface SuperOfficeListed {
  method: SuperOfficeEndpoint['method'];
  path: string;
  operationId: string;
  query: string[];
  bodyType: string | null;
  responses: Record<string, string>;
}

/** An agent method without a page of its own. */
export interface SuperOfficeShortAgentMethod {
  method: 'POST';
  path: string;
  query?: string[];
  /** `Webhook (bare)`, `{Name, Data}`, members with their types, or nothing. */
  body: string | SuperOfficeParam[] | null;
  response: string;
}

/** An agent method whose page the catalogue has in short. */
export interface SuperOfficeAgentEndpoint {
  method: 'POST';
  path: string;
  query: SuperOfficeParam[];
  body: SuperOfficeParam[];
  /** The type that is the body itself. */
  bodyType?: string;
  /** The type of the answer by its status. */
  response: Record<string, string>;
}

/** What the catalogue says of one kind of record. */
export interface SuperOfficeEntity {
  /** The name of its type, whose members are in `fields`. */
  type?: string;
  fields?: SuperOfficeParam[];
  /** The archive that its list reads. */
  listArchive?: string;
  endpoints?: SuperOfficeEndpoint[];
  agent?: SuperOfficeShortAgentMethod[];
  agentEndpoints?: SuperOfficeAgentEndpoint[];
  genericEndpoints?: SuperOfficeListed[];
  mdoEndpoints?: SuperOfficeEndpoint[];
  typedLists?: Array<{ list: string; itemType: string }>;
  /** `GET /api/v1/List/{Name}/Items`: what each typed list has. */
  typedListPattern?: string[];
}

/** What the pages say about webhooks. */
export interface SuperOfficeWebhooks {
  endpoints: SuperOfficeEndpoint[];
  agentEndpoints: SuperOfficeShortAgentMethod[];
  /** Names, and patterns of names: `list.{name}.created|changed`. */
  events: Array<{ event: string; entity: string }>;
  /** The columns in the values of an entity's events. */
  fieldValuesByEntity: Record<string, string[]>;
  signature: { header: string; algorithm: string; encoding: string };
  testEvent: { headers: Record<string, string> };
  payload: SuperOfficeParam[];
  states: Array<{ name: string; value: number }>;
}

/** The SuperOffice catalogue, less the parts that nothing reads yet. */
export interface SuperOfficeCatalogue {
  erpSync: SuperOfficeAgentMethod[];
  entities: Record<string, SuperOfficeEntity>;
  webhooks: SuperOfficeWebhooks;
  /** Where pickers find their items. */
  resourceLocators: Array<{ for: string; source: string }>;
  odata: {
    /** Query parameters of every list of records. */
    params: Array<{ name: string; values?: string[] }>;
    archives: Record<string, SuperOfficeArchive>;
  };
  types: SuperOfficeType[];
  enums: SuperOfficeEnum[];
  hosts: SuperOfficeHosts;
  auth: SuperOfficeAuth;
  /** `scope`: which requests take these values of the header; without it those that name no others. */
  headers: Array<{ name: string; scope?: string; values?: string[]; description: string }>;
}

/** Where SuperOffice is, onsite and online. */
export interface SuperOfficeHosts {
  online: {
    environments: Array<{ name: string; sub: string; login: string }>;
    tenantState: { states: Array<{ name: string; value: number }>; isRunningFor: string[] };
  };
  onsite: { examples: string[] };
}

/** The ways in. */
export interface SuperOfficeAuth {
  oauth2: {
    scopes: string[];
    endpoints: Record<'development' | 'stage' | 'production', Record<'authorize' | 'token', string>>;
    authorizeParams: Array<{ name: string; required: boolean; value?: string }>;
    /** Names, some with a value or a remark: `grant_type=authorization_code`, `code_verifier (PKCE)`. */
    tokenRequest: { params: string[] };
    refresh: { params: string[]; optional: string[] };
    errors: Array<{ name: string; value: number }>;
  };
  systemUser: {
    signing: { timestamp: string; text: string; signedToken: string };
    rest: { method: 'POST'; url: string; body: Array<{ name: string; value?: string }> };
    callHeaders: string[];
  };
}
