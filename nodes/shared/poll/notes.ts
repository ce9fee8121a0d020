import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';
import { DAY, HOUR, MINUTE } from './clock';
import type { Notes } from './round';
import { MOST_REMEMBERED } from './state';

/**
 * Says what is worth knowing beside the records. n8n shows no hints of a polling trigger, so they go into its log, and to
 * the editor as soon as n8n takes them.
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
  `The clock of this n8n is ${timeText(Math.abs(ahead))} ${ahead < 0 ? 'ahead of' : 'behind'} the clock of ${vendor}. The trigger goes by the clock of ${vendor}, so no record is lost. Set the clock of this n8n right.`;

const crowdedText = `More than ${MOST_REMEMBERED.toLocaleString('en')} records were changed since the poll before, which is more than the trigger remembers. Later polls do not look back at what was changed before this one, so a change that becomes visible late may be missed.`;

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
