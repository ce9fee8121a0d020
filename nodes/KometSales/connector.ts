import type { CallFailure } from '../shared/errors';
import type { Connector } from '../shared/invoke/connector';
import { readUrl, textOf, typedText } from '../shared/invoke/target';
import { isPlainObject, plainText, wordsIn, type Judgement, type Operation } from '../shared/operation';
import { COMPANY_TOKEN, TOKEN } from './token';

/**
 * "Orders not found." is documented for an empty list of invoices; "Orders not found.OK" was seen from purchase orders and
 * prebooks. Other lists are expected to name their records in the plural too. Messages about one missing record, or about
 * other parts of a call, mean that a value of the request is wrong.
 */
const NOTHING_FOUND =
  /^(?!.*\b(?:parameter|permission|method|token)s\b)[a-z][a-z -]*[a-rtv-z]s not found\.?\s*(?:OK\.?)?$/i;

/** "The credit doesn't exist", "Box code does not exist" and "Box not found" are documented. */
const NOT_THERE =
  /^(?!.*\b(?:parameter|permission|method|token)\b)[a-z][a-z -]* (?:does not exist|doesn[’']t exist|(?:is |was )?not found)\W*$/i;

const THE = '(?:(?:the|your|this) )?';
const KIND = '(?:security |authentication |api |access )?';
const NOT = "(?: not|n[’']t)?(?: been)?";
const FLAW =
  '(?:valid|invalid|active|inactive|expired|missing|required|enabled|disabled|allowed|authorized|exist|recognized|revoked)';
const ALLOWED = '(?:allowed|authorized|enabled|permitted)';
/** A method of the API has dots or slashes in its name; a method of payment has none. */
const METHOD = '(?:api )?method(?: [\\w-]+(?:[./][\\w-]+)+)?';

/**
 * Messages that are about the credential and nothing else. They must be the whole message: a longer one may be about a record,
 * which may have a token too (a carrier, a gift card).
 */
const CREDENTIAL_REFUSED = [
  `(?:invalid|incorrect|wrong|expired|missing|unknown|inactive) ${KIND}token`,
  `${THE}${KIND}token (?:is|was|has|does)${NOT} ${FLAW}`,
  `${THE}${KIND}token (?:is|was|has|does)${NOT} ${ALLOWED} to (?:use|call|access) ${THE}${METHOD}`,
  `${THE}${METHOD}(?: is| was)?${NOT} ${ALLOWED} (?:for|by|with) ${THE}${KIND}token`,
].map((words) => new RegExp(`^(?:error: ?)?${words}\\W*$`, 'i'));

/** Calls per day for each paid user: https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started */
export const DAILY_CALLS = 1_000;

/**
 * How to call the Komet Sales API.
 * https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started
 */
export const connector: Connector = {
  vendor: 'Komet Sales',
  headers: { Accept: 'application/json' },
  maxBodyBytes: 64_000,
  // The limit is for the company. When a day begins, and what happens above the limit, is not documented.
  dailyLimit: {
    calls: DAILY_CALLS,
    per: 'paid user',
    source: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started',
    field: 'dailyCallLimit',
  },

  ways: [
    {
      credentialType: 'kometSalesApi',
      target: (credential) => ({
        baseUrl: readUrl(credential, 'baseUrl', 'Base URL'),
        ignoreSslIssues: false,
      }),
      secrets: (credential) => [typedText(credential, TOKEN)],
      authorize({ query, headers, body }, places, credential) {
        const token = textOf(credential, TOKEN);
        for (const place of places) {
          if (place === 'query') query.push([TOKEN, token]);
          if (place === 'header') headers[TOKEN] = token;
          if (place === 'body') body[TOKEN] = token;
          // Also in the body, under the name that one page gives it.
          if (place === COMPANY_TOKEN) body[COMPANY_TOKEN] = token;
        }
      },
    },
  ],

  tokenNames: [TOKEN, COMPANY_TOKEN],

  judge,
  envelope: ['status', 'result', 'statusInventory'],
  nothingFound: NOTHING_FOUND,
  notThere: NOT_THERE,
  isUnauthorized,
  advice,
};

/** No page documents these as a status. They are not a sign of success, but they are not a refusal either. */
const LIKE_YES = /^(?:success(?:ful|fully)?|ok|yes|done|completed?|2\d\d)$/i;

/**
 * Success is in `status`, `result` or `statusInventory`, as text or number; HTTP 200 means nothing.
 * Calls without any of these have succeeded if they sent the expected data. The same holds for rows with a status.
 */
function judge(answer: unknown): Judgement {
  if (Array.isArray(answer)) return { ok: true, bare: true };
  if (!isPlainObject(answer)) {
    const said = wordsIn(answer)?.message;
    const message = said === undefined ? 'Komet Sales sent an empty answer' : 'Komet Sales sent a text alone';
    const description = said === undefined ? undefined : `It says: ${said}`;
    return { ok: false, unreadable: true, message, description };
  }
  const status = answer.status ?? answer.result ?? answer.statusInventory;
  if (status === undefined || status === null) return { ok: true, bare: true };
  const said = plainText(status)?.trim();
  if (said === '1' || said === 'true') return { ok: true };
  const words = wordsIn(answer);
  if (said === undefined || (said === '' && words === undefined))
    return { ok: false, unreadable: true, message: 'Komet Sales did not say whether it succeeded' };
  if (LIKE_YES.test(said)) {
    return {
      ok: false,
      unreadable: true,
      message: `Komet Sales answered with status ${said}, which is not documented`,
      description: words === undefined ? undefined : `It says: ${words.message}`,
    };
  }
  const message = `Komet Sales answered with status ${said} and no message`;
  return { ok: false, ...(words ?? { message }) };
}

/**
 * Komet Sales documents no error codes, and one message: "Invalid Security Token", for v2/inventory/box/count. Other messages
 * that can only mean the same are recognized too.
 */
function isUnauthorized({ message }: CallFailure): boolean {
  return CREDENTIAL_REFUSED.some((words) => words.test(message.trim()));
}

function advice(failure: CallFailure, operation: Operation): string | undefined {
  if (failure.kind !== 'unauthorized' && failure.status !== 403) return undefined;
  const path = operation.call.kind === 'http' ? operation.call.path.slice(1) : operation.operation;
  return `Check the token of the credential: in Komet Sales, under Setup > Settings > Integrations > Tokens, it must be active and have ${path} ticked.`;
}
