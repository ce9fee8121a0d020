/** One call as the test nodes make it. */
export interface BenchRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a test node gets to know about the work. */
export interface BenchWork {
  kind: 'credits' | 'soap' | 'resync' | 'customers';
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
      const login = Buffer.from(`${credential.username}:${credential.password}`).toString('base64');
      const body = JSON.stringify({ ErpConnectionId: 612, InternalKeyIds: [json.internalKeyId] });
      return {
        method: 'POST',
        url,
        headers: { ...type, Accept: 'application/json', Authorization: `Basic ${login}` },
        body,
      };
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
