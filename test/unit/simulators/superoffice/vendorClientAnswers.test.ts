import { superOfficeEndpoints } from '../../../documented';
import type { SuperOfficeEndpoint } from '../../../documented';
import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { superOffice } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
  await seed();
});
afterAll(() => office.close());

/** How the vendor's client makes its objects of answers. */
const converters = jest.requireActual<Partial<Record<string, (source: unknown) => object>>>(
  '@superoffice/webapi/Converters.js',
);

/** The type of a good answer, and whether there are several. */
function answerOf({ responses }: SuperOfficeEndpoint): { type: string; many: boolean } {
  const said = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1] ?? '';
  const [, type = '', many] = /^(\w+)(\[\])?/.exec(said) ?? [];
  return { type, many: many !== undefined };
}

/** Members that the client found nothing for. */
function missing(value: unknown, at = ''): string[] {
  if (value === undefined) return [at];
  if (Array.isArray(value)) return value.flatMap((entry, index) => missing(entry, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => missing(inner, `${at}.${name}`));
}

/** What stands in addresses; 1 for all others. The second part is of one address alone. */
const SAMPLES: Record<string, string> = {
  ...{ entity: 'Contact', fieldName: 'x_pallets', progidOrLabel: 'SuperOffice:1' },
  ...{ definitionName: 'y_equipment', tableName: 'y_equipment', listname: 'category', name: 'Category' },
  ...{ udListDefinitionName: 'Delivery Routes', udListDefinitionId: '101', domain: 'company20.example' },
  ...{ applicationName: 'Komet Sales', deviceName: 'Miami', keyName: 'CustomerId', state: 'Succeeded' },
};

const OWN: Record<string, Record<string, string>> = {
  'Contact/Duplicates/{name}': { name: 'Flower House 20 AS' },
  'List/Country/Items/{id}': { id: '578' },
  'Schema/{tableName}/{fieldName}': { fieldName: 'x_count' },
  'User/CustomField/{fieldName}': { fieldName: 'x_desk' },
  'User/{associateId}/UserPresenceStatus': { associateId: '5' },
  'User/{id}': { id: '5' },
};

const KEYS = { Key: 'CustomerId', Value: '23423', TableName: 'contact', RecordId: 1 };

/** What lists would be empty without. */
async function seed(): Promise<void> {
  const call = async (method: string, path: string, body?: unknown) =>
    await superOffice(office, path, body, {}, method);
  await call('PUT', 'ForeignApp/Komet%20Sales');
  await call('POST', 'ForeignApp/Komet%20Sales/Miami/1');
  await call('PUT', 'ForeignApp/Komet%20Sales/Miami/1/Key', KEYS);
  await call('PUT', 'Person/1/Consent/STORE?source=API&legalBase=61A&comment=Asked');
}

/** Nobody has a duplicate or a milestone; no list but one has headings, and selections of the seed have no criteria. */
const MAY_BE_EMPTY =
  /Headings$|^(Project|Selection)\/Duplicates\/|NextMilestone$|\/Criteria(Groups)?$|^Webhook$/;

/** Endpoints that no operation and no other test needs. */
const NOT_SIMULATED = [
  'Contact/{contactId}/Imageinfo',
  'Contact/DuplicateRules',
  'Contact/{contactId}/Summary',
  'Person/{personId}/Summary',
  'Person/{personId}/ImageInfo',
  'Project/DuplicateRules',
  'Project/{projectId}/Imageinfo',
  'Selection/DuplicateRules',
  'Product/{productId}/ImageInfo',
];

/** Records that are made and read by tests of their own. */
const ELSEWHERE = ['Webhook/{id}', 'User/{userName}'];

function addressOf(path: string): string {
  const samples = { ...SAMPLES, ...OWN[path] };
  const isKey = path.startsWith('ForeignApp');
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(isKey && name === 'tableName' ? 'contact' : (samples[name] ?? '1')),
  );
  return /Key\/CustomerId\/contact$/.test(filled)
    ? `${filled}?${isDevice(path) ? 'Value' : 'keyValue'}=23423`
    : filled;
}

const isDevice = (path: string): boolean => path.includes('{deviceIdentifier}');

const endpoints = superOfficeEndpoints()
  .filter((endpoint) => endpoint.method === 'GET' && converters[`Create_${answerOf(endpoint).type}_From`])
  .map((endpoint) => [endpoint.path.replace('/api/v1/', ''), answerOf(endpoint)] as const)
  .filter(([path]) => !ELSEWHERE.includes(path));

it('the vendor’s own client has an object for the answers of most documented reads', () => {
  expect(endpoints.length).toBeGreaterThan(250);
});

it.each(endpoints)('its object has every member of %s, %j', async (path, { type, many }) => {
  const before = office.violations.length;
  const read = await superOffice(office, addressOf(path), undefined, {}, 'GET');
  if (NOT_SIMULATED.includes(path)) return expect(read.status).toBe(501);
  expect(office.violations.slice(before)).toEqual([]);
  expect([read.status, read.text.slice(0, 300)]).toEqual([200, expect.anything()]);
  const body: unknown = read.text === '' ? null : JSON.parse(read.text);
  const entries = many ? (body as unknown[]) : [body].filter((entry) => entry !== null);
  if (!MAY_BE_EMPTY.test(path)) expect(entries.length).toBeGreaterThan(0);
  expect(entries.flatMap((entry) => missing(converters[`Create_${type}_From`]?.(entry)))).toEqual([]);
});
