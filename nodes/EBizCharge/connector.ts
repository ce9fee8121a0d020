import type { CallFailure } from '../shared/errors';
import type { Connector } from '../shared/invoke/connector';
import { readUrl, textOf, typedText } from '../shared/invoke/target';
import { isPlainObject, type Judgement } from '../shared/operation';

const NAMESPACE = 'http://eBizCharge.ServiceModel.SOAP';

/**
 * How the EBizCharge Connect SOAP service is spoken to: SOAP 1.1, the credential as first element of the body.
 * https://developer.ebizcharge.net/connect/docs
 */
export const connector: Connector = {
  vendor: 'EBizCharge',
  credentialType: 'eBizChargeApi',
  headers: { Accept: 'text/xml' },

  target: (credential) => ({
    baseUrl: readUrl(credential, 'endpoint', 'Endpoint'),
    ignoreSslIssues: false,
  }),

  secrets: (credential) => ['securityId', 'password'].map((field) => typedText(credential, field)),
  userNames: (credential) => [typedText(credential, 'userId')],

  authorize() {},

  soap: {
    service: {
      namespace: NAMESPACE,
      name: 'eBizService',
      portType: 'IeBizService',
      action: (operation) => `${NAMESPACE}/IeBizService/${operation}`,
    },
    token: { element: 'securityToken', fields: ['SecurityId', 'UserId', 'Password'] },
    credential: (credential) => ({
      SecurityId: textOf(credential, 'securityId'),
      UserId: textOf(credential, 'userId'),
      Password: textOf(credential, 'password'),
    }),
  },

  judge,
  isUnauthorized,
  faultText: () => undefined,
  advice,
};

/**
 * HTTP 200 with an ErrorCode other than 0, or a Status of Error or Failed, is a failure.
 * https://developer.ebizcharge.net/connect/docs
 */
function judge(result: unknown): Judgement {
  if (result === undefined || result === null || result === '') {
    return { ok: false, unreadable: true, message: 'EBizCharge sent an empty result' };
  }
  if (!isPlainObject(result)) return { ok: true };
  const [code, status, error] = [result.ErrorCode, result.Status, result.Error].map((text) =>
    String(text ?? '').trim(),
  );
  if ((code === '0' || code === '') && !/^(error|failed)$/i.test(status ?? '')) return { ok: true };
  const message = error || status || `EBizCharge answered with error code ${code}`;
  return { ok: false, message, code: code || undefined };
}

/** A wrong security token is told by a fault: https://developer.ebizcharge.net/connect/docs */
function isUnauthorized({ message }: CallFailure): boolean {
  return /invalid credentials/i.test(message);
}

function advice({ kind }: CallFailure): string | undefined {
  return kind === 'unauthorized' ? 'Check Security ID, User ID and Password of the credential.' : undefined;
}
