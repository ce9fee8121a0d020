/** The key that the credentials of every n8n started here are encrypted with: all data is made up. */
const encryptionKey = 'erp-sync-e2e-encryption-key';

const never = 'false';

/** What keeps n8n on this machine: it would otherwise fetch versions, banners, templates and licences. */
const callsNobody = {
  N8N_DIAGNOSTICS_ENABLED: never,
  N8N_VERSION_NOTIFICATIONS_ENABLED: never,
  N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: never,
  N8N_DYNAMIC_BANNERS_ENABLED: never,
  N8N_HIRING_BANNER_ENABLED: never,
  N8N_TEMPLATES_ENABLED: never,
  N8N_PERSONALIZATION_ENABLED: never,
  N8N_LICENSE_AUTO_RENEW_ENABLED: never,
  N8N_VERIFIED_PACKAGES_ENABLED: never,
  N8N_AI_ENABLED: never,
  N8N_DISABLED_MODULES: 'mcp-registry',
};

/**
 * The environment of an n8n: this process's own without any setting of some other n8n, npm or jest, then what is the
 * same for all that is started here.
 */
export function n8nEnvironment(userFolder: string, extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    ...withoutSettings(process.env),
    ...callsNobody,
    NODE_ENV: 'production',
    N8N_USER_FOLDER: userFolder,
    N8N_ENCRYPTION_KEY: encryptionKey,
    // As somebody who installs this pack has it.
    N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
    // Else the login's cookie is not sent over plain http.
    N8N_SECURE_COOKIE: never,
    // A disk of a shared machine need not obey; n8n would only warn.
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: never,
    ...extra,
  };
}

const settings = /^(N8N_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_|npm_|NODE_OPTIONS$|JEST_|TS_NODE)/i;

function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !settings.test(name)));
}
