import type {
  IAuthenticate,
  ICredentialDataDecryptedObject,
  ICredentialType,
  Icon,
  IDataObject,
  IHttpRequestHelper,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';
import {
  callsPerSecond,
  checkErpSync,
  environment,
  signInHost,
  tenantId,
} from '../nodes/SuperOffice/signIn/fields';
import { trimmed } from '../nodes/shared/operation/invisible';

/**
 * The system user of an app in SuperOffice CRM Online: no person, all rights.
 * https://docs.superoffice.com/en/api/authentication/online/
 */
export class SuperOfficeSystemUserApi implements ICredentialType {
  name = 'superOfficeSystemUserApi';

  displayName = 'SuperOffice System User API';

  icon: Icon = {
    light: 'file:../nodes/SuperOffice/superOffice.svg',
    dark: 'file:../nodes/SuperOffice/superOffice.dark.svg',
  };

  documentationUrl = 'https://docs.superoffice.com/en/api/authentication/';

  properties: INodeProperties[] = [
    {
      displayName:
        'The system user has all rights in SuperOffice. For AI agents, use OAuth2 with a person whose role may do little.',
      name: 'rightsNotice',
      type: 'notice',
      default: '',
    },
    environment,
    tenantId({ required: true }),
    {
      displayName: 'Client ID',
      name: 'clientId',
      type: 'string',
      default: '',
      description:
        'The client ID of the app in this environment, also called application ID. It shows which app the secret and the key belong to; it is not sent.',
    },
    {
      displayName: 'Client Secret',
      name: 'clientSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description: 'The client secret of the app in this environment, also called application token',
    },
    {
      displayName: 'System User Token',
      name: 'systemUserToken',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      placeholder: 'e.g. My App-aB3dE6gH',
      description:
        'Each tenant has its own. The script <code>superoffice-system-user</code> of this pack gets it when an administrator of the tenant consents to the app.',
    },
    {
      displayName: 'Private Key',
      name: 'privateKey',
      type: 'string',
      typeOptions: { password: true, rows: 6 },
      default: '',
      required: true,
      description:
        'The private key of the app in this environment: PEM, with or without its line breaks, or the RSA XML that SuperOffice hands out',
    },
    { displayName: 'Ticket', name: 'ticket', type: 'hidden', typeOptions: { expirable: true }, default: '' },
    signInHost,
    checkErpSync('the Test of this credential, and User: Get Current, also check'),
    callsPerSecond,
  ];

  /**
   * For the HTTP Request node: signs in. n8n keeps the ticket, and calls this again if a request is refused. The pack's own
   * nodes share tickets of their own.
   */
  async preAuthentication(
    this: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
  ): Promise<IDataObject> {
    const { asker, egressOf } = await import('../nodes/shared/invoke/ask');
    const { signIn } = await import('../nodes/SuperOffice/signIn/systemUser');
    const { value } = await signIn(credentials, asker(credentials, egressOf(this)));
    return { ticket: value };
  }

  /** For the HTTP Request node. */
  authenticate: IAuthenticate = async (
    { ticket, clientSecret }: ICredentialDataDecryptedObject,
    request: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> => ({
    ...request,
    headers: {
      ...request.headers,
      Authorization: `SOTicket ${String(ticket ?? '')}`,
      'SO-AppToken': trimmed(String(clientSecret ?? '')),
    },
  });
}
