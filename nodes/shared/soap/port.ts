import { Client, WSDL } from 'soap';
import type { IHttpClient } from 'soap';
import { CallFailure } from '../errors';
import type { HttpResponse } from '../http/types';
import { readAnswer } from './answer';
import type { SoapAnswer } from './answer';
import { wireArguments } from './args';
import type { WireValue } from './args';
import { makeWsdl } from './wsdl';
import type { SoapOperationShape, SoapService } from './wsdl';

export type { SoapAnswer } from './answer';

/** An envelope, ready to be posted. */
export interface SoapMessage {
  xml: string;
  headers: Record<string, string>;
}

/** What `call()` hands to node-soap's HTTP client: where the written envelope goes. */
interface Delivery {
  deliver(message: SoapMessage): void;
}

type Method = (args: Record<string, WireValue>, callback: () => void, options: Delivery) => void;

/**
 * The operations of one SOAP service. node-soap writes the envelopes; sending is the caller's, and it
 * sees no answer: its errors, `last*` fields and events would let secrets out. Safe to share between calls.
 */
export class SoapPort {
  private readonly shapes: ReadonlyMap<string, SoapOperationShape>;
  private opened?: Promise<Client>;

  constructor(
    private readonly service: SoapService,
    private readonly operations: SoapOperationShape[],
  ) {
    this.shapes = new Map(operations.map((shape) => [shape.name, shape]));
  }

  /**
   * One call: writes the envelope, gives it to `exchange` for one HTTP attempt, reads the answer.
   * Throws a CallFailure: `blocked` for arguments that XML can't carry, `refused` for a fault, `unreadable` for a 2xx that
   * is no answer, what the HTTP status says; whatever `exchange` throws comes out as it is.
   */
  async call(
    operation: string,
    args: Readonly<Record<string, unknown>>,
    exchange: (message: SoapMessage) => Promise<HttpResponse>,
  ): Promise<SoapAnswer> {
    const shape = this.shapes.get(operation);
    if (!shape) throw unusable(`The SOAP service has no operation ${operation}`);
    const wire = wireArguments(shape.args, args);
    this.opened ??= open(this.service, this.operations);
    const client = await this.opened;
    const response = await exchange(write(client, operation, wire));
    return readAnswer(response, shape);
  }
}

async function open(service: SoapService, operations: SoapOperationShape[]): Promise<Client> {
  // wireArguments has escaped all text: node-soap would let '<![CDATA[…]]>' through as it is.
  const wsdl = new WSDL(makeWsdl(service, operations), '', { escapeXML: false });
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: Error | null) => {
      if (error) reject(unusable(`The declaration of the SOAP service ${service.name} is not valid`));
      else resolve();
    });
  });
  // No name of an argument can be '$attributes', so nothing is ever written as an attribute.
  return new Client(wsdl, '', { httpClient: postOffice, attributesKey: '$attributes' });
}

/** Takes the envelope out of node-soap. Its callback is never called: it would have node-soap read the answer. */
const postOffice = {
  request(_address: string, xml: string, _callback: unknown, headers: Record<string, string>, to: Delivery) {
    to.deliver({ xml, headers });
  },
} as unknown as IHttpClient;

function write(client: Client, operation: string, args: Record<string, WireValue>): SoapMessage {
  let written: SoapMessage | undefined;
  const deliver = (message: SoapMessage) => {
    written = message;
  };
  try {
    (client[operation] as Method)(args, () => undefined, { deliver });
  } catch {
    // node-soap's error may repeat the arguments.
    throw unusable(`The SOAP message for ${operation} could not be written`);
  } finally {
    forget(client);
  }
  if (!written) throw unusable(`The SOAP message for ${operation} could not be written`);
  return written;
}

/** node-soap keeps the latest envelope, with the credential in it. */
function forget(client: Client): void {
  for (const key of Object.keys(client)) if (key.startsWith('last')) delete client[key];
}

function unusable(message: string): CallFailure {
  return new CallFailure({ kind: 'blocked', message, sent: false });
}
