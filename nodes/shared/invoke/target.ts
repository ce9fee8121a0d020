import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CallFailure } from '../errors';

/**
 * An address out of a credential, without trailing slashes and surrounding space.
 * Throws a `blocked` CallFailure naming the credential's field when it is no http(s) URL.
 */
export function readUrl(credential: ICredentialDataDecryptedObject, field: string, label: string): string {
  const given = String(credential[field] ?? '')
    .trim()
    .replace(/\/+$/, '');
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol) && !/[?#]/.test(given)) return given;
  throw new CallFailure({
    kind: 'blocked',
    message: `${label} of the credential is not a web address`,
    description: `Expected something like https://example.com. Check ${label} in the credential.`,
  });
}

/** A text field of a credential; '' where it is not set. */
export const textOf = (credential: ICredentialDataDecryptedObject, field: string): string =>
  String(credential[field] ?? '');
