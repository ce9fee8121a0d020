import type { HttpResponse } from '../../../nodes/shared/http/types';
import {
  body,
  byStatusAlone,
  done,
  list,
  one,
  ONLY_LIST,
  operation,
  records,
  rows,
  scalar,
  soap as soapCall,
  text,
  type Effect,
  type Field,
  type Operation,
  type Result,
  type Values,
} from '../../../nodes/shared/operation';
import type { Dialect, SoapService } from '../../../nodes/shared/protocol/dialect';
import type { Access, Codec } from '../../../nodes/shared/protocol/protocol';
import { soap } from '../../../nodes/shared/protocol/soap';

export const SERVICE: SoapService = {
  namespace: 'http://example.com/billing/',
  name: 'BillingService',
  portType: 'IBilling',
  action: (name) => `http://example.com/billing/IBilling/${name}`,
};

export const DIALECT: Dialect = {
  vendor: 'Billing',
  headers: {},
  judge: byStatusAlone,
  soap: { service: SERVICE, token: { element: 'token', fields: ['id', 'password'] }, meansNo: () => false },
};

/** A field that is named in the editor as on the wire. */
export const field = (name: string, type = text()): Field => body(name, type, { label: name });

export const declared = (
  name: string,
  fields: Field[],
  result: Result,
  more: Partial<Operation> = {},
): Operation =>
  operation({
    resource: 'bill',
    operation: name.toLowerCase(),
    name,
    action: name,
    description: '',
    docs: '',
    documented: name,
    call: soapCall(name),
    effect: 'read' as Effect,
    fields,
    result,
    ...more,
  });

const line = records({ itemLabel: 'Line', item: 'Line' }, field('sku'), field('price'));

const OPERATIONS: Record<string, Operation> = {
  Save: declared(
    'Save',
    [field('number'), field('ids', list(text())), field('note')],
    one({ Status: text(), Error: text() }),
    { effect: 'once' },
  ),
  Search: declared(
    'Search',
    [field('lines', line)],
    rows('', { Id: text(), Note: text(), Amount: text(), Lines: line }),
  ),
  Find: declared('Find', [], rows(ONLY_LIST, { Id: text(), Lines: line }, { item: 'Fee' })),
  Count: declared('Count', [], scalar('count', text())),
  Ping: declared('Ping', [], done()),
};

export const codecOf = (name: string): Codec => {
  const found = OPERATIONS[name];
  if (!found) throw new Error(`no operation ${name}`);
  return soap.codec(found, DIALECT);
};

export const answer = (
  content: string | Buffer,
  status = 200,
  headers: Record<string, string> = { 'content-type': 'text/xml; charset=utf-8' },
): HttpResponse => ({ status, headers, body: Buffer.from(content) });

export const envelope = (content: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;

/** How a codec reads an answer, which comes as from HTTP: a success in pieces, anything else as a whole. */
export async function readBy(codec: Codec, response: HttpResponse, pieceBytes = 100): Promise<unknown> {
  const reader = codec.reader();
  const { status, headers, body: content } = response;
  if (status !== 200) return await reader.answer(response);
  reader.body?.begin(headers);
  for (let at = 0; at < content.length; at += pieceBytes)
    reader.body?.add(content.subarray(at, at + pieceBytes));
  return await reader.answer({ ...response, body: Buffer.alloc(0) });
}

/** What an operation returns when the service answers with this response. */
export const resultOf = async (name: string, response: HttpResponse): Promise<unknown> =>
  await readBy(codecOf(name), response);

/** The message written for these values. */
export async function messageOf(
  codec: Codec,
  values: Values,
  token: Record<string, string> = {},
): Promise<{ xml: string; headers: Record<string, string> }> {
  const access: Access = { query: [], headers: {}, body: token };
  const { body: xml, headers } = await codec
    .write(values)
    .request({ baseUrl: 'https://bill.example', access });
  return { xml: String(xml), headers };
}
