import type { INodeProperties } from 'n8n-workflow';
import { ENVIRONMENTS } from './environments';

/** Fields that the credentials for SuperOffice share. */

export const environment: INodeProperties = {
  displayName: 'Environment',
  name: 'environment',
  type: 'options',
  options: Object.entries(ENVIRONMENTS).map(([value, { name }]) => ({ name, value })),
  default: 'production',
  description: 'Each environment has its own apps, secrets, keys and tenants',
};

export const signInHost: INodeProperties = {
  displayName: 'Sign-In Host',
  name: 'signInHost',
  type: 'string',
  default: '',
  placeholder: 'e.g. https://online.superoffice.com',
  description: 'Leave empty for the host of the environment',
};

export const tenantId = ({ required }: { required: boolean }): INodeProperties => ({
  displayName: 'Tenant ID',
  name: 'contextIdentifier',
  type: 'string',
  default: '',
  ...(required ? { required } : {}),
  placeholder: 'e.g. Cust12345',
  description: required
    ? 'The customer’s ID, also called context identifier'
    : 'The customer’s ID, also called context identifier. Leave empty for the tenant of the account that signs in.',
});

/** In: the first words of its description, which say what makes the check. */
export const checkErpSync = (who: string): INodeProperties => ({
  displayName: 'Check ERP Sync',
  name: 'checkErpSync',
  type: 'boolean',
  default: true,
  description: `Whether ${who} that ERP Sync may be used. Turn it off if you don’t use ERP Sync.`,
});

export const callsPerSecond: INodeProperties = {
  displayName: 'Calls per Second',
  name: 'callsPerSecond',
  type: 'number',
  typeOptions: { minValue: 0 },
  default: 10,
  description:
    'Max number of calls a second that each n8n process makes with this credential. SuperOffice wants at most 10 in all: with several workers, divide 10 by their number. 0 is no limit.',
};
