import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ebizCharge, ebizType } from '../../../documented';
import { checkSoap, SOAP_ENVELOPE } from '../../../simulators/check/soap';
import { child, escapeXml, type XmlElement } from '../../../simulators/check/xml';

/** A record to be answered, in schema order; a list of records is its entries. */
export type Answer = Record<string, unknown> | Answer[] | { fault: string };

/** What a call was: its operation, the XML of its arguments behind the token, and these parsed. */
export interface SoapCall {
  name: string;
  xml: string;
  element: XmlElement;
}

/**
 * A SOAP service of EBizCharge that holds each call against the pages (names, order, wrappers, types, required) and answers as
 * a test says. A call that is not as documented is a fault.
 */
export class SoapServer {
  readonly calls: SoapCall[] = [];

  answers: Record<string, (call: SoapCall) => Answer> = {};

  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const { findings, operation, element } = checkSoap({
        httpMethod: request.method ?? '',
        headers: request.headers,
        body,
      });
      const missing = element ? valueTypesMissing(operation?.args ?? [], element) : [];
      const wrong = [
        ...findings.map(({ parameter, expectation }) => `${parameter}: ${expectation}`),
        ...missing,
      ];
      if (!operation || !element || wrong.length > 0) return send(500, faultXml(wrong.join('; ')));
      const [, xml = ''] = /<\/securityToken>([^]*)<\/[\w:]+>\s*<\/[\w:]*Body>/.exec(body) ?? [];
      const call = { name: operation.name, xml, element };
      this.calls.push(call);
      const answer = this.answers[call.name]?.(call) ?? { fault: `${call.name} is not served` };
      if ('fault' in answer && typeof answer.fault === 'string') return send(500, faultXml(answer.fault));
      const content = Array.isArray(answer)
        ? entriesXml(operation.returnItemName ?? '', answer)
        : recordXml(operation.returns, answer);
      const result = `<${operation.resultElement}>${content}</${operation.resultElement}>`;
      return send(
        200,
        `<${operation.responseElement} xmlns="${ebizCharge().service.namespace}">${result}</${operation.responseElement}>`,
      );
    });
    const send = (status: number, content: string) =>
      response
        .writeHead(status, { 'content-type': 'text/xml; charset=utf-8' })
        .end(`<s:Envelope xmlns:s="${SOAP_ENVELOPE}"><s:Body>${content}</s:Body></s:Envelope>`);
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const faultXml = (words: string): string =>
  `<s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang="en-US">${escapeXml(words)}</faultstring></s:Fault>`;

interface Slot {
  name: string;
  type: string;
  minOccurs?: number | null;
  array?: boolean;
}

/** Value types of the schema (`minOccurs` 1) that a record does not have: .NET would take 0, false or year 1 for them. */
function valueTypesMissing(slots: Slot[], element: XmlElement): string[] {
  return slots.flatMap((slot): string[] => {
    const found = child(element, slot.name);
    if (!found) return slot.minOccurs === 1 ? [`${element.local}/${slot.name}: must be there`] : [];
    const inner = found.children.length > 0 ? fieldsOf(slot.type) : [];
    const records = slot.array ? found.children : [found];
    return inner.length === 0 ? [] : records.flatMap((each) => valueTypesMissing(inner, each));
  });
}

const fieldsOf = (type: string): Slot[] =>
  ebizCharge().types.find(({ name }) => name === type.replace(/^ArrayOf/, ''))?.fields ?? [];

const entriesXml = (item: string, entries: Answer[]): string =>
  entries.map((entry) => `<${item}>${recordXml(item, entry as Record<string, unknown>)}</${item}>`).join('');

function recordXml(type: string, record: Record<string, unknown>): string {
  const { fields } = ebizType(type);
  const strange = Object.keys(record).find((name) => !fields.some((field) => field.name === name));
  if (strange !== undefined) throw new Error(`${type} has no ${strange}`);
  return fields
    .map((field) => {
      const value = record[field.name];
      if (value === undefined) return '';
      const content = Array.isArray(value)
        ? entriesXml(field.arrayItemName ?? field.type, value as Answer[])
        : typeof value === 'object'
          ? recordXml(field.type, value as Record<string, unknown>)
          : escapeXml(String(value as string));
      return `<${field.name}>${content}</${field.name}>`;
    })
    .join('');
}
