import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Answer, Call, Plan, Vendor } from './exchange';
import { applies } from './faults';
import type { FaultRule } from './faults';

/** What was sent in answer to a request. */
export interface Sent {
  status: number | null;
  bytes: number;
}

const NOTHING: Sent = { status: null, bytes: 0 };

/** Breaks a connection abruptly: with an RST if the socket can send one. */
export function breakOff(request: IncomingMessage): void {
  const { socket } = request;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

/** Writes a correct answer; nothing if the client is gone. */
export async function write(response: ServerResponse, answer: Answer): Promise<Sent> {
  if (response.destroyed) return NOTHING;
  const body = bytesOf(answer);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.length) });
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    response.end(body, resolve);
  });
  return { status: answer.status, bytes: body.length };
}

/** Answers a request the way a fault wants it. */
export async function writeFault(
  rule: FaultRule,
  exchange: { vendor: Vendor; call: Call; plan: Plan; request: IncomingMessage; response: ServerResponse },
): Promise<Sent> {
  const { vendor, call, plan, request, response } = exchange;
  const real = applies(rule) ? plan.run() : undefined;
  const answer = async (): Promise<Answer> =>
    (await real) ?? vendor.fail(call, 'The request was not carried out');
  switch (rule.kind) {
    case 'status':
      return write(response, statusAnswer(rule.status, rule.retryAfter));
    case 'limit':
      return write(response, statusAnswer(429, rule.retryAfter));
    case 'html':
      return write(response, htmlAnswer(rule.status ?? 503));
    case 'truncated':
      return rule.how === 'cutBody'
        ? write(response, half(await answer()))
        : writeShort(request, response, await answer());
    case 'slow':
      await delay(rule.delayMs, response);
      return write(response, await answer());
    case 'held':
      await Promise.race([rule.until, closeOf(response)]);
      return write(response, await answer());
    case 'hang':
      await closeOf(response);
      return NOTHING;
    case 'resetBeforeRead':
    case 'resetAfterRead':
      breakOff(request);
      return NOTHING;
    case 'wrongContentType':
      return write(response, withType(await answer(), rule.contentType ?? 'text/plain; charset=utf-8'));
    case 'wideIds':
      return write(response, vendor.widen(await answer()));
    case 'faultIn200':
      return write(response, vendor.failIn200(call, rule.message ?? 'The request could not be processed'));
    case 'echoSecret':
      return write(response, vendor.fail(call, `Not accepted: ${vendor.secretsOf(call).join(' ')}`));
  }
}

function statusAnswer(status: number, retryAfter: number | string | undefined): Answer {
  const headers: Record<string, string> = { 'content-type': 'text/plain; charset=utf-8' };
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  return { status, headers, body: `HTTP ${status}` };
}

function htmlAnswer(status: number): Answer {
  const title = status === 503 ? '503 Service Unavailable' : 'Maintenance';
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function bytesOf({ body, bytes }: Answer): Buffer {
  return bytes ?? Buffer.from(body, 'utf8');
}

function half(answer: Answer): Answer {
  const { bytes } = answer;
  if (bytes) return { ...answer, bytes: bytes.subarray(0, Math.floor(bytes.length / 2)) };
  return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
}

function withType(answer: Answer, contentType: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'content-type': contentType } };
}

async function writeShort(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<Sent> {
  if (response.destroyed) return NOTHING;
  const whole = bytesOf(answer);
  const part = whole.subarray(0, Math.floor(whole.length / 2));
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(whole.length) });
  await new Promise<void>((resolve) => response.write(part, () => resolve()));
  // An orderly end of the connection, not a reset: the client must notice by itself that the body is short.
  request.socket.end();
  return { status: answer.status, bytes: part.length };
}

const closeOf = async (response: ServerResponse): Promise<void> =>
  await new Promise<void>((resolve) => response.once('close', resolve));

async function delay(ms: number, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.once('close', done);
  });
}
