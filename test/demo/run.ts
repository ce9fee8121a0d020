/** `npm run demo`: runs every workflow in `examples/` through n8n's engine, against simulators of the three vendors. */
import { readdirSync } from 'node:fs';
import { DataDeduplicationService } from 'n8n-core';
import { Processed } from '../engine/harness/journal';
import { KOMET_TODAY, startAll } from '../simulators';
import type { Outcome } from './example';
import { examplesDir, runExample } from './example';
import { expectations } from './expectations';
import { OutsideWorld } from './outside-world';
import { Reporter } from './reporter';

async function main(): Promise<boolean> {
  const reporter = new Reporter((line) => process.stdout.write(`${line}\n`));
  const wanted = process.argv[2] ?? '';
  const files = readdirSync(examplesDir).filter((file) => file.endsWith('.json'));
  const missing = Object.keys(expectations).filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`examples/ lacks what is expected of it: ${missing.join(', ')}`);
  const simulators = await startAll({ komet: { today: KOMET_TODAY } });
  const world = await OutsideWorld.start();
  // Where n8n keeps the keys of what was charged.
  await DataDeduplicationService.init(new Processed());
  const outcomes: Outcome[] = [];
  try {
    for (const file of files.filter((each) => each.includes(wanted)).sort()) {
      const expectation = expectations[file];
      reporter.started(file, expectation?.story ?? '');
      const outcome = await runExample(file, expectation, simulators, world, (node, outputs, second) =>
        reporter.node(node, outputs, second),
      );
      reporter.finished(outcome);
      outcomes.push(outcome);
    }
  } finally {
    await Promise.all([world.close(), simulators.close()]);
  }
  reporter.summary(outcomes);
  // A demo that shows nothing is no success either.
  return outcomes.length > 0 && outcomes.every(({ complaints }) => complaints.length === 0);
}

main()
  .then((passed) => {
    // n8n's own modules keep timers running.
    process.exit(passed ? 0 : 1);
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
