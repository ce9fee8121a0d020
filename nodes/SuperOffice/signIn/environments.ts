/**
 * The environments of SuperOffice CRM Online. Their hosts serve sign-in and the state of tenants; data is on other hosts.
 * https://docs.superoffice.com/en/developer-portal/
 */
export const ENVIRONMENTS = {
  development: { name: 'Development', host: 'https://sod.superoffice.com' },
  stage: { name: 'Stage', host: 'https://qaonline.superoffice.com' },
  production: { name: 'Production', host: 'https://online.superoffice.com' },
} as const;

export type Environment = keyof typeof ENVIRONMENTS;

export const isEnvironment = (given: string): given is Environment => Object.hasOwn(ENVIRONMENTS, given);

/** Paths on a sign-in host. https://docs.superoffice.com/en/api/authentication/online/ */
export const PATHS = {
  signInPage: '/login/common/oauth/authorize',
  codeExchange: '/login/common/oauth/tokens',
  systemUser: '/Login/api/PartnerSystemUser/Authenticate',
  state: '/api/state/',
} as const;
