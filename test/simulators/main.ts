/** Starts the simulators on fixed ports for demos, and for n8n in another process. */
import {
  EBIZ_CARDS,
  EBIZ_EXAMPLE_CUSTOMERS,
  KOMET_CHARGE_IDS,
  KOMET_CREDITS,
  KOMET_TODAY,
  SUPEROFFICE_KEYS,
  startAll,
  startSuperOffice,
} from './index';

const PORTS = {
  komet: { port: 8601, tlsPort: 8602, today: KOMET_TODAY },
  // As slow as the real gateway may be; EBIZ_TIME_FACTOR=0 makes it answer at once.
  ebiz: { port: 8603, tlsPort: 8604, gateway: { timeFactor: Number(process.env.EBIZ_TIME_FACTOR ?? 1) } },
  superOffice: { port: 8605, tlsPort: 8606 },
};

const ONLINE_PORTS = { port: 8607, tlsPort: 8608 };

async function main(): Promise<void> {
  const { komet, ebiz, superOffice, close } = await startAll(PORTS);
  const online = await startSuperOffice({ personality: 'online', ...ONLINE_PORTS });
  const all = [
    ...[komet, ebiz, superOffice].map((simulator) => ({ simulator, types: simulator.credentialType })),
    { simulator: online, types: 'superOfficeOAuth2Api or superOfficeSystemUserApi' },
  ];
  for (const { simulator, types } of all) {
    console.log(`${simulator.name}  (credential type ${types})`);
    const rows = {
      http: simulator.url,
      https: simulator.tlsUrl,
      control: simulator.controlUrl,
      ...simulator.credential,
    };
    for (const [name, value] of Object.entries(rows))
      console.log(`  ${name.padEnd(20)} ${String(value).trim().replaceAll('\n', ' ')}`);
    console.log('');
  }
  console.log(
    `Credits ${KOMET_CREDITS.from} to ${KOMET_CREDITS.to}, those that end in ${KOMET_CREDITS.cancelledEnding} cancelled`,
  );
  console.log(`Automatic additional charges ${KOMET_CHARGE_IDS.join(', ')}`);
  console.log(
    `EBizCharge customer ${EBIZ_EXAMPLE_CUSTOMERS.slice(0, 1)
      .map((ids) => `${ids.customerId} = ${ids.customerInternalId}`)
      .join('')}`,
  );
  console.log(`EBizCharge card ${EBIZ_CARDS.approves} approves, ${EBIZ_CARDS.declines} declines`);
  console.log(
    'EBizCharge stored methods: customer token 7000001 (CUST-001) approves, 7000009 (CUST-009) declines',
  );
  const { connection, from, to } = SUPEROFFICE_KEYS;
  console.log(
    `SuperOffice connection ${connection}, internal keys ${from} to ${to}: customers C${10_000 + from} to C${10_000 + to}`,
  );
  console.log(
    'SuperOffice companies 1, 21 and 23 are customers C90001, C90021 and C90023 of the ERP system, not linked',
  );
  console.log(
    'SuperOffice online: OAuth2 goes back to /rest/oauth2-credential/callback of an n8n on this machine; Ida signs in',
  );
  console.log('Everything here is made up and nothing leaves this machine. Ctrl-C ends it.');
  const stop = (): void => {
    void Promise.all([close(), online.close()]).then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(reason(error));
  process.exitCode = 1;
});

function reason(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error)
    return `Port ${String(error.port)} is taken. Are the simulators running already? End what uses it and try again.`;
  return `The simulators did not start: ${error instanceof Error ? error.message : String(error)}`;
}
