import { findEbizType } from '../../documented';
import { checkSoap, operationOfAction } from '../check/soap';
import type { SoapVerdict } from '../check/soap';
import type { Finding } from '../check/values';
import { findingsText } from '../check/violations';
import { child, childText, parseXml } from '../check/xml';
import type { XmlElement } from '../check/xml';
import type { Answer, Call, ControlAction, Head, Plan, Vendor } from '../server/exchange';
import { controlsOf } from './controls';
import { faultAnswer, resultAnswer } from './envelope';
import { Given } from './given';
import { EbizFault } from './method';
import type { Operate } from './method';
import { METHODS } from './methods';
import { refused } from './results';
import type { EbizState } from './state';

/** Where the service lives. */
export const SERVICE_PATH = '/eBizService.svc';

/** Clearly too wide for a double. */
const WIDE_ID = '9007199254740993';

/** EBizCharge: SOAP 1.1, credentials in the body, faults with HTTP 500. */
export class EbizVendor implements Vendor {
  readonly secretParameters: string[] = [];

  readonly controls: Record<string, ControlAction>;

  constructor(private readonly state: EbizState) {
    this.controls = controlsOf(state);
  }

  identify(head: Head): string {
    return operationOfAction(head.headers.soapaction) ?? head.path;
  }

  examine(call: Call): Plan {
    const verdict = checkSoap(call);
    const findings = [...wrongPath(call), ...verdict.findings, ...notSimulated(verdict)];
    return {
      entries: 1,
      sent: verdict.element && withoutToken(verdict.element),
      findings,
      run: () => this.run(call, { ...verdict, findings }),
    };
  }

  private run(call: Call, verdict: SoapVerdict): Answer | Promise<Answer> {
    const { findings, operation, element } = verdict;
    const operate = operation && METHODS[operation.name];
    if (operation && !operate) return faultAnswer('s:Client', findingsText(findings), 501);
    // The answer to a malformed request is not documented.
    if (findings.length > 0 || !operation || !operate || !element)
      return faultAnswer('s:Client', findingsText(findings), refusalStatus(call));
    if (!this.knows(element)) return faultAnswer('s:Client', 'Invalid Credentials ');
    return this.answer(operate, new Given(operation, element));
  }

  private async answer(operate: Operate, given: Given): Promise<Answer> {
    try {
      return resultAnswer(given.operation, await operate(this.state, given));
    } catch (error) {
      if (error instanceof EbizFault) return faultAnswer(error.faultcode, error.faultstring);
      throw error;
    }
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
    const members = findEbizType(operation?.returns ?? '')?.fields.map(({ name }) => name) ?? [];
    // Results without an error code (lists, records) have no other way to fail than a fault.
    if (!operation || !members.includes('ErrorCode')) return faultAnswer('s:Client', message, 200);
    const refusal = members.includes('ResultCode')
      ? { ResultCode: 'E', Result: 'Error', Error: message, ErrorCode: '1' }
      : refused(1, message);
    return resultAnswer(operation, refusal);
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

function wrongPath(call: Call): Finding[] {
  return call.path === SERVICE_PATH ? [] : [{ parameter: '(path)', expectation: SERVICE_PATH }];
}

/** A documented method that is not simulated yet fails the test: nothing is invented for it. */
function notSimulated({ operation }: SoapVerdict): Finding[] {
  if (!operation || METHODS[operation.name]) return [];
  return [{ parameter: operation.name, expectation: 'a method that the simulator has' }];
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
