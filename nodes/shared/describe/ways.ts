import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import type { OfferedConnector } from '../operation';

/** The parameter in which users choose a credential; nothing if the vendor has one way. */
export function authentication(connector?: OfferedConnector): INodeProperties[] {
  if (!connector || connector.ways.length === 1) return [];
  const options = connector.ways.map(choiceOf);
  return [
    {
      displayName: 'Authentication',
      name: 'authentication',
      type: 'options',
      noDataExpression: true,
      options,
      default: options[0]?.value ?? '',
    },
  ];
}

/**
 * The credentials of a node. Each is required if its way is chosen, and has a test of the pack's own. OAuth2 has none,
 * since n8n does not test it.
 */
export const credentialsOf = ({ ways }: OfferedConnector): INodeCredentialDescription[] =>
  ways.map((way) => ({
    name: way.credentialType,
    required: true,
    ...(way.ticket === 'oauth2' ? {} : { testedBy: `${way.credentialType}Test` }),
    ...(ways.length === 1 ? {} : { displayOptions: { show: { authentication: [choiceOf(way).value] } } }),
  }));

function choiceOf({ choice, credentialType }: OfferedConnector['ways'][number]) {
  if (!choice) throw new Error(`Where a vendor has several ways in, ${credentialType} needs a choice`);
  return choice;
}
