import type {
  IAuthenticateGeneric,
  ICredentialDataDecryptedObject,
  ICredentialType,
  IHttpRequestHelper,
  IHttpRequestOptions,
  INode,
  INodeCredentialsDetails,
  INodeParameters,
  INodeProperties,
  Workflow,
} from 'n8n-workflow';
import { ICredentialsHelper, isObjectEmpty, NodeHelpers } from 'n8n-workflow';

/** Credentials of a run: the plain fields of each, by the name of its type. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/**
 * n8n's credential store for a test: hands out what the test gave, with the defaults of the credential's fields filled
 * in, and signs requests as `authenticate` of the credential says. Expressions inside credentials are left alone.
 */
export class HarnessCredentials extends ICredentialsHelper {
  constructor(
    private readonly data: CredentialData,
    private readonly typeNamed: (name: string) => ICredentialType,
  ) {
    super();
  }

  getParentTypes(name: string): string[] {
    const parents = this.typeNamed(name).extends ?? [];
    return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
  }

  isCredentialUsableByNode(): boolean {
    return true;
  }

  getCredentialsProperties(name: string): INodeProperties[] {
    const type = this.typeNamed(name);
    const properties: INodeProperties[] = [];
    for (const parent of type.extends ?? []) {
      NodeHelpers.mergeNodeProperties(properties, this.getCredentialsProperties(parent));
    }
    NodeHelpers.mergeNodeProperties(properties, type.properties);
    return properties;
  }

  async getDecrypted(
    _additionalData: unknown,
    _nodeCredentials: INodeCredentialsDetails,
    type: string,
  ): Promise<ICredentialDataDecryptedObject> {
    const given = this.data[type];
    if (given === undefined) throw new Error(`The test gave no credential of type "${type}"`);
    const properties = this.getCredentialsProperties(type);
    const defaults = NodeHelpers.getNodeParameters(
      properties,
      given as INodeParameters,
      true,
      false,
      null,
      null,
    );
    // A fresh copy each time, as a server gives: a node that keeps or changes it must not change the next answer.
    return structuredClone({ ...(defaults as ICredentialDataDecryptedObject | null), ...given });
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    requestOptions: IHttpRequestOptions,
    workflow?: Workflow,
    node?: INode,
  ): Promise<IHttpRequestOptions> {
    const { authenticate } = this.typeNamed(typeName);
    if (authenticate === undefined) return requestOptions;
    if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
    if (workflow === undefined || node === undefined) {
      throw new Error('A declared "authenticate" needs the workflow to evaluate its expressions');
    }
    return sign(requestOptions, authenticate, (value) => resolve(value, credentials, workflow, node));
  }

  async preAuthentication(
    helpers: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    _node: INode,
    expired: boolean,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const type = this.typeNamed(typeName);
    const ticket = type.properties.find(
      (property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
    );
    if (ticket === undefined || (credentials[ticket.name] !== '' && !expired)) return undefined;
    const fresh = await this.runPreAuthentication(helpers, credentials, typeName);
    if (fresh === undefined || fresh[ticket.name] === undefined) return undefined;
    await this.updateCredentials({ id: null, name: typeName }, typeName, {
      ...this.data[typeName],
      ...fresh,
    });
    return Object.assign(credentials, fresh);
  }

  async runPreAuthentication(
    helpers: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const { preAuthentication } = this.typeNamed(typeName);
    if (preAuthentication === undefined) return undefined;
    return (await preAuthentication.call(helpers, credentials)) as ICredentialDataDecryptedObject;
  }

  async getCredentials(): Promise<never> {
    throw new Error('The harness keeps no encrypted credentials');
  }

  async updateCredentials(
    _nodeCredentials: INodeCredentialsDetails,
    type: string,
    data: ICredentialDataDecryptedObject,
  ): Promise<void> {
    // Into the caller's own map: a test can see what was saved (a refreshed OAuth2 token, a ticket).
    this.data[type] = data;
  }

  async updateCredentialsOauthTokenData(
    nodeCredentials: INodeCredentialsDetails,
    type: string,
    data: ICredentialDataDecryptedObject,
  ): Promise<void> {
    await this.updateCredentials(nodeCredentials, type, data);
  }
}

function sign(
  requestOptions: IHttpRequestOptions,
  { properties }: IAuthenticateGeneric,
  evaluate: (value: string) => string,
): IHttpRequestOptions {
  const signed: Record<string, unknown> = { headers: {}, ...requestOptions };
  for (const [part, values] of Object.entries(properties)) {
    const evaluated = Object.entries(values ?? {}).map(([key, value]) => [
      evaluate(key),
      evaluate(String(value)),
    ]);
    const present = signed[part];
    const keep = typeof present === 'object' && present !== null && !isObjectEmpty(present) ? present : {};
    signed[part] = { ...keep, ...Object.fromEntries(evaluated) };
  }
  return signed as unknown as IHttpRequestOptions;
}

function resolve(
  value: string,
  $credentials: ICredentialDataDecryptedObject,
  workflow: Workflow,
  node: INode,
): string {
  if (!value.startsWith('=')) return value;
  const keys = { $credentials } as unknown as Parameters<
    typeof workflow.expression.getSimpleParameterValue
  >[3];
  const resolved = workflow.expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
  return resolved ? String(resolved) : '';
}
