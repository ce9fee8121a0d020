import type { IExecuteFunctions } from 'n8n-workflow';
import type { RunOptions } from '../describe/options';
import { NO_SECRETS } from '../http/redact';
import type { System } from '../invoke/connector';
import type { SessionSetup } from '../invoke/session';
import { findOperation, rangeProblem, readZoneOf, type Hint, type Operation } from '../operation';
import { isTool, knownEntrance, setupOf } from './context';
import { withNamedEntries } from './entryNames';
import { readHeaders } from './headers';
import { readItems } from './input';
import { toInputError } from './inputError';
import type { ItemInput } from './itemInput';
import { Ledger, ledgerOf } from './ledger';
import { moneyInputs } from './moneyInput';
import { withOwnFields } from './ownFields';
import { ParameterReader } from './parameters';
import { assertAllowed } from './permission';
import { readOptions } from './readOptions';

/** What a run will do: all that the node's parameters and items say, checked. */
export interface Prepared {
  operation: Operation;
  /** For each item. */
  inputs: ItemInput[];
  options: RunOptions;
  /** Nothing is sent that would change anything. */
  isDry: boolean;
  ledger: Ledger;
  /** What its calls are made with. Throws n8n's error if a credential is missing. */
  setup: () => Promise<SessionSetup>;
  /** About the fields of the operation. */
  hints: Hint[];
}

/**
 * Reads and checks what a run will do. Sends nothing that would change anything.
 * Throws NodeOperationError for bad input, unless the node continues on error.
 */
export async function prepare(context: IExecuteFunctions, system: System): Promise<Prepared> {
  const reader = new ParameterReader(context, context.getInputData(), !isTool(context));
  const declared = findOperation(
    system,
    String(reader.read('resource', 0)),
    String(reader.read('operation', 0)),
  );
  const entrance = await knownEntrance(context, system);
  const redact = entrance?.redact ?? NO_SECRETS;
  const options = readOptions(context, declared, reader, redact);
  const headers = readHeaders(context, system.connector, reader, redact);
  assertAllowed(context, { operation: declared, connector: system.connector, entrance, options, reader });
  const isDry = options.dryRun && declared.effect !== 'read';
  // A dry run sends nothing, so a later try must not count its items as done.
  const ledger = isDry ? new Ledger() : ledgerOf(context);
  if (entrance) ledger.masks(entrance.redact);
  const setup = async () =>
    await setupOf(context, system, { options, headers, tally: ledger.tally }, entrance);
  const { operation, byItem, hints } = (ledger.ownFields ??= await withNamedEntries(
    context,
    await withOwnFields(context, declared, reader, setup),
    system.lists,
    reader,
    setup,
  ));
  const fieldsOf = (itemIndex: number) => byItem?.[itemIndex] ?? { operation };
  const read = await readItems(context, system.connector, fieldsOf, reader, {
    redact,
    readIn: readZoneOf(system.connector.headerOptions, headers),
  });
  const ranged = read.map((input) => inRange(operation, input));
  const inputs = moneyInputs(operation, ranged, options, isTool(context));
  if (!context.continueOnFail()) assertInputs(context, inputs);
  return { operation, inputs, options, isDry, ledger, setup, hints };
}

/** Whether an item's range of dates is allowed depends on how its list is walked. A field alone can't check that. */
function inRange({ walk, fields }: Operation, input: ItemInput): ItemInput {
  if (!input.ok || typeof walk !== 'object' || walk.kind !== 'windows') return input;
  const { values, limit } = input;
  const problems = walk.ranges.flatMap(
    (range) => rangeProblem(range, fields, values, limit === undefined) ?? [],
  );
  return problems.length > 0 ? { ok: false, problems } : input;
}

/** With "Stop", any bad item ends the node before anything is sent. */
function assertInputs(context: IExecuteFunctions, inputs: ItemInput[]): void {
  const bad = inputs.flatMap((input, itemIndex) => (input.ok ? [] : [{ ...input, itemIndex }]));
  if (bad.length > 0) throw toInputError(context.getNode(), bad, inputs.length);
}
