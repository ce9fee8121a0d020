import { SoapPort } from '../../../nodes/shared/protocol/soap/port';
import type { SoapMessage } from '../../../nodes/shared/protocol/soap/port';
import type { SoapElement, SoapOperationShape, SoapService } from '../../../nodes/shared/protocol/soap/wsdl';
import type { HttpResponse } from '../../../nodes/shared/http/types';

const text = (name: string): SoapElement => ({ name, type: 'text' });

export const SERVICE: SoapService = {
  namespace: 'http://example.com/billing/',
  name: 'BillingService',
  portType: 'IBilling',
  action: (operation) => `http://example.com/billing/IBilling/${operation}`,
};

const token: SoapElement = { name: 'token', type: [text('id'), text('password')] };
const line: SoapElement[] = [text('sku'), text('price')];

export const OPERATIONS: SoapOperationShape[] = [
  {
    name: 'Save',
    args: [token, text('number'), { name: 'ids', type: 'text', item: 'string' }, text('note')],
    result: { name: 'SaveResult', type: [text('Status'), text('Error')] },
  },
  {
    name: 'Search',
    args: [token, { name: 'lines', type: line, item: 'Line' }],
    result: {
      name: 'SearchResult',
      item: 'Invoice',
      type: [text('Id'), text('Note'), text('Amount'), { name: 'Lines', type: line, item: 'Line' }],
    },
  },
  { name: 'Count', args: [], result: text('CountResult') },
  { name: 'Ping', args: [], result: undefined },
];

export const port = () => new SoapPort(SERVICE, OPERATIONS);

export const answer = (
  body: string | Buffer,
  status = 200,
  headers: Record<string, string> = { 'content-type': 'text/xml; charset=utf-8' },
): HttpResponse => ({ status, headers, body: Buffer.from(body) });

export const envelope = (content: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;

/** What `operation` gives back when the service answers with this response. */
export async function resultOf(operation: string, response: HttpResponse): Promise<unknown> {
  return (await port().call(operation, {}, async () => await Promise.resolve(response))).result;
}

/** The message written for these arguments. */
export async function messageOf(
  operation: string,
  args: Record<string, unknown>,
  by = port(),
): Promise<SoapMessage> {
  let written: SoapMessage | undefined;
  await by.call(operation, args, async (message) => {
    written = message;
    return await Promise.resolve(answer(envelope(`<${operation}Response xmlns="${SERVICE.namespace}"/>`)));
  });
  if (!written) throw new Error('nothing was written');
  return written;
}
