import { shownTo } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import { wholeEntity } from '../state/records/shown';
import { demandOwn } from './ownRecord';

const COMMANDS = [
  { Name: 'ResetPassword', DisplayName: 'Reset Password', Description: 'Sends a new password' },
];

/** Users by their names, and what is kept beside their records. */
export const userDetails: Endpoints = {
  v1User_GetUserFromName: (state, call) => shown(state, call, named(state, call)),
  v1User_SaveUserFromName: (state, call) => {
    const { AssociateId } = named(state, call);
    const { NickName, RequestSignature } = call.body as SoRecord;
    const values = { NickName: NickName ?? '', RequestSignature: RequestSignature ?? '' };
    return shown(
      state,
      call,
      state.records.change('user', Number(AssociateId), values, call.user.associateId),
    );
  },
  v1User_DeleteUserFromName: (state, call) =>
    state.records.delete('user', Number(named(state, call).AssociateId), call.user.associateId),
  v1User_GetCredentialTypes: () => [
    {
      ...blank('CredentialType'),
      Type: 'SuperOffice',
      DisplayType: 'Password',
      Description: 'Name and password',
      IsUserNameSupported: true,
    },
  ],
  v1User_GetUserPresenceStatus: (state, call) => {
    const status = demandOwn(state, 'user', Number(call.path.associateId)).Presence;
    return { ...blank('UserPresenceStatus'), Status: 'StatusNormal', ...(status as SoRecord | undefined) };
  },
  v1User_SetUserPresenceStatus: (state, call) => {
    const user = demandOwn(state, 'user', Number(call.path.associateId));
    user.Presence = call.body;
    return { ...blank('UserPresenceStatus'), ...(call.body as SoRecord) };
  },
  v1User_GetUserCommandsAsync: (state, call) => {
    demandOwn(state, 'user', Number(call.path.id));
    return COMMANDS.map((command) => ({ ...blank('CustomCommand'), ...command }));
  },
  v1User_ExecuteUserCommandAsync: (state, call) => {
    demandOwn(state, 'user', Number(call.path.id));
    if (!COMMANDS.some(({ Name }) => Name === call.path.commandName))
      throw notFound('Command', call.path.commandName);
    return null;
  },
};

function named({ records }: SuperOfficeState, { path }: OfficeCall): SoRecord {
  const wanted = (path.userName ?? '').toLowerCase();
  const found = records.stores.user.all().find(({ UserName }) => String(UserName).toLowerCase() === wanted);
  if (!found) throw new OfficeError(404, `User ${path.userName} was not found`);
  return found;
}

function shown({ records }: SuperOfficeState, call: OfficeCall, record: SoRecord): unknown {
  return shownTo(call, 'User', wholeEntity(records, KINDS.user, record));
}
