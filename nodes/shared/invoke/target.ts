import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { trimmed } from '../operation/invisible';

/**
 * An address from a credential, without trailing slashes and without invisible characters around it.
 * Throws a `blocked` CallFailure with the credential's field if it is not an http(s) URL.
 */
export function readUrl(credential: ICredentialDataDecryptedObject, field: string, label: string): string {
  const given = withoutTrailing('/', textOf(credential, field));
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol) && !/[?#]/.test(given)) return given;
  throw new CallFailure({
    kind: 'blocked',
    message: `${label} of the credential is not a web address`,
    description: `Expected something like https://example.com. Check ${label} in the credential.`,
  });
}

function withoutTrailing(character: string, text: string): string {
  let end = text.length;
  while (text[end - 1] === character) end -= 1;
  return text.slice(0, end);
}

/** A text field of a credential, as it was typed in; '' if it is not set. */
export const typedText = (credential: ICredentialDataDecryptedObject, field: string): string =>
  String(credential[field] ?? '');

/**
 * A text field of a credential as it is sent: without the blanks, line ends and other invisible characters at its ends that
 * come with copying. '' if it is not set.
 */
export const textOf = (credential: ICredentialDataDecryptedObject, field: string): string =>
  trimmed(typedText(credential, field));
