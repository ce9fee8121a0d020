import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { isPlainObject } from '../operation';
import type { NodeContext } from './nodeContext';

/** Gives an access token other than the refused one. Throws CallFailure. */
export type Refresh = (refused: string) => Promise<string>;

/** The data that n8n saves in an OAuth2 credential once the user has connected it. */
const tokenData = ({ oauthTokenData }: ICredentialDataDecryptedObject): Record<string, unknown> =>
  isPlainObject(oauthTokenData) ? oauthTokenData : {};

/** The access token of an n8n OAuth2 credential. Throws a `blocked` CallFailure if it is not connected. */
export function accessToken(credential: ICredentialDataDecryptedObject): string {
  const { access_token: token } = tokenData(credential);
  if (typeof token === 'string' && token !== '') return token;
  throw new CallFailure({
    kind: 'blocked',
    message: 'The credential is not connected',
    description: 'Open the credential and connect the account.',
    sent: false,
  });
}

/** All secrets that n8n itself puts into an OAuth2 credential; none for any other credential. */
export function oauthSecrets(credential: ICredentialDataDecryptedObject): string[] {
  const { access_token, refresh_token, id_token } = tokenData(credential);
  const all = [access_token, refresh_token, id_token, credential.clientSecret];
  return all.filter((each): each is string => typeof each === 'string');
}

/**
 * Refreshes as n8n's own requests do after 401. n8n's helper refreshes a credential once at a time, over all processes,
 * keeps what the new answer lacks (such as a refresh token), and saves it. It refreshes whatever token is saved, so this
 * first checks whether another execution has already refreshed it. Undefined if this n8n has no such helper.
 */
export function refresher(context: NodeContext, credentialType: string): Refresh | undefined {
  const { refreshOAuth2Token } = context.helpers;
  if (!refreshOAuth2Token) return undefined;
  return async (refused) => {
    try {
      const saved = accessToken(await context.getCredentials(credentialType));
      if (saved !== refused) return saved;
      // n8n's helper reads the credential through the context that it is called on.
      const oauthTokenData: unknown = await refreshOAuth2Token.call(context, credentialType);
      return accessToken({ oauthTokenData } as ICredentialDataDecryptedObject);
    } catch (error) {
      throw error instanceof CallFailure ? error : unrefreshed(error);
    }
  };
}

/**
 * n8n itself reports that an account must be connected again. A broken connection, an answer that is no JSON (`ESTATUS` in
 * n8n's client) and 5xx say nothing about the account.
 */
function unrefreshed(error: unknown): CallFailure {
  const { message, description, code, status } = error as Partial<Record<string, unknown>>;
  const given = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const passes = /^E[A-Z]+$/.test(given(code) ?? '') || Number(status) >= 500;
  if (!passes)
    return new CallFailure({
      kind: 'unauthorized',
      message: given(message) ?? 'The token could not be refreshed',
      description: given(description) ?? 'Open the credential and connect the account again.',
      sent: false,
    });
  // The message of n8n's client holds the whole answer.
  const words = status === undefined ? given(message) : `the service answered ${String(status)}`;
  return new CallFailure({
    kind: 'unsent',
    message: `The access token could not be refreshed: ${words ?? 'no reason is known'}`,
    sent: false,
  });
}
