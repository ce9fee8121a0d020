import { CallFailure } from '../errors';
import type { HttpRequest, HttpResponse } from '../http/types';
import { isBare, isSuccess } from '../http/status';
import type { Operation, SoapCall, Values } from '../operation';
import { derived } from '../operation/derived';
import type { Dialect, SoapDialect } from './dialect';
import type {
  Access,
  AnswerReader,
  Codec,
  Listing,
  Protocol,
  WayIn,
  WholeArgument,
  Written,
} from './protocol';
import { FixedHeaders } from './headers';
import { SizeLimit } from './size';
import { entriesWriter } from './soap/entries';
import { envelopeOf, type Envelope } from './soap/envelope';
import { emptyOf, planOf, type Plan } from './soap/plan';
import { readXml, XmlReader } from './soap/reader';
import { documentPlan, resultIn } from './soap/answer';
import { textContent } from './soap/elements';
import { writerOf } from './soap/write';
import { inWords } from './wordsOf';

/** More than the size of any envelope without its arguments. */
const ENVELOPE_BYTES = 1_000;

/** SOAP 1.1, document/literal wrapped. The credential comes first, then the arguments in the order of the declaration. */
export const soap: Protocol = {
  codec(operation, dialect, { listing } = {}) {
    if (operation.call.kind !== 'soap') throw new Error(`${operation.operation} is not a SOAP call`);
    if (!dialect.soap) throw new Error(`${dialect.vendor} has no SOAP service`);
    return new SoapCodec(operation, operation.call, dialect, dialect.soap, listing);
  },
};

/** The envelope of an operation, with all headers of its calls. */
interface WrittenEnvelope {
  envelope: Envelope;
  headers: FixedHeaders;
}

class SoapCodec implements Codec {
  readonly entries: Codec['entries'];
  private readonly plan: Plan;
  /** The result if the answer leaves out the list. */
  private readonly empty: unknown;
  private readonly writeArguments: ReturnType<typeof writerOf>;
  private readonly limit: SizeLimit;
  /** Once the first call has written it. */
  private written?: WrittenEnvelope;

  constructor(
    operation: Operation,
    private readonly call: SoapCall,
    private readonly dialect: Dialect,
    private readonly soap: SoapDialect,
    private readonly listing: Listing | undefined,
  ) {
    const { fields, effect, result } = operation;
    const plan = planOf(operation);
    this.plan = documentPlan(call.operation, plan);
    this.empty = effect === 'read' && result.many ? emptyOf(plan) : undefined;
    this.limit = new SizeLimit(operation, dialect);
    this.writeArguments = writerOf(fields.filter((field) => field.in === 'body'));
    this.entries = entriesWriter(operation, (xml) => this.callWith(xml));
  }

  write(values: Values, whole?: WholeArgument): Written {
    return this.callWith(this.writeArguments(values, whole));
  }

  /** The call with its arguments. */
  private callWith(xml: string): Written {
    const { call, soap, limit } = this;
    return {
      size: (way) => limit.shareOf(Buffer.byteLength(this.tokenOf(way) + xml) + ENVELOPE_BYTES),
      request: (way) =>
        this.written
          ? this.requestIn(this.written, xml, way)
          : envelopeOf(soap.service, call.operation).then((envelope) => {
              const headers = new FixedHeaders([this.dialect.headers, envelope.headers]);
              this.written = { envelope, headers };
              return this.requestIn(this.written, xml, way);
            }),
    };
  }

  private requestIn({ envelope, headers }: WrittenEnvelope, xml: string, way: WayIn): HttpRequest {
    const { access, baseUrl: url } = way;
    const body = envelope.before + this.tokenOf(way) + xml + envelope.after;
    this.limit.assertFits(body);
    return { method: 'POST', url, headers: headers.with(undefined, {}, access.headers), body };
  }

  reader(): AnswerReader {
    const body = new XmlReader(this.plan, this.listing);
    return { body, answer: async (response) => await this.answer(response, body) };
  }

  private async answer(response: HttpResponse, reader: XmlReader): Promise<unknown> {
    try {
      // The reader got the body of a success only.
      const read = await (isSuccess(response.status) ? reader.end() : readXml(response));
      return resultIn(read, response, this.call.operation) ?? this.empty;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      // This fault means "no". Any other may come in the middle of the work.
      if (error.kind === 'refused' && this.soap.meansNo(error)) throw error.with({ sent: undefined });
      throw isBare(error) ? await inWords(error, response) : error;
    }
  }

  /** The credential is the first argument. */
  private tokenOf({ access }: WayIn): string {
    return this.token(access.body).text;
  }

  private readonly token = derived((body: Access['body']) => {
    const { element, fields } = this.soap.token;
    const name = this.call.token ?? element;
    const members = fields.map((field) => {
      const value = body[field];
      return value === undefined ? '' : `<${field}>${textContent(value, 'the credential')}</${field}>`;
    });
    return { text: `<${name}>${members.join('')}</${name}>` };
  });
}
