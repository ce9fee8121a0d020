import type {
  IAuthenticate,
  ICredentialDataDecryptedObject,
  ICredentialType,
  Icon,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';
import { callsPerSecond, checkErpSync } from '../nodes/SuperOffice/signIn/fields';
import { trimmed } from '../nodes/shared/operation/invisible';

/** User name and password of an onsite SuperOffice. SuperOffice CRM Online does not take them. */
export class SuperOfficeApi implements ICredentialType {
  name = 'superOfficeApi';

  displayName = 'SuperOffice Onsite API';

  icon: Icon = {
    light: 'file:../nodes/SuperOffice/superOffice.svg',
    dark: 'file:../nodes/SuperOffice/superOffice.dark.svg',
  };

  documentationUrl = 'https://docs.superoffice.com/en/api/authentication/';

  properties: INodeProperties[] = [
    {
      displayName:
        'For SuperOffice on your own servers. SuperOffice CRM Online takes the credentials <b>SuperOffice OAuth2 API</b> and <b>SuperOffice System User API</b>.',
      name: 'onsiteNotice',
      type: 'notice',
      default: '',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. https://crm.example.com/SuperOffice',
      description: 'Address of the SuperOffice web application, without /api',
    },
    {
      displayName: 'User Name',
      name: 'username',
      type: 'string',
      default: '',
      required: true,
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
    },
    {
      displayName: 'Ignore SSL Issues',
      name: 'ignoreSslIssues',
      type: 'boolean',
      default: false,
      description: 'Whether to connect even if SSL certificate validation is not possible',
    },
    checkErpSync('the Test of this credential, and User: Get Current, also check'),
    callsPerSecond,
  ];

  /**
   * For the HTTP Request node. As in the pack's node, invisible characters at the ends of user name and password are not
   * sent.
   */
  authenticate: IAuthenticate = async (
    { username, password, ignoreSslIssues }: ICredentialDataDecryptedObject,
    request: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> => ({
    ...request,
    auth: { username: trimmed(String(username ?? '')), password: trimmed(String(password ?? '')) },
    skipSslCertificateValidation: ignoreSslIssues === true,
  });
}
