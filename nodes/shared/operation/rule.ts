import { labelOf, type Known } from './condition';
import type { Problem } from './misfit';

/** A rule between fields of an operation, checked before anything is sent. */
export interface Rule {
  kind: 'oneOf' | 'atLeastOne' | 'atMostOne' | 'together';
  fields: string[];
}

const between =
  (kind: Rule['kind']) =>
  (...fields: [string, string, ...string[]]): Rule => ({ kind, fields });

/** Exactly one of the fields is given. */
export const oneOf = between('oneOf');
export const atLeastOne = between('atLeastOne');
export const atMostOne = between('atMostOne');
/** All of the fields are given, or none of them. */
export const together = between('together');

const RULES: Record<
  Rule['kind'],
  { met(given: number, of: number): boolean; word: string; expected: string }
> = {
  oneOf: { met: (given) => given === 1, word: 'or', expected: 'exactly one of them' },
  atLeastOne: { met: (given) => given > 0, word: 'or', expected: 'at least one of them' },
  atMostOne: { met: (given) => given < 2, word: 'or', expected: 'at most one of them' },
  together: { met: (given, of) => given === 0 || given === of, word: 'and', expected: 'all of them or none' },
};

/**
 * What is wrong by the rules. A rule about a field that has a problem of its own is not asked:
 * `broken` names those fields.
 */
export function checkRules(rules: Rule[], known: Known, broken: Set<string>): Problem[] {
  return rules.flatMap((rule) => {
    if (rule.fields.some((name) => broken.has(name))) return [];
    const given = rule.fields.filter((name) => known.values[name] !== undefined);
    const { met, word, expected } = RULES[rule.kind];
    if (met(given.length, rule.fields.length)) return [];
    const labels = (names: string[]) => names.map((name) => labelOf(name, known));
    const field = labels(rule.fields).join(` ${word} `);
    const got = given.length === 0 ? 'none' : labels(given).join(' and ');
    return [
      {
        field,
        name: rule.fields[0] ?? '',
        fields: rule.fields,
        message: `${field}: expected ${expected}, got ${got}`,
      },
    ];
  });
}
