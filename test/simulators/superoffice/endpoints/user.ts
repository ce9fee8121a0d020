import type { Endpoints } from '../call';
import { principalOf } from '../state/users';

/** Who is signed in. */
export const user: Endpoints = {
  v1User_GetCurrentPrincipal: (_, { user: signedIn }) => principalOf(signedIn),
};
