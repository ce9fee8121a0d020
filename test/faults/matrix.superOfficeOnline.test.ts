import { onlineCredentials, withOnline } from '../engine/superOffice/online';
import type { CredentialData } from '../engine/harness';
import { inAllForms, onlineColumns } from './columns';
import { faultsOf } from './matrix';

const online = withOnline();

let credentials: CredentialData = {};
const connect = async () => {
  credentials = await onlineCredentials(online.office);
  online.office.counters.reset();
};
beforeAll(connect);
beforeEach(connect);

faultsOf(onlineColumns(), () => {
  const { faults, counters, violations, state, credential } = online.office;
  const { clientSecret, systemUserToken, privateKey } = credential;
  return {
    faults,
    counters,
    violations,
    credentials,
    secrets: () => inAllForms([clientSecret, systemUserToken, privateKey, ...state.signIns.issued()]),
  };
});
