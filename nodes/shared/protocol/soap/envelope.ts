import type { IHttpClient } from 'soap';
import { CallFailure } from '../../errors';
import type { SoapService } from '../dialect';
import { makeWsdl } from './wsdl';

/** The envelope of an operation: the text before and after its arguments. */
export interface Envelope {
  before: string;
  after: string;
  headers: Readonly<Record<string, string>>;
}

/** Passed by `writeEnvelope()` to node-soap's HTTP client, which puts the envelope here. */
interface Delivery {
  deliver(xml: string, headers: Record<string, string>): void;
}

type Method = (args: object, callback: () => void, options: Delivery) => void;

const written = new WeakMap<SoapService, Map<string, Promise<Envelope>>>();

/**
 * The envelope of an operation. node-soap writes it once, without arguments: its errors, `last*` fields and events would
 * leak the secrets in arguments and answers. Throws a `blocked` CallFailure for an invalid service.
 */
export async function envelopeOf(service: SoapService, operation: string): Promise<Envelope> {
  const known = written.get(service) ?? new Map<string, Promise<Envelope>>();
  written.set(service, known);
  const envelope = known.get(operation) ?? writeEnvelope(service, operation);
  known.set(operation, envelope);
  // After a failure, the next call tries again.
  envelope.catch(() => known.delete(operation));
  return await envelope;
}

/**
 * Loads node-soap at the first call, since it loads slowly and most nodes never need it. It gets one operation at a time,
 * since each takes half a millisecond.
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

/** Takes the envelope from node-soap. It never calls back, so node-soap never reads an answer. */
const postOffice = {
  request(_address: string, xml: string, _callback: unknown, headers: Record<string, string>, to: Delivery) {
    to.deliver(xml, headers);
  },
} as unknown as IHttpClient;

const unusable = (message: string): CallFailure => new CallFailure({ kind: 'blocked', message, sent: false });
