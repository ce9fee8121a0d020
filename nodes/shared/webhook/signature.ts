import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  NodeHelpers,
  type ICredentialDataDecryptedObject,
  type IHookFunctions,
  type IWebhookFunctions,
} from 'n8n-workflow';
import { textOf } from '../invoke/target';
import type { Hmac } from '../operation';
import { textIn } from './authorization';
import { PATH } from './registeredSource';

/**
 * The secret of a trigger's subscription: HMAC-SHA256, keyed by the credential's secret, over the path of the trigger's
 * address below n8n's own, in hex. Nothing is saved, so it is the same in every process of n8n, during the vendor's test
 * call, and for the test and the production address. Undefined if the credential has no secret.
 */
export function secretFor(
  context: IHookFunctions | IWebhookFunctions,
  { keyedBy }: Hmac,
  credential: ICredentialDataDecryptedObject,
): string | undefined {
  const key = keyedBy.map((field) => textOf(credential, field)).find((text) => text !== '');
  if (key === undefined) return undefined;
  const path = NodeHelpers.getNodeWebhookPath(context.getWorkflow().id ?? '', context.getNode(), PATH);
  return createHmac('sha256', key).update(path, 'utf8').digest('hex');
}

/** Why the signature of a call is not accepted; undefined if it is. */
export function signatureFault(
  { header, algorithm, encoding }: Hmac,
  { headers, raw }: { headers: Record<string, unknown>; raw: Buffer | undefined },
  secret: string,
): 'secretMissing' | 'secretWrong' | undefined {
  const given = textIn(headers, header.toLowerCase());
  if (given === undefined) return 'secretMissing';
  if (raw === undefined) return 'secretWrong';
  const sent = Buffer.from(given, encoding);
  const expected = createHmac(algorithm, secret).update(raw).digest();
  return sent.length === expected.length && timingSafeEqual(sent, expected) ? undefined : 'secretWrong';
}
