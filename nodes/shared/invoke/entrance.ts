import {
  NodeOperationError,
  type ICredentialDataDecryptedObject,
  type INode,
  type NodeEgressFilter,
} from 'n8n-workflow';
import { proxySecrets } from '../http/proxy';
import { GrowingRedactor } from '../http/redact';
import type { Connector, System, Way } from './connector';
import { headersOf } from './headers';
import type { NodeContext } from './nodeContext';
import { oauthSecrets, refresher, type Refresh } from './oauth2';

/** Access to a vendor: the way that the user has chosen, and the credential for it. */
export interface Entrance {
  system: System;
  way: Way;
  credential: ICredentialDataDecryptedObject;
  /** Identifies the credential: executions with the same one share its limits. */
  credentialId: string;
  egress?: NodeEgressFilter;
  /** Masks the secrets of the credential and of n8n's proxies, and each ticket that a session gets. */
  redact: GrowingRedactor;
  /** Headers that users may set, as they are sent. */
  headers?: Record<string, string>;
  /** Has n8n refresh an OAuth2 token, and save it. */
  refresh?: Refresh;
}

/**
 * The way in of a node, in whatever context n8n runs it. Throws n8n's error if the credential is missing, and
 * NodeOperationError for a way that the vendor does not have.
 */
export async function entranceOf(context: NodeContext, system: System): Promise<Entrance> {
  const node = context.getNode();
  const way = wayOf(system.connector, node);
  const { credentialType } = way;
  const credential = await context.getCredentials<ICredentialDataDecryptedObject>(credentialType);
  return {
    ...entranceWith(system, way, credential, node.credentials?.[credentialType]?.id ?? ''),
    headers: headersOf(system.connector.headerOptions, {}, context.getTimezone()).headers,
    egress: context.helpers.getSecureEgressFilter?.(),
    refresh: way.ticket === 'oauth2' ? refresher(context, credentialType) : undefined,
  };
}

/** A way in with a credential that is already known. */
export const entranceWith = (
  system: System,
  way: Way,
  credential: ICredentialDataDecryptedObject,
  credentialId: string,
): Entrance => ({
  system,
  way,
  credential,
  credentialId,
  // The time zone is not known here.
  headers: headersOf(system.connector.headerOptions, {}, '').headers,
  redact: new GrowingRedactor(
    [...way.secrets(credential), ...oauthSecrets(credential), ...proxySecrets()],
    way.userNames?.(credential),
  ),
});

/**
 * The way chosen under "Authentication". The first one if there is no such choice now, or was none when the node was saved.
 */
export function wayOf({ ways, vendor }: Connector, node: INode): Way {
  const [usual] = ways;
  const chosen = node.parameters.authentication;
  if (ways.length === 1 || chosen === undefined) return usual;
  const found = ways.find(({ choice }) => choice?.value === chosen);
  if (found) return found;
  throw new NodeOperationError(node, `Authentication: ${vendor} has no "${String(chosen)}"`, {
    description: `Choose one of: ${ways.map(({ choice }) => choice?.name).join(', ')}.`,
  });
}
