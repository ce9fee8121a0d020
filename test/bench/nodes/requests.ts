/** One call as the test nodes make it. */
export interface BenchRequest {
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a test node gets to know about the work. */
export interface BenchWork {
  kind: 'credits' | 'soap' | 'resync' | 'customers' | 'archive' | 'patches';
  url: string;
  /** The simulator's own: invented. */
  credential: Record<string, string>;
  inFlight: number;
  /** A file with the WSDL of the service, for the node that uses `soap`. */
  wsdl?: string;
}

/** The call for one item, written the way a programmer who knows the vendor would. */
export function requestOf({ kind, url, credential }: BenchWork, json: Record<string, unknown>): BenchRequest {
  const type = { 'Content-Type': 'application/json' };
  switch (kind) {
    case 'credits': {
      const { authenticationToken } = credential;
      const body = JSON.stringify({ authenticationToken, credits: [{ creditId: json.creditId }] });
      return { method: 'POST', url, headers: type, body };
    }
    case 'resync': {
      const body = JSON.stringify({ ErpConnectionId: 612, InternalKeyIds: [json.internalKeyId] });
      return { method: 'POST', url, headers: { ...type, ...asUser(credential) }, body };
    }
    case 'patches': {
      const body = JSON.stringify([{ op: 'replace', path: '/OrgNr', value: json.orgNr }]);
      return {
        method: 'PATCH',
        url: `${url}/${String(json.companyId)}`,
        headers: { 'Content-Type': 'application/json-patch+json', ...asUser(credential) },
        body,
      };
    }
    case 'archive': {
      const query = new URLSearchParams(ARCHIVE_QUERY);
      if (json.after !== undefined) query.set('$filter', `contactId gt ${String(json.after)}`);
      return { method: 'GET', url: `${url}?${query.toString()}`, headers: asUser(credential) };
    }
    case 'soap':
      return {
        method: 'POST',
        url,
        headers: {
          'Content-Type': 'text/xml; charset=utf-8',
          SOAPAction: `"${NAMESPACE}/IeBizService/MarkCustomerAsSynchronized"`,
        },
        body: envelope(credential, String(json.customerInternalId)),
      };
    case 'customers': {
      const { authenticationToken = '' } = credential;
      const query = new URLSearchParams({ authenticationToken, includeInactive: '1' });
      return { method: 'GET', url: `${url}?${query.toString()}`, headers: {} };
    }
  }
}

/** The first page of the companies, with the columns that the pack reads unless users choose others. */
export const ARCHIVE_QUERY = {
  $select:
    'contactId,name,department,number,code,orgnr,category,business,country,associateId,activeErpLinks,registeredDate,updatedDate',
  $orderBy: 'contactId',
  $top: '1000',
};

/** A page of an archive. */
interface Page {
  value: Array<Record<string, unknown>>;
  'odata.nextLink': string | null;
}

/** All rows of an archive: each page begins after the last row of the one before. */
export async function archiveRows<Row extends object>(
  work: BenchWork,
  send: (request: BenchRequest) => Promise<unknown>,
): Promise<Row[]> {
  const rows: Page['value'] = [];
  for (let hasMore = true; hasMore;) {
    const page = (await send(requestOf(work, { after: rows.at(-1)?.PrimaryKey }))) as Page;
    rows.push(...page.value);
    hasMore = page['odata.nextLink'] !== null;
  }
  return rows as Row[];
}

function asUser({ username, password }: Record<string, string>): Record<string, string> {
  const login = Buffer.from(`${username}:${password}`).toString('base64');
  return { Accept: 'application/json', Authorization: `Basic ${login}` };
}

const NAMESPACE = 'http://eBizCharge.ServiceModel.SOAP';

/** An envelope; the id may also be an expression of n8n's. */
export function envelope({ securityId, userId, password }: Record<string, string>, id: string): string {
  return (
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    `<MarkCustomerAsSynchronized xmlns="${NAMESPACE}"><securityToken><SecurityId>${securityId}</SecurityId>` +
    `<UserId>${userId}</UserId><Password>${password}</Password></securityToken>` +
    `<customerInternalId>${id}</customerInternalId></MarkCustomerAsSynchronized></soap:Body></soap:Envelope>`
  );
}

/** Does something for each item, so many at a time, and returns the results in order. */
export async function inFlight<T, R>(items: T[], most: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
