import {
  AppointmentRestApi,
  ContactRestApi,
  DocumentRestApi,
  PersonRestApi,
  ProjectRestApi,
  SaleRestApi,
} from '@superoffice/webapi';
import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { json, superOffice } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

/** What the clients of the records have in common. The vendor has none for the kinds at the end. */
interface RecordClient {
  getDefaultAsync(): Promise<object>;
  getByIdAsync(id: number, options?: object): Promise<object>;
  postAsync(entity: object): Promise<object>;
  putByIdAsync(id: number, entity: object): Promise<object>;
  patchByIdAsync(id: number, changes: object, options?: object): Promise<object>;
  deleteByIdAsync(id: number): Promise<void>;
}

type ClientClass = new (baseUrl: string, config: object) => unknown;

function clientOf(type: ClientClass): RecordClient {
  const { username, password } = office.credential;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  // The client takes dates without a zone for those of the machine, and sends them as UTC.
  const headers = { authorization, 'so-timezone': 'UTC' };
  return new type(`${office.url}/api`, { headers }) as RecordClient;
}

/** Members that the client found nothing for. */
function missing(value: unknown, at = ''): string[] {
  if (value === undefined) return [at];
  if (Array.isArray(value)) return value.flatMap((entry, index) => missing(entry, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => missing(inner, `${at}.${name}`));
}

const statusOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error as { response?: { status?: number } }).response?.status,
  );

describe.each([
  ['contact', ContactRestApi, 'contactId', 'name'],
  ['person', PersonRestApi, 'personId', 'title'],
  ['sale', SaleRestApi, 'saleId', 'heading'],
  ['project', ProjectRestApi, 'projectId', 'name'],
  ['appointment', AppointmentRestApi, 'appointmentId', 'agenda'],
  ['document', DocumentRestApi, 'documentId', 'header'],
] as const)('the vendor’s own client for a %s', (kind, type, id, text) => {
  const members = (entity: object): Record<string, unknown> => entity as Record<string, unknown>;

  it('reads one, and finds every member of it', async () => {
    const entity = await clientOf(type).getByIdAsync(3);
    expect(members(entity)[id]).toBe(3);
    expect(missing(entity)).toEqual([]);
    expect(office.violations).toEqual([]);
  });

  it('makes one from the blank one', async () => {
    const client = clientOf(type);
    const made = await client.postAsync({ ...(await client.getDefaultAsync()), [text]: 'From the client' });
    expect(members(made)[text]).toBe('From the client');
    expect(await client.getByIdAsync(Number(members(made)[id]))).toEqual(made);
    expect(office.violations).toEqual([]);
  });

  it('writes back what it read, and nothing is lost', async () => {
    const client = clientOf(type);
    const before = members(await client.getByIdAsync(3));
    const after = members(await client.putByIdAsync(3, { ...before, [text]: 'Written back' }));
    // Persons of a company and members of a project name it: their part of the answer changes with it.
    const { updatedDate, updatedBy, persons, projectMembers, ...rest } = after;
    expect(updatedDate).not.toEqual(before.updatedDate);
    expect(updatedBy).toMatchObject({ associateId: 5 });
    expect(persons ?? []).toHaveLength((before.persons as unknown[] | undefined)?.length ?? 0);
    expect(projectMembers ?? []).toHaveLength((before.projectMembers as unknown[] | undefined)?.length ?? 0);
    expect({ ...before, ...rest }).toEqual({ ...before, [text]: 'Written back' });
    expect(office.violations).toEqual([]);
  });

  it('changes parts, by operations and by a plain object', async () => {
    const client = clientOf(type);
    await client.patchByIdAsync(3, [{ op: 'replace', path: text, value: 'One' }]);
    expect(members(await client.patchByIdAsync(3, { [text]: 'Two' }))[text]).toBe('Two');
    expect(await statusOf(client.patchByIdAsync(3, [{ op: 'test', path: text, value: 'One' }]))).toBe(409);
    expect(office.violations).toEqual([]);
  });

  it('reads nothing that did not change, and changes nothing that did', async () => {
    const client = clientOf(type);
    const old = new Date('2020-01-01');
    expect(await client.getByIdAsync(3, { ifModifiedSince: new Date() })).toBeNull();
    expect(office.counters.log.at(-1)?.status).toBe(304);
    expect(await statusOf(client.patchByIdAsync(3, { [text]: 'X' }, { ifUnmodifiedSince: old }))).toBe(412);
  });

  it('deletes one', async () => {
    const client = clientOf(type);
    await client.deleteByIdAsync(3);
    const isSoft = kind === 'contact' || kind === 'person';
    expect(await statusOf(client.getByIdAsync(3))).toBe(isSoft ? 'done' : 404);
    expect(await statusOf(client.getByIdAsync(99_999))).toBe(404);
    expect(office.violations).toEqual([]);
  });
});

/** How the vendor's client makes its objects of the answers. It has no type for the file. */
const converters = jest.requireActual<Partial<Record<string, (source: unknown) => object>>>(
  '@superoffice/webapi/Converters.js',
);

describe.each([
  ['Ticket', 'TicketEntity', 3, 'ticketId'],
  ['TicketMessage', 'TicketMessageEntity', 2, 'ejMessageId'],
  ['Attachment', 'AttachmentEntity', 1, 'attachmentId'],
  ['Selection', 'SelectionEntity', 1, 'selectionId'],
  ['Product', 'Product', 4, 'productId'],
  ['Pricelist', 'PriceList', 2, 'priceListId'],
  ['ProjectMember', 'ProjectMember', 5, 'projectmemberId'],
  ['SaleStakeholder', 'SaleStakeholder', 5, 'saleStakeholderId'],
  ['Relation', 'ContactRelationEntity', 5, 'relationId'],
  ['User', 'User', 5, 'associateId'],
])('the vendor’s own object of a %s', (rest, type, id, key) => {
  const converted = (source: unknown): Record<string, unknown> =>
    (converters[`Create_${type}_From`]?.(source) ?? {}) as Record<string, unknown>;
  const call = async (method: string, path: string, body?: unknown) => {
    const read = await superOffice(office, path, body, {}, method);
    return { status: read.status, entity: read.text === '' ? {} : converted(json(read)) };
  };
  afterEach(() => expect(office.violations).toEqual([]));

  it('has every member, read and blank', async () => {
    const { entity } = await call('GET', `${rest}/${id}`);
    expect(entity[key]).toBe(id);
    expect(missing(entity)).toEqual([]);
    const blank = rest === 'User' ? 'User/Default?userType=InternalAssociate&personId=3' : `${rest}/default`;
    expect(missing((await call('GET', blank)).entity)).toEqual([]);
  });

  it('is written back as it was read, and made anew', async () => {
    const before = (await call('GET', `${rest}/${id}`)).entity;
    expect((await call('PUT', `${rest}/${id}`, before)).status).toBe(200);
    const made = (await call('POST', rest, before)).entity;
    expect(made[key]).toBeGreaterThan(id);
    expect(missing(made)).toEqual([]);
    if (rest !== 'Attachment') expect((await call('DELETE', `${rest}/${id}`)).status).toBe(204);
  });
});
