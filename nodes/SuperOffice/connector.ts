import type { Connector } from '../shared/invoke/connector';
import { byStatusAlone, isPlainObject, plainText, type Judgement, wordsIn } from '../shared/operation';
import { headerOptions } from './headerOptions';
import { ways } from './ways';

/**
 * How to call the SuperOffice WebAPI, onsite and online.
 * https://docs.superoffice.com/en/api/reference/restful/
 */
export const connector: Connector = {
  vendor: 'SuperOffice',
  // Without Accept, some installations answer in XML.
  headers: { Accept: 'application/json' },
  headerOptions,
  ways,
  // The checklist for custom apps. https://docs.superoffice.com/en/developer-portal/
  pace: {
    callsPerSecond: 10,
    source: 'https://docs.superoffice.com/en/developer-portal/',
    field: 'callsPerSecond',
  },
  emptyDates: ['0001-01-01'],

  judge: byStatusAlone,
  // Each way in has its own.
  advice: () => undefined,
};

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** QuoteStatus by its number in old clients and XML. The text of the reference spells Warning "Warn". */
const STATUS = new Map([
  ['0', 'Ok'],
  ['1', 'OkWithInfo'],
  ['2', 'Warning'],
  ['3', 'Error'],
  ['Warn', 'Warning'],
]);

/**
 * Reads a PluginResponse. HTTP is 200 in every case. Either sign of failure is enough; older releases send no Status.
 * https://docs.superoffice.com/en/api/reference/restful/agent/ErpSync_Agent/v1ErpSyncAgent_ForceResync.html
 */
export function pluginResponse(answer: unknown): Judgement {
  const silent = 'SuperOffice did not say whether it succeeded (no PluginResponse in the answer)';
  if (answer === undefined || typeof answer === 'string')
    return { ok: false, unreadable: true, message: silent };
  const words = wordsIn(answer)?.message;
  const description = words === undefined ? undefined : `It says: ${words}`;
  if (!isPlainObject(answer)) return { ok: false, open: true, message: silent, description };

  const given = plainText(answer.Status)?.trim() ?? '';
  const status = STATUS.get(given) ?? given;
  const isOk = plainText(answer.IsOk)?.trim().toLowerCase();
  const [user, tech, code] = [answer.UserExplanation, answer.TechExplanation, answer.ErrorCode].map(textIn);
  if (isOk === 'false' || status === 'Error') {
    const message = user ?? tech ?? code ?? 'The ERP connector refused and gave no reason';
    return { ok: false, message, description: message === tech ? undefined : tech, code };
  }
  if (isOk !== 'true' && !['Ok', 'OkWithInfo', 'Warning'].includes(status))
    return { ok: false, open: true, message: silent, description };
  const explanation = user ?? tech ?? code;
  if (status === 'OkWithInfo' && explanation)
    return { ok: true, hint: { message: explanation, type: 'info' } };
  if (status !== 'Warning') return { ok: true };
  const warning = explanation ?? 'SuperOffice reports a warning and gave no reason';
  return { ok: true, hint: { message: warning, type: 'warning' } };
}

/**
 * Reads an ApproveRejectResponse, which contains a PluginResponse.
 * https://docs.superoffice.com/en/api/reference/restful/agent/Quote_Agent/v1QuoteAgent_ApproveQuoteVersion.html
 */
export const approveRejectResponse = (answer: unknown): Judgement =>
  pluginResponse(isPlainObject(answer) ? answer.PluginResponse : answer);
