import type { CallFailure } from '../shared/errors';
import type { Connector } from '../shared/invoke/connector';
import { readUrl, textOf } from '../shared/invoke/target';
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

  secrets: (credential) => ['securityId', 'userId', 'password'].map((field) => textOf(credential, field)),

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
  faultText: () => undefined,
  advice,
};

/** HTTP 200 with an ErrorCode other than 0 is a failure. https://developer.ebizcharge.net/connect/docs */
function judge(result: unknown): Judgement {
  if (result === undefined || result === null) {
    return { ok: false, message: 'EBizCharge sent an empty result' };
  }
  if (!isPlainObject(result) || !Object.hasOwn(result, 'ErrorCode')) return { ok: true };
  const code = String(result.ErrorCode ?? '').trim();
  if (code === '0' || code === '') return { ok: true };
  const told = [result.Error, result.Status]
    .map((text) => String(text ?? '').trim())
    .find((text) => text !== '');
  return { ok: false, message: told ?? `EBizCharge answered with error code ${code}`, code };
}

function advice(failure: CallFailure): string | undefined {
  return failure.kind === 'unauthorized' || /invalid credentials/i.test(failure.message)
    ? 'Check Security ID, User ID and Password of the credential.'
    : undefined;
}
