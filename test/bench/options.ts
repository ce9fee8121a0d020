import { parseArgs } from 'node:util';

/** How a benchmark is run. */
export interface BenchOptions {
  rounds: number;
  /** The round trip that the proxy adds, in milliseconds. */
  rtt: number;
  /** Names of scenarios, and `pieces`; all if empty. */
  only: string[];
  /** Identifiers of contestants; all if empty. Nothing is written then. */
  ways: string[];
  /** A tenth of the items and one round, to see that everything works; nothing is written. */
  quick: boolean;
  /** Runs the soak instead of the comparison. */
  soak: boolean;
  /** Minutes that the soak takes. */
  minutes: number;
  /** Where to put CPU profiles of n8n, one for the whole run. */
  profile?: string;
}

/** The usage. */
export const USAGE = `npm run bench -- [--rounds 3] [--rtt 40] [--only pieces,credits,soap] [--ways ours,undici] [--quick] [--profile <folder>]
npm run bench -- --soak [--minutes 10]`;

/** Reads the command line. Throws an Error that a person understands. */
export function readOptions(args: string[], known: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '3' },
      rtt: { type: 'string', default: '40' },
      only: { type: 'string', default: '' },
      ways: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      soak: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '10' },
      profile: { type: 'string' },
    },
  });
  const only = values.only.split(',').filter(Boolean);
  const strange = only.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new Error(`Nothing is called "${strange}". There are ${known.join(', ')}.`);
  return {
    rounds: values.quick ? 1 : number('rounds', values.rounds, 1),
    rtt: number('rtt', values.rtt, 0),
    only,
    ways: values.ways.split(',').filter(Boolean),
    quick: values.quick,
    soak: values.soak,
    minutes: number('minutes', values.minutes, 0.1),
    profile: values.profile,
  };
}

function number(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!(value >= least)) throw new Error(`--${name} must be a number of at least ${least}, not "${text}".`);
  return value;
}
