import { Workflow, type ICredentialDataDecryptedObject, type INode, type INodeTypes } from 'n8n-workflow';
import { SuperOfficeOAuth2Api } from '../../../credentials/SuperOfficeOAuth2Api.credentials';
import { superOffice } from '../../documented';

const NODE: INode = { id: '1', name: 'Node', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} };
const workflow = new Workflow({
  nodes: [NODE],
  connections: {},
  active: false,
  nodeTypes: { getByNameAndVersion: () => ({ description: { properties: [] } }) } as unknown as INodeTypes,
});

/** The fields of a credential as n8n gives them to its own OAuth2: expressions see the other fields as `$self`. */
function filledIn(given: ICredentialDataDecryptedObject): Record<string, unknown> {
  const defaults = new SuperOfficeOAuth2Api().properties.map(({ name, default: value }) => [name, value]);
  const data = { ...Object.fromEntries(defaults), ...given } as ICredentialDataDecryptedObject;
  return workflow.expression.getComplexParameterValue(
    NODE,
    data as never,
    'internal',
    {},
    undefined,
    undefined,
    data as never,
  ) as Record<string, unknown>;
}

const { oauth2 } = superOffice().auth;

describe('the OAuth2 credential of SuperOffice', () => {
  it.each(Object.entries(oauth2.endpoints))(
    'signs in at the documented addresses of %s',
    (environment, page) =>
      expect(filledIn({ environment })).toMatchObject({
        authUrl: page.authorize,
        accessTokenUrl: page.token,
        scope: oauth2.scopes.join(' '),
        grantType: 'pkce',
        authQueryParameters: '',
      }),
  );

  it('signs in to production if nothing is chosen', () =>
    expect(filledIn({}).authUrl).toBe(oauth2.endpoints.production.authorize));

  it.each([
    'http://localhost:8080',
    ' http://localhost:8080/ ',
    'http://localhost:8080/login',
    'http://localhost:8080/login/common/oauth/authorize/',
  ])('takes the sign-in host %p', (signInHost) =>
    expect(filledIn({ environment: 'stage', signInHost })).toMatchObject({
      authUrl: 'http://localhost:8080/login/common/oauth/authorize',
      accessTokenUrl: 'http://localhost:8080/login/common/oauth/tokens',
    }),
  );

  it('has the person sign in to the tenant of the credential', () => {
    expect(oauth2.authorizeParams).toContainEqual(
      expect.objectContaining({ name: 'acr_values', value: 'tenant:Cust12345' }),
    );
    expect(filledIn({ contextIdentifier: ' Cust12345 ' }).authQueryParameters).toBe(
      'acr_values=tenant:Cust12345',
    );
  });

  it('lets nobody change what SuperOffice fixes', () => {
    const hidden = new SuperOfficeOAuth2Api().properties.filter(({ type }) => type === 'hidden');
    expect(hidden.map(({ name }) => name).sort()).toEqual([
      'accessTokenUrl',
      'authQueryParameters',
      'authUrl',
      'authentication',
      'grantType',
      'scope',
    ]);
  });
});
