import { readdirSync } from 'node:fs';
import communityNodes from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const community = communityNodes.configs.recommendedWithoutN8nCloudSupport;

/** Modules that reach the network. One folder may use them, so that no call misses the limits, the egress filter and the redaction. */
const NETWORK = {
  regex: '^(?:undici|(?:node:)?(?:http|https|http2|net|tls)|axios|got|ky|node-fetch)(?:/|$)',
  message: 'Only nodes/shared/http talks to the network: call through it.',
};
const SOAP = {
  regex: '^(?:soap|saxes)(?:/|$)',
  message: 'Only nodes/shared/protocol/soap knows node-soap and reads XML: call through it.',
};

/**
 * The rooms of nodes/shared and what each may import besides itself.
 * A room that is not listed may import nothing and be imported by nobody, until someone decides where it stands.
 */
const ROOMS = {
  errors: [],
  operation: [],
  describe: ['operation'],
  http: ['errors', 'operation'],
  protocol: ['errors', 'operation', 'http'],
  compile: ['errors', 'operation', 'http', 'protocol'],
  invoke: ['errors', 'operation', 'http', 'protocol', 'compile'],
  editor: ['errors', 'operation', 'describe', 'protocol', 'invoke'],
  run: ['errors', 'operation', 'describe', 'http', 'protocol', 'compile', 'invoke'],
  poll: ['errors', 'operation', 'describe', 'http', 'compile', 'invoke'],
  webhook: ['errors', 'operation', 'describe', 'http', 'protocol', 'compile', 'invoke'],
  node: ['operation', 'describe', 'invoke', 'editor', 'poll', 'webhook'],
};

const vendors = readdirSync('nodes').filter((name) => name !== 'shared');
const roomsOnDisk = readdirSync('nodes/shared').map((name) => name.replace(/\.ts$/, ''));
const rooms = [...new Set([...Object.keys(ROOMS), ...roomsOnDisk])];

/** `no-restricted-imports` for one folder. The last matching block wins whole, so each folder states all that holds for it. */
const imports = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

/** Relative paths that leave the folder for one of `names`. */
const into = (names, message) => ({
  regex: `^(?:\\.\\./)+(?:nodes/)?(?:${names.join('|')})(?:/|$)`,
  message,
});

const noVendor = into(vendors, 'nodes/shared knows no vendor: let the vendor hand in what differs.');

/** The import rules of one room of nodes/shared, or of a folder in it that reads XML. */
function room(name, { folder = name, readsXml = false } = {}) {
  const allowed = ROOMS[name] ?? [];
  const closed = rooms.filter((other) => other !== name && !allowed.includes(other));
  const message = `nodes/shared/${name} may import ${allowed.length ? `only ${allowed.join(', ')}` : 'no other room'} (ROOMS in eslint.config.mjs).`;
  return {
    files: [`nodes/shared/${folder}/**/*.ts`, `nodes/shared/${folder}.ts`],
    rules: imports(
      into(closed, message),
      // errors.ts lies beside the rooms, so its way into them starts with a single dot.
      { regex: `^\\./(?:${closed.join('|')})(?:/|$)`, message },
      noVendor,
      ...(name === 'http' ? [] : [NETWORK]),
      ...(readsXml ? [] : [SOAP]),
    ),
  };
}

/** The import rules of one vendor's folder. */
function vendor(name) {
  const others = vendors.filter((other) => other !== name);
  return {
    files: [`nodes/${name}/**/*.ts`],
    rules: imports(
      NETWORK,
      SOAP,
      into(others, 'Vendors do not know each other: what two need belongs in nodes/shared.'),
    ),
  };
}

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.tmp/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // As tsc's noUnusedParameters: a leading underscore says that a signature demands it.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },

  // What n8n asks of a pack.
  {
    files: [...SHIPPED, 'package.json'],
    plugins: community.plugins,
    rules: {
      ...community.rules,
      // undici, soap and saxes are what makes a call pooled, safe to retry and SOAP: the pack gives up verification for them.
      '@n8n/community-nodes/no-runtime-dependencies': 'off',
      // The contributors have no address in common.
      '@n8n/community-nodes/valid-author': 'off',
    },
  },
  {
    files: ['nodes/shared/**/*.ts', 'nodes/SuperOffice/signIn/**/*.ts'],
    rules: {
      // Below the edge of a node there is one error class, CallFailure; it becomes a NodeApiError once, at the edge.
      // A second wrapping would lose the message and the item index.
      '@n8n/community-nodes/require-node-api-error': 'off',
    },
  },
  {
    // Editor text only: in the other rooms an object with `name` and `value` is a header or a cookie, not an option.
    files: [
      ...vendors.map((name) => `nodes/${name}/**/*.ts`),
      'nodes/shared/describe/**/*.ts',
      'nodes/shared/operation/**/*.ts',
    ],
    plugins: { 'n8n-nodes-base': nodesBase },
    rules: {
      ...nodesBase.configs.nodes.rules,
      // Both want the literal ['main']; the newer plugin's node-connection-type-literal wants NodeConnectionTypes.Main.
      'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
      'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
      // Takes a default that is computed for none, and would fix it with a second one. INodeProperties demands a default,
      // and test/unit/ux checks its value in the built description.
      'n8n-nodes-base/node-param-default-missing': 'off',
    },
  },
  {
    // n8n makes a node and reads its methods' names at once, so what loads its declarations later is not an import.
    files: ['nodes/*/*.node.ts', 'nodes/shared/node/lazyNode.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['credentials/**/*.ts'],
    plugins: { 'n8n-nodes-base': nodesBase },
    rules: {
      ...nodesBase.configs.credentials.rules,
      // Wants the camelCase name of a page on docs.n8n.io; a community pack has a full URL, which
      // cred-class-field-documentation-url-not-http-url and credential-documentation-url demand.
      'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
    },
  },
  {
    files: ['credentials/EBizChargeApi.credentials.ts'],
    rules: {
      // Its securityId is the key to the account, though the rule knows no secret by that name.
      '@n8n/community-nodes/credential-unnecessary-password': 'off',
    },
  },
  {
    files: [
      'credentials/KometSalesApi.credentials.ts',
      'credentials/EBizChargeApi.credentials.ts',
      'credentials/SuperOfficeApi.credentials.ts',
      'credentials/SuperOfficeSystemUserApi.credentials.ts',
    ],
    rules: {
      // The node names their tests by `credentialsOf`, which the rule does not look into; test/engine/credentials runs them.
      '@n8n/community-nodes/credential-test-required': 'off',
    },
  },
  {
    files: ['credentials/KometSalesWebhookApi.credentials.ts'],
    rules: {
      // It holds what the vendor's calls are compared with: there is nothing to call with it.
      '@n8n/community-nodes/credential-test-required': 'off',
    },
  },
  {
    files: ['nodes/KometSales/KometSalesWebhookTrigger.node.ts'],
    rules: {
      // An administrator types the address in: no call registers it, looks it up or takes it back.
      '@n8n/community-nodes/webhook-lifecycle-complete': 'off',
    },
  },
  {
    files: ['package.json'],
    plugins: { 'n8n-nodes-base': nodesBase },
    languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
    rules: nodesBase.configs.community.rules,
  },

  // The house's own rules: one way out, and imports that run one way.
  {
    files: SHIPPED,
    ignores: ['nodes/shared/http/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
          name,
          message: NETWORK.message,
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'globalThis', property: 'fetch', message: NETWORK.message },
        ...['httpRequest', 'httpRequestWithAuthentication', 'requestWithAuthentication', 'requestOAuth2'].map(
          (property) => ({
            property,
            message: `n8n's helper opens a connection per request. ${NETWORK.message}`,
          }),
        ),
      ],
    },
  },
  {
    files: SHIPPED,
    ignores: ['nodes/shared/http/**', 'nodes/shared/protocol/soap/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportExpression[source.value=/^(undici|soap|(node:)?(https?|http2|net|tls))/]',
          message: 'Only nodes/shared/http and nodes/shared/protocol/soap load network modules.',
        },
      ],
    },
  },
  { files: ['credentials/**/*.ts'], rules: imports(NETWORK, SOAP) },
  ...vendors.map(vendor),
  ...rooms.map((name) => room(name)),
  room('protocol', { folder: 'protocol/soap', readsXml: true }),
);
