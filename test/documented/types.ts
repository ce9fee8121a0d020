/** The shapes of the catalogue files, as far as tests and simulators read them. */

/** A documented value of a list of choices. */
export interface DocumentedChoice {
  value: string | number | boolean;
  label?: string;
}

/** When a conditional parameter is required: another one is sent, or the account is of a kind. */
export type RequiredIf = { present: string } | { account: string };

/** A request parameter or a response field of a Komet Sales page. */
export interface KometParam {
  name: string;
  /** Left out inside `items` and in responses. */
  in?: 'query' | 'body' | 'header';
  type: 'string' | 'integer' | 'boolean' | 'decimal' | 'array' | 'date' | 'datetime';
  /** The page's own word where it is not a plain type. */
  docType?: string;
  itemType?: 'integer' | 'string';
  separator?: string;
  /** Digits or characters; "10,2" for digits and decimals. */
  length?: string;
  required?: boolean | 'conditional' | 'unstated';
  requiredIf?: RequiredIf;
  enum?: DocumentedChoice[];
  format?: string;
  dependsOn?: string;
  description?: string;
  items?: KometParam[];
}

/** One Komet Sales page. */
export interface KometMethod {
  id: string;
  title: string;
  resource: string;
  operation: string;
  httpMethod: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Where the token travels. */
  auth: 'query' | 'body' | 'header';
  validTokens: string[];
  description: string;
  params: KometParam[];
  response: KometParam[];
  successField: 'status' | 'result' | 'statusInventory' | null;
  listField: string | null;
  pagination: string | null;
  sampleRequest: unknown;
  sampleResponse: unknown;
  errors: string[];
  notes: string;
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
  requestsPerUserPerDay: number;
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
  description: string;
}

/** An EBizCharge type. */
export interface EbizType {
  name: string;
  fields: EbizField[];
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
}

/** A SuperOffice carrier. */
export interface SuperOfficeType {
  name: string;
  fields: SuperOfficeParam[];
}

/** A SuperOffice enum. */
export interface SuperOfficeEnum {
  name: string;
  values: Array<{ name: string; value: number }>;
}

/** The SuperOffice catalogue, less the parts that nothing reads yet. */
export interface SuperOfficeCatalogue {
  erpSync: SuperOfficeAgentMethod[];
  entities: Record<string, { endpoints?: SuperOfficeEndpoint[] }>;
  types: SuperOfficeType[];
  enums: SuperOfficeEnum[];
}
