import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { Redactor } from '../http/redact';
import type { Hint } from '../operation';
import { named } from './output';
import type { Unit, UnitOutcome } from './unit';

/** How many different texts are shown. */
const TOLD = 20;

/**
 * Shows what the vendor had to say beside its successes, each text once, with the items it is about; and `ofRun`, which
 * is about the run as a whole.
 */
export function addHints(
  context: IExecuteFunctions,
  units: Unit[],
  outcomeOf: (unitId: string) => UnitOutcome | undefined,
  redact: Redactor,
  ofRun: Hint[] = [],
): void {
  const told = new Map<string, { hint: Hint; units: Unit[] }>();
  for (const unit of units) {
    const outcome = outcomeOf(unit.id);
    if (!outcome?.ok || !outcome.hint) continue;
    const same = told.get(outcome.hint.message);
    if (same) same.units.push(unit);
    else told.set(outcome.hint.message, { hint: outcome.hint, units: [unit] });
  }
  const hints = [...told.values()].map(({ hint, units: about }): NodeExecutionHint => ({
    message: `${redact.text(hint.message)}${named(about)}`,
    type: hint.type,
    location: 'outputPane',
  }));
  const more = hints.length - TOLD;
  if (more > 0) {
    hints.splice(TOLD, more, {
      message: `And ${more} more texts of this kind, which are in the items`,
      type: 'info',
      location: 'outputPane',
    });
  }
  hints.push(...ofRun.map((hint): NodeExecutionHint => ({ ...hint, location: 'outputPane' })));
  if (hints.length > 0) context.addExecutionHints(...hints);
}
