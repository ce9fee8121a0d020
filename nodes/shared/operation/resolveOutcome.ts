import type { Operation } from './declaration';
import { control } from './field';
import { operation } from './operation';
import { one } from './result';
import { choice, integer, json, list, text } from './type';

/**
 * Resolve Outcome: uses the look-up of a call to find out its unknown outcome. It serves all operations of the node.
 * In: the resource that offers it, and the read that most look-ups make.
 */
export const resolveOutcome = (
  about: Pick<Operation, 'resource' | 'docs' | 'documented' | 'call'>,
): Operation =>
  operation({
    ...about,
    operation: 'resolveOutcome',
    name: 'Resolve Outcome',
    action: 'Resolve unknown outcome',
    description:
      'Find out whether a call whose outcome is unknown was carried out, and answer happened, didNot or undecidable',
    effect: 'read',
    resolves: true,
    fields: [
      control('details', json(), {
        label: 'Details',
        required: true,
        description:
          'The member “details” of the failed item, by an expression. It has the operation, its key and the time.',
      }),
      control('settleDelay', integer({ min: 1, max: 3_600 }), {
        label: 'Settle Delay',
        description:
          'How many seconds the service gets, from the end of the call, to show what it has done: three times the Settle Delay of its run (360 seconds as a rule), or more if you set more. Nothing is called undone before.',
      }),
    ],
    result: one({
      outcome: choice({
        happened: ['happened', 'Happened'],
        didNot: ['didNot', 'Did Not'],
        undecidable: ['undecidable', 'Undecidable'],
      }),
      explanation: text(),
      found: json(),
      matches: list(json()),
      operation: text(),
      key: text(),
    }),
  });
