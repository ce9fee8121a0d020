import type {
  ICredentialDataDecryptedObject,
  IDataObject,
  INodeExecutionData,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { NO_SECRETS, redactor, type Redactor } from '../http/redact';
import { trimmed } from '../operation/invisible';
import { downloadFiles } from './downloads';
import { fetchRecord } from './record';
import { bodyOf } from './receivedBody';
import { isSameSecret } from './secret';
import {
  eventNamed,
  type Incoming,
  type Proof,
  type Refusal,
  type WebhookEvent,
  type WebhookSource,
} from './source';

/** The credential that a call is checked against, and the proof that the call must carry. */
interface Guard {
  credential: ICredentialDataDecryptedObject;
  proof: Proof;
}

/** `receive` of receive.ts, with all that it needs. */
export async function receiveCall(
  context: IWebhookFunctions,
  source: WebhookSource,
): Promise<IWebhookResponseData> {
  const incoming = incomingOf(context);
  const event = eventNamed(source, String(context.getNodeParameter('event', '')));
  const isOpen = context.getNodeParameter('authentication', 'secret') === 'none';
  const guard = isOpen ? undefined : await guardOf(context, source.verify);
  const refusal = isOpen ? undefined : refusalOf(guard?.proof, incoming);
  const said = refusal ? undefined : event.parse(incoming);
  if (!said) {
    const { status, body } = refusal
      ? source.answer.refused(refusal, guard?.proof.subject ?? `${source.verify.label} is`)
      : source.answer.unreadable(event.unreadable);
    context.getResponseObject().status(status).json(body);
    return { noWebhookResponse: true };
  }
  const redact = guard ? redactor(guard.proof.secrets) : NO_SECRETS;
  const { json, ...binary } = await itemOf(context, source, event, said, redact, guard);
  const item = {
    json: redact.value({ event: event.value, ...json, received: source.received(incoming) }),
    ...binary,
  };
  const accepted = source.answer.accepted(String(context.getNodeParameter('message', '')));
  // If the workflow answers itself, n8n ignores this answer.
  return { webhookResponse: accepted.body, workflowData: [[item]] };
}

/** The item of a call, with the record and the files that the user wants. */
async function itemOf(
  context: IWebhookFunctions,
  { system }: WebhookSource,
  event: WebhookEvent,
  said: Record<string, unknown>,
  redact: Redactor,
  guard: Guard | undefined,
): Promise<INodeExecutionData> {
  const wants = (option: string) => context.getNodeParameter(option, false) === true;
  const record =
    event.record && wants('fetchRecord') ? await fetchRecord(context, system, event.record, said) : {};
  const json = { ...said, ...record } as IDataObject;
  // Without a secret, anyone could make this n8n call any address.
  if (!event.files || !guard || !wants('downloadFiles')) return { json };
  const { credential } = guard;
  const { binary, files, failures } = await downloadFiles(context, event.files(said), credential, redact);
  const downloaded = { files, ...(failures.length > 0 && { fileFailures: failures }) } as IDataObject;
  return { json: { ...json, ...downloaded }, binary };
}

/** Why a call is refused; undefined if it is accepted. */
function refusalOf(proof: Proof | undefined, incoming: Incoming): Exclude<Refusal, 'unreadable'> | undefined {
  if (!proof || proof.expected === '') return 'notSetUp';
  const sent = trimmed(proof.sent(incoming) ?? '');
  if (sent === '') return 'secretMissing';
  return isSameSecret(sent, proof.expected) ? undefined : 'secretWrong';
}

/** Undefined if no credential is chosen, or if it can't be read. */
async function guardOf(
  context: IWebhookFunctions,
  verify: WebhookSource['verify'],
): Promise<Guard | undefined> {
  try {
    const credential = await context.getCredentials(verify.credentialType);
    return { credential, proof: verify.proof(credential) };
  } catch (error) {
    context.logger.error(`${verify.label} of the webhook could not be read: ${(error as Error).message}`);
    return undefined;
  }
}

function incomingOf(context: IWebhookFunctions): Incoming {
  let body: { value: unknown } | undefined;
  return {
    method: context.getRequestObject().method,
    headers: context.getHeaderData(),
    query: context.getQueryData() as Record<string, unknown>,
    // A refused call's body is never read.
    get body() {
      body ??= { value: bodyOf(context) };
      return body.value;
    },
  };
}
