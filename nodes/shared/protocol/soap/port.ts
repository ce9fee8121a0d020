import type { Client, IHttpClient } from 'soap';
import { CallFailure } from '../../errors';
import type { HttpResponse } from '../../http/types';
import { readAnswer } from './answer';
import type { SoapAnswer } from './answer';
import { writeArguments } from './args';
import { makeWsdl } from './wsdl';
import type { SoapOperationShape, SoapService } from './wsdl';

export type { SoapAnswer } from './answer';

/** An envelope, ready to be posted. */
export interface SoapMessage {
  xml: string;
  headers: Readonly<Record<string, string>>;
}

/** An operation's envelope without arguments: what stands before and after them. */
interface Frame {
  before: string;
  after: string;
  headers: SoapMessage['headers'];
}

/** What `frameOf()` hands to node-soap's HTTP client: where the written envelope goes. */
interface Delivery {
  deliver(message: SoapMessage): void;
}

type Method = (args: object, callback: () => void, options: Delivery) => void;

/**
 * The operations of one SOAP service. node-soap writes each operation's envelope once, without arguments; a call fills
 * them in. Sending is the caller's. node-soap sees no argument and no answer: its errors, `last*` fields and events would
 * let secrets out. Safe to share between calls.
 */
export class SoapPort {
  private readonly shapes: ReadonlyMap<string, SoapOperationShape>;
  private readonly frames = new Map<string, Frame>();
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
    const content = writeArguments(shape.args, args);
    const { before, after, headers } = this.frames.get(operation) ?? (await this.frame(operation));
    const response = await exchange({ xml: before + content + after, headers });
    return await readAnswer(response, shape);
  }

  private async frame(operation: string): Promise<Frame> {
    this.opened ??= open(this.service, this.operations);
    const frame = frameOf(await this.opened, operation);
    this.frames.set(operation, frame);
    return frame;
  }
}

/** node-soap is loaded here, at the first call: it takes longer to load than all else, and most nodes never need it. */
async function open(service: SoapService, operations: SoapOperationShape[]): Promise<Client> {
  const { Client, WSDL } = await import('soap');
  const wsdl = new WSDL(makeWsdl(service, operations), '', {});
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: Error | null) => {
      if (error) reject(unusable(`The declaration of the SOAP service ${service.name} is not valid`));
      else resolve();
    });
  });
  return new Client(wsdl, '', { httpClient: postOffice });
}

/** Takes the envelope out of node-soap. Its callback is never called: it would have node-soap read the answer. */
const postOffice = {
  request(_address: string, xml: string, _callback: unknown, headers: Record<string, string>, to: Delivery) {
    to.deliver({ xml, headers });
  },
} as unknown as IHttpClient;

function frameOf(client: Client, operation: string): Frame {
  let written: SoapMessage | undefined;
  const deliver = (message: SoapMessage) => {
    written = message;
  };
  try {
    (client[operation] as Method)({}, () => undefined, { deliver });
  } catch {
    throw unusable(`The SOAP message for ${operation} could not be written`);
  }
  const end = written?.xml.lastIndexOf(`</${operation}>`) ?? -1;
  if (!written || end < 0) throw unusable(`The SOAP message for ${operation} could not be written`);
  const { xml, headers } = written;
  return { before: xml.slice(0, end), after: xml.slice(end), headers };
}

function unusable(message: string): CallFailure {
  return new CallFailure({ kind: 'blocked', message, sent: false });
}
