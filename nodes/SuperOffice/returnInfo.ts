import { isPlainObject, plainText, type Judgement } from '../shared/operation';

/**
 * Reads a ReturnInfo, which the store of a document answers with HTTP 200 in every case.
 * https://docs.superoffice.com/en/api/reference/restful/rest/Document/v1DocumentEntity_CheckinDocument.html
 */
export function returnInfo(answer: unknown): Judgement {
  const success = isPlainObject(answer) ? plainText(answer.Success)?.trim().toLowerCase() : undefined;
  if (!isPlainObject(answer) || (success !== 'true' && success !== 'false'))
    return { ok: false, open: true, message: 'SuperOffice did not say whether it succeeded (no ReturnInfo)' };
  const said = plainText(answer.Value)?.trim() ?? '';
  if (success === 'false')
    return { ok: false, message: said || 'The document store refused and gave no reason' };
  return answer.Type === 'Message' && said !== ''
    ? { ok: true, hint: { message: said, type: 'info' } }
    : { ok: true };
}
