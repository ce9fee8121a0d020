import type { IHttpClient } from 'soap';
import { CallFailure } from '../../errors';
import { makeWsdl, type SoapService } from './wsdl';

/** An operation's envelope without arguments: what stands before and after them. */
export interface Envelope {
  before: string;
  after: string;
  headers: Readonly<Record<string, string>>;
}

/** What `writeEnvelope()` hands to node-soap's HTTP client: where the written envelope goes. */
interface Delivery {
  deliver(xml: string, headers: Record<string, string>): void;
}

type Method = (args: object, callback: () => void, options: Delivery) => void;

const written = new WeakMap<SoapService, Map<string, Promise<Envelope>>>();

/**
 * The envelope of an operation, which node-soap writes once and without arguments. It sees no argument and no answer: its
 * errors, `last*` fields and events would let secrets out. Throws a `blocked` CallFailure for a service that WSDL can't say.
 */
export async function envelopeOf(service: SoapService, operation: string): Promise<Envelope> {
  const known = written.get(service) ?? new Map<string, Promise<Envelope>>();
  written.set(service, known);
  const envelope = known.get(operation) ?? writeEnvelope(service, operation);
  known.set(operation, envelope);
  // What failed is tried again by the next call.
  envelope.catch(() => known.delete(operation));
  return await envelope;
}

/**
 * node-soap is loaded here, at the first call: it takes longer to load than all else, and most nodes never need it. It is
 * given one operation at a time, since it takes half a millisecond for each.
 */
async function writeEnvelope(service: SoapService, operation: string): Promise<Envelope> {
  const { Client, WSDL } = await import('soap');
  const wsdl = new WSDL(makeWsdl(service, operation), '', {});
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: Error | null) => {
      if (error) reject(unusable(`The declaration of the SOAP service ${service.name} is not valid`));
      else resolve();
    });
  });
  const client = new Client(wsdl, '', { httpClient: postOffice });
  let envelope: Envelope | undefined;
  const deliver: Delivery['deliver'] = (xml, headers) => {
    const end = xml.lastIndexOf(`</${operation}>`);
    if (end >= 0) envelope = { before: xml.slice(0, end), after: xml.slice(end), headers };
  };
  try {
    (client[operation] as Method)({}, () => undefined, { deliver });
  } catch {
    envelope = undefined;
  }
  if (!envelope) throw unusable(`The SOAP message for ${operation} can’t be written`);
  return envelope;
}

/** Takes the envelope out of node-soap. Its callback is never called: it would have node-soap read the answer. */
const postOffice = {
  request(_address: string, xml: string, _callback: unknown, headers: Record<string, string>, to: Delivery) {
    to.deliver(xml, headers);
  },
} as unknown as IHttpClient;

const unusable = (message: string): CallFailure => new CallFailure({ kind: 'blocked', message, sent: false });
