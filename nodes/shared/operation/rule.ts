import type { ChoiceRule, DistinctRule, Rule, SumRule, Value } from './declaration';
import { labelOf, type Known } from './condition';
import type { Problem } from './misfit';
import { isPlainObject, plainText } from './value';

type Alternative = string | [string, string, ...string[]];

const among =
  (kind: ChoiceRule['kind']) =>
  (...alternatives: [Alternative, Alternative, ...Alternative[]]): ChoiceRule => ({
    kind,
    of: alternatives.map((each) => [each].flat()),
  });

/** Exactly one is given: `oneOf('itemId', ['productCode', 'boxTypeCode'])`. */
export const oneOf = among('oneOf');
/** `atLeastOne('date', ['dateFrom', 'dateTo'])`: the date, or both ends. */
export const atLeastOne = among('atLeastOne');
export const atMostOne = among('atMostOne');
/** All are given, or none of them. */
export const together = among('together');

/** `sumAtMost('invoices', 'amount', 'totalPayment')`. */
export const sumAtMost = (rows: string, member: string, total: string): SumRule => ({
  kind: 'sumAtMost',
  rows,
  member,
  total,
});

/** `distinct('sourceId', 'destinationId')`: they have no value in common. Either may be a list. */
export const distinct = (one: string, other: string): DistinctRule => ({
  kind: 'distinct',
  of: [one, other],
});

/** Names of the fields that a rule is about. */
export const fieldsOfRule = (rule: Rule): string[] =>
  rule.kind === 'sumAtMost' ? [rule.rows, rule.total] : rule.of.flat();

/** A broken rule. */
export interface BrokenRule {
  problem: Problem;
  /** Names of the fields that must be added; empty if there are too many. */
  wants: string[];
}

/** How many alternatives have all their fields, and how many have any. */
interface Count {
  whole: number;
  begun: number;
  all: number;
}

const CHOICES: Record<ChoiceRule['kind'], { met(count: Count): boolean; word: string; expected: string }> = {
  oneOf: {
    met: ({ whole, begun }) => whole === 1 && begun === 1,
    word: 'or',
    expected: 'exactly one of them',
  },
  atLeastOne: { met: ({ whole }) => whole > 0, word: 'or', expected: 'at least one of them' },
  atMostOne: { met: ({ begun }) => begun < 2, word: 'or', expected: 'at most one of them' },
  together: {
    met: ({ whole, begun, all }) => begun === 0 || whole === all,
    word: 'and',
    expected: 'all of them or none',
  },
};

/**
 * The broken rules. A rule is skipped if one of its fields has a problem already: `broken` names those fields.
 */
export function checkRules(rules: Rule[], known: Known, broken: Set<string>): BrokenRule[] {
  const rests = ({ unless }: Rule) => unless !== undefined && known.values[unless] === true;
  const checked = rules.filter(
    (rule) => !rests(rule) && !fieldsOfRule(rule).some((name) => broken.has(name)),
  );
  return checked.flatMap((rule) => {
    const problem = checkRule(rule, known);
    const fields = fieldsOfRule(rule);
    const wants = wantsMore(rule, known) ? fields : [];
    return problem ? [{ problem: { ...problem, name: fields[0] ?? '', fields }, wants }] : [];
  });
}

const isGivenIn =
  ({ values }: Known) =>
  (name: string): boolean =>
    values[name] !== undefined;

function countOf({ of }: ChoiceRule, known: Known): Count {
  const isGiven = isGivenIn(known);
  return {
    whole: of.filter((names) => names.every(isGiven)).length,
    begun: of.filter((names) => names.some(isGiven)).length,
    all: of.length,
  };
}

/** Whether a broken rule needs another field, not one less. */
function wantsMore(rule: Rule, known: Known): boolean {
  if (rule.kind === 'sumAtMost' || rule.kind === 'distinct' || rule.kind === 'atMostOne') return false;
  return rule.kind === 'together' || countOf(rule, known).whole === 0;
}

function checkRule(rule: Rule, known: Known): Pick<Problem, 'field' | 'message'> | undefined {
  if (rule.kind === 'sumAtMost') return checkSum(rule, known);
  return rule.kind === 'distinct' ? checkDistinct(rule, known) : checkChoice(rule, known);
}

function checkDistinct(
  { of: [one, other] }: DistinctRule,
  known: Known,
): Pick<Problem, 'field' | 'message'> | undefined {
  const textsOf = (name: string) => [known.values[name] ?? []].flat().map((value) => plainText(value));
  const others = new Set(textsOf(other));
  const shared = textsOf(one).find((text) => others.has(text));
  if (shared === undefined) return undefined;
  const field = labelOf(other, known);
  return { field, message: `${field}: expected other values than in ${labelOf(one, known)}, got ${shared}` };
}

function checkChoice(
  rule: ChoiceRule & Pick<Rule, 'label' | 'labels'>,
  known: Known,
): Pick<Problem, 'field' | 'message'> | undefined {
  const { kind, of, labels: shown = {} } = rule;
  const isGiven = isGivenIn(known);
  const count = countOf(rule, known);
  const { met, word, expected } = CHOICES[kind];
  if (met(count)) return undefined;
  // Keys that the form shows as one field are one alternative.
  const joined = (labels: string[], between: string) => [...new Set(labels)].join(between);
  const labels = (names: string[], between: string) =>
    joined(
      names.map((name) => shown[name] ?? labelOf(name, known)),
      between,
    );
  if (rule.label !== undefined && count.begun === 0) return missing(rule.label);
  const field = joined(
    of.map((names) => labels(names, ' with ')),
    ` ${word} `,
  );
  const got = labels(of.flat().filter(isGiven), ' and ') || 'none';
  return { field, message: `${field}: expected ${expected}, got ${got}` };
}

const missing = (field: string): Pick<Problem, 'field' | 'message'> => ({
  field,
  message: `${field} is required: expected a value, got nothing`,
});

function checkSum(
  { rows, member, total }: SumRule,
  known: Known,
): Pick<Problem, 'field' | 'message'> | undefined {
  const most = known.values[total];
  const given = known.values[rows];
  if (most === undefined || !Array.isArray(given)) return undefined;
  const sum = given.reduce<bigint>(
    (so, row) => so + inUnits(isPlainObject(row) ? (row[member] as Value) : 0),
    0n,
  );
  if (sum <= inUnits(most)) return undefined;
  const field = labelOf(rows, known);
  const expected = `a sum of at most ${labelOf(total, known)} (${String(most as string)})`;
  return { field, message: `${field}: expected ${expected}, got ${asDecimal(sum)}` };
}

/** Decimals are added as whole numbers with ten places, so 0.1 + 0.2 is 0.3. */
const PLACES = 10;

function inUnits(value: Value | undefined): bigint {
  const [whole = '0', part = ''] = String((value as string | undefined) ?? 0).split('.');
  const units = BigInt(`${whole.replace('-', '')}${part.slice(0, PLACES).padEnd(PLACES, '0')}`);
  return whole.startsWith('-') ? -units : units;
}

function asDecimal(units: bigint): string {
  if (units < 0n) return `-${asDecimal(-units)}`;
  const digits = String(units).padStart(PLACES + 1, '0');
  const part = digits.slice(-PLACES).replace(/0{1,10}$/, '');
  return digits.slice(0, -PLACES) + (part && `.${part}`);
}
