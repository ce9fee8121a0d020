import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';
import { DAY, HOUR, MINUTE } from './clock';
import type { Notes } from './round';
import { MOST_REMEMBERED } from './state';

/**
 * Reports what the user should know about a poll. n8n shows no hints of a polling trigger yet, so they go to its log; they
 * go to the editor once n8n accepts them.
 */
export function sayNotes(context: IPollFunctions, vendor: string, notes: Notes, emitted: number): void {
  const { addExecutionHints } = context as Partial<Pick<IExecuteFunctions, 'addExecutionHints'>>;
  for (const message of textsOf(vendor, notes, emitted)) {
    context.logger.warn(`${context.getNode().name}: ${message}`);
    addExecutionHints?.call(context, { message, type: 'warning', location: 'outputPane' });
  }
}

/** The notes as sentences. */
export function textsOf(vendor: string, { again, clock, crowded }: Notes, emitted: number): string[] {
  return [
    ...(again > 0 ? [againText(again, emitted)] : []),
    ...(clock === undefined ? [] : [clockText(vendor, clock)]),
    ...(crowded ? [crowdedText] : []),
  ];
}

const againText = (again: number, emitted: number): string =>
  `${again} of the ${emitted} records were emitted before and still wait. Their emittedAgain is true.`;

const clockText = (vendor: string, ahead: number): string =>
  `The clock of this n8n is ${timeText(Math.abs(ahead))} ${ahead < 0 ? 'ahead of' : 'behind'} the clock of ${vendor}. The trigger uses the clock of ${vendor}, so no record is lost. Correct the clock of this n8n.`;

const crowdedText = `More than ${MOST_REMEMBERED.toLocaleString('en')} records changed since the last poll, which is more than the trigger remembers. Later polls do not look back before this one, so a change that becomes visible late may be missed.`;

function timeText(ms: number): string {
  const [size, word] = (
    [
      [DAY, 'day'],
      [HOUR, 'hour'],
      [MINUTE, 'minute'],
    ] as const
  ).find(([unit]) => ms >= 1.5 * unit) ?? [MINUTE, 'minute'];
  const count = Math.round(ms / size);
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
