import {
  findErpSyncMethod,
  findSuperOfficeType,
  superOffice,
  superOfficeEndpoint,
  type SuperOfficeAgentEndpoint,
  type SuperOfficeEndpoint,
  type SuperOfficeParam,
} from '../../documented';

/** A documented call of SuperOffice, in one form for agents and entities. */
export interface Page {
  method: string;
  path: string;
  /** The address of the page, if the catalogue has it. */
  docs?: string;
  pathParams: SuperOfficeParam[];
  query: SuperOfficeParam[];
  /** The members of the body. */
  body: SuperOfficeParam[];
  /** A body that is no object: its type. */
  bareBody?: string;
  /** The type of the answer; `none` if there is none. */
  answer: string;
  /** A list of rows with the parameters of OData: the names of its columns, if the catalogue has all of them. */
  columns?: 'some' | string[];
}

interface Archive {
  /** With those of related records. Without it, there are some of these too. */
  totalColumns?: number;
  columns: Array<{ name: string }>;
}

/** The parts of the catalogue with endpoints. */
interface Endpoints {
  entities: Record<
    string,
    {
      mdoEndpoints?: SuperOfficeEndpoint[];
      genericEndpoints?: Array<{ operationId: string }>;
    }
  >;
  webhooks: { endpoints: SuperOfficeEndpoint[] };
  odata: { params: Array<{ name: string }>; archives: Record<string, Archive> };
  erpSync: Array<{ name: string; source: string[] }>;
}

type OdataEndpoint = SuperOfficeEndpoint & { odata?: boolean };

const catalogue = (): Endpoints => superOffice() as unknown as Endpoints;

/** All documented endpoints of entities, lists and webhooks. */
export const endpoints = (): OdataEndpoint[] => [
  ...Object.values(superOffice().entities).flatMap((group) => group.endpoints ?? []),
  ...Object.values(catalogue().entities).flatMap((group) => [
    ...(group.mdoEndpoints ?? []),
    ...(group.genericEndpoints ?? []).map(({ operationId }) => superOfficeEndpoint(operationId)),
  ]),
  ...catalogue().webhooks.endpoints,
];

/** The methods of agents other than ErpSync by their names in declarations: `Quote/PlaceOrder`. */
export const agentMethods = (): Map<string, SuperOfficeAgentEndpoint> =>
  new Map(
    Object.values(superOffice().entities)
      .flatMap(({ agentEndpoints }) => agentEndpoints ?? [])
      .map((each) => [each.path.split('/').slice(-2).join('/'), each]),
  );

/**
 * The page of a method of the ErpSync agent by its name, of a method of another agent by the names of both, or of an
 * endpoint by its operation ID. Throws if there is none.
 */
export function pageOf(documented: string): Page {
  const endpoint = endpoints().find(({ operationId }) => operationId === documented);
  const page = erpSyncPage(documented) ?? agentPage(documented) ?? (endpoint && endpointPage(endpoint));
  if (!page) throw new Error(`SuperOffice documents no ${documented}`);
  return page;
}

function erpSyncPage(name: string): Page | undefined {
  const found = findErpSyncMethod(name);
  if (!found) return undefined;
  const isWrapped = found.bodyKind === 'wrapper';
  return {
    method: found.method,
    path: found.path,
    docs: catalogue().erpSync.find((each) => each.name === name)?.source[0],
    pathParams: [],
    query: found.query,
    body: isWrapped ? found.body : membersOf(found.bodyKind),
    answer: found.response.type,
  };
}

function agentPage(name: string): Page | undefined {
  const found = agentMethods().get(name);
  if (!found) return undefined;
  const { method, path, query, body, bodyType, response } = found;
  return {
    method,
    path,
    pathParams: [],
    query,
    body: bodyType === undefined ? body : membersOf(bodyType),
    answer: response['200'] ?? 'none',
  };
}

function endpointPage({ odata, archive, ...found }: OdataEndpoint): Page {
  const { method, path, pathParams = [], query, bodyType, responses } = found;
  const carrier = bodyType?.replace('JsonPatchOperation[] | partial ', '');
  const isObject = carrier !== undefined && findSuperOfficeType(carrier) !== undefined;
  const answer = responses['200'] ?? responses['201'] ?? responses['204'] ?? 'none';
  const isList = odata || answer === 'ODataSlimResponse';
  return {
    method,
    path,
    pathParams,
    query: odata ? [...query, ...odataParams()] : query,
    body: isObject ? membersOf(carrier) : [],
    bareBody: isObject ? undefined : carrier,
    answer,
    ...(isList ? { columns: columnsOf(archive) } : {}),
  };
}

/** The parameters of lists. They are texts. */
const odataParams = (): SuperOfficeParam[] =>
  catalogue().odata.params.map(({ name }) => ({ name, type: 'string' }));

/** Archives with hundreds of columns are not in the catalogue as a whole. */
function columnsOf(archive: string | undefined): Page['columns'] {
  const found = archive === undefined ? undefined : catalogue().odata.archives[archive];
  return found?.columns.length === found?.totalColumns && found
    ? found.columns.map(({ name }) => name)
    : 'some';
}

/** The members of a carrier; none if it is a plain value, or not described. */
export const membersOf = (type: string): SuperOfficeParam[] => findSuperOfficeType(type)?.fields ?? [];
