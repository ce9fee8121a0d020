import type { INodeCredentialDescription, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { describe } from '../describe/describe';
import { credentialsOf } from '../describe/ways';
import { credentialTests } from '../editor/credentialTest';
import { listSearches, loadOptions } from '../editor/listSearch';
import { clearOptions, conditionOptions, resourceMappings } from '../editor/ownFields';
import type { System } from '../invoke/connector';
import { describePolls } from '../poll/describe';
import type { PollSource } from '../poll/event';
import { webhookAddresses } from '../webhook/addresses';
import { describeWebhooks } from '../webhook/describe';
import { describeRegistered, registeredAddresses } from '../webhook/registeredForm';
import type { RegisteredSource } from '../webhook/registeredSource';
import type { WebhookSource } from '../webhook/source';

/** The part of a node's description that follows from its declarations. */
export type Description = Pick<INodeTypeDescription, 'properties' | 'credentials' | 'webhooks'>;

/** The methods that the editor calls: tests of credentials, pick lists, mapped fields. */
export type Methods = NonNullable<INodeType['methods']>;

/** What of a node follows from its declarations. Each call makes it anew. */
export interface Derived {
  description(): Description;
  methods(): Methods;
}

/** Of a node that carries out operations. */
export const ofActions = (system: System): Derived => ({
  description: () => ({ credentials: credentialsOf(system.connector), properties: describe(system) }),
  methods: () => ({
    credentialTest: credentialTests(system),
    listSearch: listSearches(system),
    loadOptions: { ...loadOptions(system), ...conditionOptions(system), ...clearOptions(system) },
    resourceMapping: resourceMappings(system),
  }),
});

/** Of a polling trigger. */
export const ofPolls = ({ system, polls }: { system: System; polls: PollSource }): Derived => ({
  description: () => ({
    credentials: credentialsOf(system.connector),
    properties: describePolls(polls, system.connector),
  }),
  methods: () => ({
    credentialTest: credentialTests(system),
    listSearch: listSearches(system),
    loadOptions: { ...loadOptions(system), ...conditionOptions(system) },
  }),
});

/** Of a trigger whose address n8n registers with the vendor. */
export const ofRegistered = (source: RegisteredSource): Derived => ({
  description: () => ({
    credentials: credentialsOf(source.system.connector),
    webhooks: registeredAddresses(),
    properties: describeRegistered(source),
  }),
  methods: () => ({ credentialTest: credentialTests(source.system) }),
});

/** A trigger whose address an administrator types in at the vendor. */
export interface TypedIn {
  source: WebhookSource;
  /** The credentials of its form: what proves a call, and what reads the record of an event. */
  credentials: INodeCredentialDescription[];
}

/** Of such a trigger. */
export const ofTypedIn = ({ source, credentials }: TypedIn): Derived => ({
  description: () => ({
    credentials,
    webhooks: webhookAddresses(source),
    properties: describeWebhooks(source),
  }),
  methods: () => ({ credentialTest: credentialTests(source.system) }),
});
