import { CallFailure } from '../errors';
import type { Redactor } from '../http/redact';
import type { HttpRequest } from '../http/types';
import { isPlainObject, MASK, valueAt, parseJson } from '../operation';
import type { Access } from '../protocol/protocol';
import { readXml } from '../protocol/soap/reader';
import type { Session } from './session';

/** The member of a failure's details that contains the call that was not sent. */
export const DRY_CALL = 'dryCall';

/** Longer texts of a body, such as files, are cut. */
const LONGEST_TEXT = 1_000;

/**
 * The same session, but it makes only reads. Any other call fails, and the failure contains the call as data. The credential
 * is masked wherever the call carries it, however short it is.
 */
export function dry(session: Session): Session {
  const credential = new Credential();
  const access: Session['access'] = (places) => credential.seenIn(session.access(places));
  const send: Session['send'] = async (request, effect, attempt, reader) => {
    if (effect === 'read') return await session.send(request, effect, attempt, reader);
    throw new CallFailure({
      kind: 'blocked',
      message: 'Dry run: not sent',
      sent: false,
      details: { [DRY_CALL]: await dataOf(request, credential, session.redact) },
    });
  };
  const masking: Session['masking'] = (more) => dry(session.masking(more));
  const learn: Session['learn'] = (secret, member) => {
    credential.add(member, secret);
    session.learn(secret, member);
  };
  const changed = { access, send, masking, learn };
  return Object.create(
    session,
    Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, { value }])),
  ) as Session;
}

/** What a credential has added to calls, and the secrets of records, by name. */
class Credential {
  private readonly added = new Map<string, Set<string>>();

  add(name: string, value: string): void {
    this.added.set(name, (this.added.get(name) ?? new Set()).add(value));
  }

  seenIn(access: Access): Access {
    const members = [...access.query, ...Object.entries(access.headers), ...Object.entries(access.body)];
    for (const [name, value] of members) this.add(name, String(value));
    return access;
  }

  has(name: string, value: unknown): boolean {
    return this.added.get(name)?.has(String(value)) === true;
  }
}

async function dataOf(
  request: HttpRequest,
  credential: Credential,
  redact: Redactor,
): Promise<Record<string, unknown>> {
  const body = await bodyOf(request);
  return {
    method: request.method,
    url: hiddenUrl(request.url, credential, redact),
    ...(body === undefined ? {} : { body: shown(body, '', credential) }),
  };
}

/** Masks each part of an address as a value of its own, because a short secret is not masked inside a longer text. */
function hiddenUrl(url: string, credential: Credential, redact: Redactor): string {
  const [address = '', search] = url.split('?');
  const path = address
    .split('/')
    .map((part) => hiddenPart(part, redact))
    .join('/');
  if (search === undefined) return path;
  const members = [...new URLSearchParams(search)].map(([name, value]): [string, string] => [
    name,
    credential.has(name, value) ? MASK : String(redact.value({ [name]: value })[name]),
  ]);
  return `${path}?${String(new URLSearchParams(members))}`;
}

function hiddenPart(part: string, redact: Redactor): string {
  try {
    return redact.value(decodeURIComponent(part)) === MASK ? MASK : part;
  } catch {
    return part;
  }
}

/** A body as data, by its type: JSON, XML without its envelope, or a form. For bytes, only their number. */
async function bodyOf({ body, headers }: HttpRequest): Promise<unknown> {
  if (body === undefined) return undefined;
  if (typeof body !== 'string') return { bytes: body.length };
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (/xml/i.test(type)) {
    const given = { status: 200, headers: { 'content-type': type }, body: Buffer.from(body) };
    const { root } = await readXml(given);
    return root === undefined ? body : (valueAt(root, 'Envelope.Body') ?? root);
  }
  if (/x-www-form-urlencoded/i.test(type)) return Object.fromEntries(new URLSearchParams(body));
  return parseJson(body) ?? body;
}

/** In a form that can be saved with an item: numbers that JavaScript can't hold exactly become text. */
function shown(value: unknown, name: string, credential: Credential): unknown {
  if (credential.has(name, value)) return MASK;
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT
      ? `${value.slice(0, LONGEST_TEXT)}… (${value.length} characters)`
      : value;
  if (Array.isArray(value)) return value.map((each: unknown) => shown(each, name, credential));
  if (isPlainObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([member, each]) => [member, shown(each, member, credential)]),
    );
  return value === null || typeof value === 'boolean' || typeof value === 'number' ? value : String(value);
}
