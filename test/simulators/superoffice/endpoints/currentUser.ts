import { shownTo } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import type { SuperOfficeState } from '../state';
import { associateCarrier } from '../state/records/associates';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import { wholeEntity } from '../state/records/shown';

/** The user who is signed in, as a user of the installation. */
export const currentUser: Endpoints = {
  v1User_GetCurrentUser: (state, call) => shownTo(call, 'User', userCarrier(state, call)),
  v1User_GetCurrentAssociate: (_, call) => associateCarrier(call.user.associateId),
};

/** People sign in under a name of their own. */
function userCarrier({ records }: SuperOfficeState, { user }: OfficeCall): SoRecord {
  const record = records.get('user', user.associateId) ?? blank('User');
  return { ...wholeEntity(records, KINDS.user, record), UserName: user.username };
}
