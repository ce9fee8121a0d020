import { translated } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import type { SuperOfficeState } from '../state';
import { associateCarrier } from '../state/records/associates';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { summaryOf } from '../state/records/shown';

/** The user who is signed in, as a user of the installation. */
export const currentUser: Endpoints = {
  v1User_GetCurrentUser: (state, call) => translated(call, userCarrier(state, call)),
  v1User_GetCurrentAssociate: (_, call) => associateCarrier(call.user.associateId),
};

function userCarrier({ records }: SuperOfficeState, { user }: OfficeCall): SoRecord {
  const associate = associateCarrier(user.associateId) ?? {};
  const carrier = blank('User');
  const shared = Object.entries(associate).filter(([member]) => member in carrier);
  const person = records.get('person', user.personId);
  return {
    ...carrier,
    ...Object.fromEntries(shared),
    UserName: user.username,
    Role: { ...blank('Role'), Id: 1, Value: 'User level 0' },
    Person: person ? summaryOf(records, 'person', person) : null,
  };
}
