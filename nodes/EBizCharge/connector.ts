import type { CallFailure } from '../shared/errors';
import type { Connector } from '../shared/invoke/connector';
import { readUrl, textOf, typedText } from '../shared/invoke/target';
import { isPlainObject, plainText, type Judgement } from '../shared/operation';

const NAMESPACE = 'http://eBizCharge.ServiceModel.SOAP';

/** A documented fault: https://developer.ebizcharge.net/connect/docs */
const NOT_THERE = /^(?:error:\s*)?not found\W*$/i;

/**
 * How to call the EBizCharge Connect SOAP service: SOAP 1.1, with the credential as the first element of the body.
 * https://developer.ebizcharge.net/connect/docs
 */
export const connector: Connector = {
  vendor: 'EBizCharge',
  headers: { Accept: 'text/xml' },

  ways: [
    {
      credentialType: 'eBizChargeApi',
      target: (credential) => ({
        baseUrl: readUrl({ endpoint: withoutWsdl(textOf(credential, 'endpoint')) }, 'endpoint', 'Endpoint'),
        ignoreSslIssues: false,
      }),
      secrets: (credential) => ['securityId', 'password'].map((field) => typedText(credential, field)),
      userNames: (credential) => [typedText(credential, 'userId')],
      authorize({ body }, _places, credential) {
        body.SecurityId = textOf(credential, 'securityId');
        body.UserId = textOf(credential, 'userId');
        body.Password = textOf(credential, 'password');
      },
    },
  ],

  soap: {
    service: {
      namespace: NAMESPACE,
      name: 'eBizService',
      portType: 'IeBizService',
      action: (operation) => `${NAMESPACE}/IeBizService/${operation}`,
    },
    token: { element: 'securityToken', fields: ['SecurityId', 'UserId', 'Password'] },
    meansNo,
  },

  toolMoney: { field: 'allowMoneyInTools', label: 'Allow Money in AI Tools' },
  switches: [
    { field: 'allowCreditWithoutReference', label: 'Allow Credit Without Reference' },
    { field: 'allowRawData', label: 'Allow Raw Card and Bank Data', keepsNothing: true },
  ],
  emptyDates: ['1900-01-01', '0001-01-01'],

  judge,
  signs: ['StatusCode'],
  notThere: NOT_THERE,
  isUnauthorized,
  advice,
};

/**
 * The address of the service, from the address of its WSDL. People paste `…/eBizService.svc?singleWsdl`, or
 * `…/v2/wsdl/ebizsoap1.wsdl` of the newer version. https://developer.ebizcharge.net/connect/docs
 */
const withoutWsdl = (endpoint: string): string =>
  endpoint.replace(/\?(?:single)?wsdl(?:=\w*)?$/i, '').replace(/\/wsdl\/\w+\.wsdl$/i, '');

/**
 * A success has StatusCode 1 or the Status "Success", and nothing that contradicts it: another Status or StatusCode, or an
 * ErrorCode other than 0. .NET sends StatusCode 0 if there is none. Reads of records have none of these members.
 * https://developer.ebizcharge.net/connect/docs
 */
function judge(result: unknown): Judgement {
  if (result === undefined || result === null || result === '') {
    return { ok: false, unreadable: true, message: 'EBizCharge sent an empty result' };
  }
  if (!isPlainObject(result)) return { ok: true, bare: true };
  if (STATUS_MEMBERS.every((name) => isNothing(result[name]))) return { ok: true, bare: true };

  const status = textIn(result.Status);
  const statusCode = textIn(result.StatusCode);
  const error = textIn(result.Error);
  const code = textIn(result.ErrorCode).replace(/^0$/, '');
  const isYes = statusCode === '1' || /^success$/i.test(status);
  const isNo = code !== '' || !/^(?:success)?$/i.test(status) || !/^[01]?$/.test(statusCode);
  if (isYes && !isNo) return { ok: true };
  if (!isNo && error === '')
    return { ok: false, unreadable: true, message: 'EBizCharge did not say whether it succeeded' };
  const message = error || saidBy(status, statusCode, code);
  return { ok: false, message, code: code || undefined, ...(CRASH.test(error) ? { open: true } : {}) };
}

const STATUS_MEMBERS = ['Status', 'StatusCode', 'Error', 'ErrorCode'];

const isNothing = (member: unknown): boolean => member === undefined || member === null;

const textIn = (member: unknown): string => plainText(member)?.trim() ?? '';

/** The message for a refusal without an Error. */
function saidBy(status: string, statusCode: string, code: string): string {
  if (status !== '' && !/^success$/i.test(status)) return status;
  return code === ''
    ? `EBizCharge answered with status code ${statusCode}`
    : `EBizCharge answered with error code ${code}`;
}

/** A fault with exactly this text means a wrong security token: https://developer.ebizcharge.net/connect/docs */
function isUnauthorized({ message }: CallFailure): boolean {
  return INVALID_CREDENTIALS.test(message.trim());
}

const INVALID_CREDENTIALS = /^(?:error:\s*)?invalid credentials\W*$/i;

/**
 * Documented faults are "Not Found", "Invalid Credentials" and "Invalid" with the name of an argument, with codes such as
 * InvalidCustomerInternalId: https://developer.ebizcharge.net/connect/docs. Other faults, such as
 * InternalServiceFault and "Object reference not set to an instance of an object", are crashes.
 */
function meansNo({ message, code = '' }: CallFailure): boolean {
  const words = message.trim();
  if (CRASH.test(words) || CRASH.test(code)) return false;
  return NO_IN_WORDS.test(words) || /^Invalid[A-Z]\w*$/.test(code);
}

const CRASH =
  /exception|object reference|internal ?(?:service|server|error)|invalid ?(?:operation|cast|program)|time(?:d ?)?-? ?out/i;

const NO_IN_WORDS = /^(?:error:\s*)?(?:not found|record already exists|invalid \w+)\W*$/i;

function advice({ kind }: CallFailure): string | undefined {
  return kind === 'unauthorized' ? 'Check Security ID, User ID and Password of the credential.' : undefined;
}
