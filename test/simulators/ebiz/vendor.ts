import { checkSoap, operationOfAction } from '../check/soap';
import type { SoapVerdict } from '../check/soap';
import { findingsText } from '../check/violations';
import { child, childText, parseXml } from '../check/xml';
import type { XmlElement } from '../check/xml';
import type { Answer, Call, Head, Plan, Vendor } from '../server/exchange';
import { faultAnswer, resultAnswer } from './envelope';
import { OPERATIONS } from './operations';
import type { EbizState } from './state';

/** Where the service lives. */
export const SERVICE_PATH = '/eBizService.svc';

/** Unmistakably too wide for a double. */
const WIDE_ID = '9007199254740993';

/** EBizCharge: SOAP 1.1, credentials in the body, faults with HTTP 500. */
export class EbizVendor implements Vendor {
  readonly secretParameters: string[] = [];

  constructor(private readonly state: EbizState) {}

  identify(head: Head): string {
    return operationOfAction(head.headers.soapaction) ?? head.path;
  }

  examine(call: Call): Plan {
    const verdict = checkSoap(call);
    if (call.path !== SERVICE_PATH)
      verdict.findings.unshift({ parameter: '(path)', expectation: SERVICE_PATH });
    return {
      entries: 1,
      sent: verdict.element && withoutToken(verdict.element),
      findings: verdict.findings,
      run: () => this.run(call, verdict),
    };
  }

  private run(call: Call, verdict: SoapVerdict): Answer {
    const { findings, operation, element } = verdict;
    // What the service says to a request that is not as described is not documented.
    if (findings.length > 0 || !operation || !element)
      return faultAnswer('s:Client', findingsText(findings), refusalStatus(call));
    if (!this.knows(element)) return faultAnswer('s:Client', 'Invalid Credentials ');
    const operate = OPERATIONS[operation.name];
    return operate
      ? operate(this.state, operation, element)
      : faultAnswer('s:Client', `${operation.name} is not simulated`, 501);
  }

  private knows(element: XmlElement): boolean {
    const token = tokenOf(element);
    const { securityId, userId, password } = this.state.security;
    return (
      childText(token, 'SecurityId') === securityId &&
      childText(token, 'UserId') === userId &&
      childText(token, 'Password') === password
    );
  }

  failIn200(call: Call, message: string): Answer {
    const { operation } = checkSoap(call);
    // Results without an error code (lists, records) have no other way to fail than a fault.
    if (operation?.returns !== 'CustomerResponse') return faultAnswer('s:Client', message, 200);
    return resultAnswer(operation, { Status: 'Error', StatusCode: 0, Error: message, ErrorCode: 1 });
  }

  fail(_: Call, message: string): Answer {
    return faultAnswer('s:Client', message);
  }

  secretsOf(call: Call): string[] {
    try {
      const token = tokenOf(child(parseXml(call.body), 'Body')?.children[0]);
      return (token?.children ?? []).map((element) => element.text);
    } catch {
      return [];
    }
  }

  /** The merchant's own id is the only one that may look like a number. */
  widen(answer: Answer): Answer {
    return { ...answer, body: answer.body.replace(/(<CustomerId>)[^<]*/g, `$1${WIDE_ID}`) };
  }

  snapshot(): unknown {
    return this.state.snapshot();
  }

  reset(): void {
    this.state.reset();
  }
}

function refusalStatus(call: Call): number {
  if (call.httpMethod !== 'POST') return 405;
  return String(call.headers['content-type'] ?? '').startsWith('text/xml') ? 500 : 415;
}

function tokenOf(element: XmlElement | undefined): XmlElement | undefined {
  return element?.children.find((inner) => inner.local.startsWith('securityToken'));
}

function withoutToken(element: XmlElement): unknown {
  return Object.fromEntries(
    element.children
      .filter((inner) => !inner.local.startsWith('securityToken'))
      .map((inner) => [inner.local, plain(inner)]),
  );
}

function plain(element: XmlElement): unknown {
  return element.children.length > 0
    ? element.children.map((inner) => ({ [inner.local]: plain(inner) }))
    : element.text;
}
