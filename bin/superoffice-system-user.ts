#!/usr/bin/env node
import { ENVIRONMENTS, isEnvironment } from '../nodes/SuperOffice/signIn/environments';
import { codeIn, ConsentProblem, consentFor, systemUserTokenOf, type App } from './consent';
import { Terminal } from './terminal';

const HELP = `Gets the system user token of a SuperOffice app for one tenant.

An administrator of the tenant signs in and consents to the app. Then paste the
address where the browser ended; nothing needs to answer there. The token is
written to standard output, all else to standard error.

Answers may come from the environment instead:
  SUPEROFFICE_ENVIRONMENT         development, stage or production
  SUPEROFFICE_SIGN_IN_HOST        another host than that of the environment
  SUPEROFFICE_TENANT              such as Cust12345
  SUPEROFFICE_CLIENT_ID
  SUPEROFFICE_CLIENT_SECRET       never as an argument: the shell keeps those
  SUPEROFFICE_REDIRECT            a registered redirect URL of the app
`;

async function appAsked(terminal: Terminal): Promise<App> {
  const host = await hostAsked(terminal);
  return {
    host: host.replace(/\/$/, ''),
    tenant: await terminal.ask({ label: 'Tenant ID (such as Cust12345)', variable: 'SUPEROFFICE_TENANT' }),
    clientId: await terminal.ask({ label: 'Client ID', variable: 'SUPEROFFICE_CLIENT_ID' }),
    clientSecret: await terminal.ask({
      label: 'Client secret (not shown)',
      variable: 'SUPEROFFICE_CLIENT_SECRET',
      secret: true,
    }),
    redirectUri: await terminal.ask({
      label: 'Redirect URL of the app (https://<n8n>/rest/oauth2-credential/callback)',
      variable: 'SUPEROFFICE_REDIRECT',
    }),
  };
}

async function hostAsked(terminal: Terminal): Promise<string> {
  const own = process.env.SUPEROFFICE_SIGN_IN_HOST?.trim() ?? '';
  if (own !== '') return own;
  const named = await terminal.ask({
    label: `Environment (${Object.keys(ENVIRONMENTS).join(', ')})`,
    variable: 'SUPEROFFICE_ENVIRONMENT',
    usual: 'production',
  });
  const environment = named.toLowerCase();
  if (isEnvironment(environment)) return ENVIRONMENTS[environment].host;
  throw new ConsentProblem(`There is no environment ${named}.`);
}

async function main(terminal: Terminal): Promise<void> {
  const app = await appAsked(terminal);
  const consent = consentFor(app);
  terminal.say(
    `\nAn administrator of ${app.tenant} opens this address, signs in and consents:\n\n${consent.url}\n`,
  );
  terminal.say('The browser then ends at the redirect URL. The page may show an error there: that is fine.');
  const address = await terminal.ask({ label: 'Paste that address' });
  const { token, tenant = app.tenant } = await systemUserTokenOf(app, codeIn(address, consent), consent);
  if (tenant.toLowerCase() !== app.tenant.toLowerCase())
    throw new ConsentProblem(`The administrator signed in to ${tenant}, not to ${app.tenant}.`);
  terminal.say(`\nThe system user token of ${tenant}, for the credential “SuperOffice System User API”:\n`);
  process.stdout.write(`${token}\n`);
}

async function run(): Promise<number> {
  if (process.argv.length > 2) {
    process.stderr.write(HELP);
    return /^(?:--help|-h)$/.test(process.argv[2] ?? '') ? 0 : 1;
  }
  const terminal = new Terminal();
  try {
    await main(terminal);
    return 0;
  } catch (problem) {
    terminal.say(`\n${problem instanceof Error ? problem.message : String(problem)}`);
    return 1;
  } finally {
    terminal.close();
  }
}

void run().then((code) => {
  process.exitCode = code;
});
