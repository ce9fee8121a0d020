import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { ENVIRONMENTS, PATHS } from '../nodes/SuperOffice/signIn/environments';
import {
  callsPerSecond,
  checkErpSync,
  environment,
  signInHost,
  tenantId,
} from '../nodes/SuperOffice/signIn/fields';

/**
 * An account of SuperOffice CRM Online, connected by n8n's own OAuth2 with PKCE. SuperOffice knows one scope.
 * https://docs.superoffice.com/en/api/authentication/online/
 */
export class SuperOfficeOAuth2Api implements ICredentialType {
  name = 'superOfficeOAuth2Api';

  extends = ['oAuth2Api'];

  displayName = 'SuperOffice OAuth2 API';

  icon: Icon = {
    light: 'file:../nodes/SuperOffice/superOffice.svg',
    dark: 'file:../nodes/SuperOffice/superOffice.dark.svg',
  };

  documentationUrl = 'https://docs.superoffice.com/en/api/authentication/';

  properties: INodeProperties[] = [
    environment,
    tenantId({ required: false }),
    { displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'pkce' },
    {
      displayName: 'Authorization URL',
      name: 'authUrl',
      type: 'hidden',
      default: onHost(PATHS.signInPage),
      required: true,
    },
    {
      displayName: 'Access Token URL',
      name: 'accessTokenUrl',
      type: 'hidden',
      default: onHost(PATHS.codeExchange),
      required: true,
    },
    { displayName: 'Scope', name: 'scope', type: 'hidden', default: 'openid' },
    {
      displayName: 'Auth URI Query Parameters',
      name: 'authQueryParameters',
      type: 'hidden',
      // Makes SuperOffice sign in to this tenant, for people who have several.
      default:
        '={{ $self["contextIdentifier"] ? "acr_values=tenant:" + $self["contextIdentifier"].trim() : "" }}',
    },
    { displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
    signInHost,
    checkErpSync('User: Get Current also checks'),
    callsPerSecond,
  ];
}

/** An expression for a path on the sign-in host: that of the credential without a path, or else of its environment. */
function onHost(path: string): string {
  const hosts = Object.entries(ENVIRONMENTS).map(([name, { host }]) => `"${name}": "${host}"`);
  return `={{ ($self["signInHost"].trim() || { ${hosts.join(', ')} }[$self["environment"]]).replace(/^(https?:\\/\\/[^/]+)\\/.*$/i, "$1") }}${path}`;
}
