/**
 * The vendors' documentation as data. Nothing here comes from the product's declarations, and no
 * declaration is made from it: what both say is compared by tests.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  EbizCatalogue,
  EbizEnum,
  EbizOperation,
  EbizType,
  KometCatalogue,
  KometEvent,
  KometMethod,
  SuperOfficeAgentMethod,
  SuperOfficeCatalogue,
  SuperOfficeEndpoint,
  SuperOfficeEnum,
  SuperOfficeType,
} from './types';
import { agentMethodsOf, endpointsOf } from './superOfficeRoutes';
import type { AgentRoute } from './superOfficeRoutes';

export { AGENTS_PATH } from './superOfficeRoutes';
export { superOfficeFacts } from './superOfficeFacts';
export type { AgentRoute } from './superOfficeRoutes';
export * from './types';

/** A file read at the first question, then kept: the catalogues are large and not every test needs each. */
function lazy<T>(file: string): () => T {
  let read: T | undefined;
  return () => (read ??= JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as T);
}

/** The whole Komet Sales catalogue. */
export const kometSales = lazy<KometCatalogue>('komet-sales.json');

/** The events that Komet Sales sends. */
export const kometEvents = lazy<KometEvent[]>('komet-sales-webhooks.json');

/** The whole EBizCharge catalogue. */
export const ebizCharge = lazy<EbizCatalogue>('ebizcharge.json');

/** The whole SuperOffice catalogue. */
export const superOffice = lazy<SuperOfficeCatalogue>('superoffice.json');

function indexed<T>(rows: () => T[], key: (row: T) => string): (wanted: string) => T | undefined {
  let byKey: Map<string, T> | undefined;
  return (wanted) => (byKey ??= new Map(rows().map((row) => [key(row), row]))).get(wanted);
}

function demanded<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The documentation has no ${what}`);
  return found;
}

const kometByKey = indexed(
  () => kometSales().methods,
  (method) => `${method.httpMethod} ${method.id}`,
);
const kometByRoute = indexed(
  () => kometSales().methods,
  (method) => `${method.httpMethod} ${method.path}`,
);
const kometEventsById = indexed(kometEvents, ({ id }) => id);
const ebizOperations = indexed(
  () => ebizCharge().operations,
  (operation) => operation.name,
);
const ebizTypes = indexed(
  () => ebizCharge().types,
  (type) => type.name,
);
const ebizEnums = indexed(
  () => ebizCharge().enums,
  (row) => row.name,
);
const erpSyncMethods = indexed(
  () => superOffice().erpSync,
  (method) => method.name,
);
const endpoints = indexed(
  () => superOfficeEndpoints(),
  (endpoint) => endpoint.operationId,
);
const superOfficeTypes = indexed(
  () => superOffice().types,
  (type) => type.name,
);
const superOfficeEnums = indexed(
  () => superOffice().enums,
  (row) => row.name,
);

/** The page of a Komet Sales method; one id may have a page for each HTTP method. */
export function kometMethod(id: string, httpMethod: string): KometMethod {
  return demanded(kometByKey(`${httpMethod} ${id}`), `Komet Sales method ${httpMethod} ${id}`);
}

/** The page that documents this HTTP method and path (without the base URL), if there is one. */
export function findKometRoute(httpMethod: string, path: string): KometMethod | undefined {
  return kometByRoute(`${httpMethod} ${path}`);
}

/** The page of an event that Komet Sales sends. */
export function kometEvent(id: string): KometEvent {
  return demanded(kometEventsById(id), `Komet Sales event ${id}`);
}

/** An EBizCharge operation by its SOAP name. */
export function ebizOperation(name: string): EbizOperation {
  return demanded(ebizOperations(name), `EBizCharge operation ${name}`);
}

/** As `ebizOperation`, undefined where it is not documented. */
export function findEbizOperation(name: string): EbizOperation | undefined {
  return ebizOperations(name);
}

/** An EBizCharge type by name, its fields in schema order. */
export function ebizType(name: string): EbizType {
  return demanded(ebizTypes(name), `EBizCharge type ${name}`);
}

/** As `ebizType`, undefined for scalars and for types that are not documented. */
export function findEbizType(name: string): EbizType | undefined {
  return ebizTypes(name);
}

/** The documented values of an EBizCharge member by the name of the list. */
export function ebizEnum(name: string): EbizEnum {
  return demanded(ebizEnums(name), `EBizCharge values ${name}`);
}

/** A method of SuperOffice's ErpSync agent. */
export function superOfficeErpSyncMethod(name: string): SuperOfficeAgentMethod {
  return demanded(erpSyncMethods(name), `SuperOffice ErpSync method ${name}`);
}

/** As `superOfficeErpSyncMethod`, undefined where it is not documented. */
export function findErpSyncMethod(name: string): SuperOfficeAgentMethod | undefined {
  return erpSyncMethods(name);
}

/** Every documented method of SuperOffice's agents. */
export function superOfficeAgentMethods(): AgentRoute[] {
  return agentMethodsOf(superOffice());
}

/** Every documented REST endpoint of SuperOffice. */
export function superOfficeEndpoints(): SuperOfficeEndpoint[] {
  return endpointsOf(superOffice());
}

/** A SuperOffice REST endpoint by its operation id, for example `v1User_GetCurrentPrincipal`. */
export function superOfficeEndpoint(operationId: string): SuperOfficeEndpoint {
  return demanded(endpoints(operationId), `SuperOffice endpoint ${operationId}`);
}

/** A SuperOffice carrier, undefined where its fields are not documented. */
export function findSuperOfficeType(name: string): SuperOfficeType | undefined {
  return superOfficeTypes(name);
}

/** A SuperOffice enum, undefined where its values are not documented. */
export function findSuperOfficeEnum(name: string): SuperOfficeEnum | undefined {
  return superOfficeEnums(name);
}
