/** `npm run n8n`: an n8n with the packed pack, the examples, and simulators of the three vendors behind them. */
import { parseArgs } from 'node:util';
import { expectations } from '../../demo/expectations';
import { OutsideWorld } from '../../demo/outside-world';
import type { Simulators } from '../../simulators';
import { KOMET_TODAY, startAll } from '../../simulators';
import type { WorkflowFile } from '../examples';
import { exampleCredentials, exampleFiles, pinned, readExample } from '../examples';
import { LiveLines } from './liveLines';
import { ensureN8n, importCredentials, isTaken, makeUserFolder, owner, packTarball, startN8n } from './index';

/** The same as those of `npm run simulators`. */
const simulatorPorts = {
  komet: { port: 8601, tlsPort: 8602 },
  ebiz: { port: 8603, tlsPort: 8604 },
  superOffice: { port: 8605, tlsPort: 8606 },
};

/** A reason that a person can do something about; shown without a stack. */
class Plain extends Error {}

const started = Date.now();
const lines = new LiveLines(process.stdout);
const { print } = lines;

async function main(): Promise<void> {
  const port = portAsked();
  await mustBeFree([port], `Choose another one: npm run n8n -- --port ${port + 1}`);
  const ports = Object.values(simulatorPorts).flatMap(({ port: plain, tlsPort }) => [plain, tlsPort]);
  await mustBeFree(ports, 'The simulators need it. Do they, or another "npm run n8n", run already?');

  await ensureN8n(print);
  const tarball = await packTarball(print);
  const userFolder = await makeUserFolder(tarball, print);

  const simulators = await startAll({
    ...simulatorPorts,
    komet: { ...simulatorPorts.komet, today: KOMET_TODAY },
  });
  const world = await OutsideWorld.start();
  world.reset(
    Object.fromEntries(Object.values(expectations).flatMap(({ answers = {} }) => Object.entries(answers))),
  );
  const workflows = exampleFiles().map((file) =>
    pinned(readExample(file, simulators, world), expectations[file] ?? { story: '', outputs: {} }),
  );

  print('Importing credentials …');
  await importCredentials(userFolder, exampleCredentials(workflows, simulators));
  print('Starting n8n …');
  const n8n = await startN8n({ userFolder, port });
  const ids: string[] = [];
  for (const workflow of workflows) {
    const { id } = await n8n.rest.post<{ id: string }>('/rest/workflows', workflow);
    ids.push(id);
  }
  lines.end();
  welcome(n8n.url, simulators, workflows, ids);

  await new Promise((resolve) => n8n.process.once('exit', resolve));
  throw new Plain(`n8n ended by itself:\n${n8n.log().slice(-2000)}`);
}

function portAsked(): number {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '5678' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Plain(`"${values.port}" is no port.`);
  return port;
}

async function mustBeFree(ports: number[], otherwise: string): Promise<void> {
  for (const port of ports) {
    if (await isTaken(port)) throw new Plain(`Port ${port} is taken. ${otherwise}`);
  }
}

function welcome(url: string, simulators: Simulators, workflows: WorkflowFile[], ids: string[]): void {
  const { komet, ebiz, superOffice } = simulators;
  const credits = workflows.findIndex(({ nodes }) =>
    nodes.some(({ parameters }) => parameters.resource === 'credit'),
  );
  const rows: Array<[string, string]> = [
    ['Workflows', `${url}/home/workflows`],
    ['One of them', `${url}/workflow/${ids[credits]} (${workflows[credits]?.name})`],
    ['Email', owner.email],
    ['Password', owner.password],
    ['Dates', 'The made-up data of Komet Sales ends today: ask for the last 30 days'],
    ...[komet, ebiz, superOffice].map((each): [string, string] => [each.name, each.url]),
  ];
  print(`\nReady after ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
  for (const [name, value] of rows) print(`  ${name.padEnd(12)} ${value}`);
  print(`\n${workflows.length} workflows of examples/ are there, with credentials for the simulators.`);
  print(
    'Log in with that email and password. All data is made up, nothing leaves this machine, and nothing is kept. Ctrl-C ends it.',
  );
}

main().catch((error: unknown) => {
  lines.end();
  const text = error instanceof Error && !(error instanceof Plain) ? error.stack : (error as Error).message;
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
