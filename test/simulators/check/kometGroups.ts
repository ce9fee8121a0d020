import type { KometGroup, KometMethod, KometWindow } from '../../documented';
import { holds } from './conditions';
import type { Account } from './conditions';
import { isGiven } from './values';
import type { Finding } from './values';

/** What a request does against the rules that tie several parameters of a Komet Sales page together. */
export function checkGroups(
  method: KometMethod,
  value: (name: string) => unknown,
  account: Account,
): Finding[] {
  const given = (name: string): boolean => isGiven(value(name));
  const binding = (groups: KometGroup[] = []): KometGroup[] =>
    groups.filter((group) => !group.if || holds(group.if, given, account));
  return [
    ...[...binding(method.atLeastOne), ...binding(method.oneOf)].flatMap((group) => tooFew(group, given)),
    ...[...binding(method.atMostOne), ...binding(method.oneOf)].flatMap((group) => tooMany(group, given)),
    ...binding(method.together).flatMap((group) => torn(group, given)),
    ...(method.windowDays ?? [])
      .filter(({ ignoredWith = [] }) => !ignoredWith.some(given))
      .flatMap((window) => tooLong(window, value)),
    ...(method.sums ?? []).flatMap(({ of, atMost }) => tooMuch(of, atMost, value)),
  ];
}

function groupText(group: KometGroup): string {
  return group.of.map((names) => names.join(' with ')).join(', ');
}

function tooFew(group: KometGroup, given: (name: string) => boolean): Finding[] {
  if (group.of.some((names) => names.every(given))) return [];
  return [{ parameter: groupText(group), expectation: 'at least one of these' }];
}

function tooMany(group: KometGroup, given: (name: string) => boolean): Finding[] {
  if (group.of.filter((names) => names.some(given)).length <= 1) return [];
  return [{ parameter: groupText(group), expectation: 'at most one of these' }];
}

function torn(group: KometGroup, given: (name: string) => boolean): Finding[] {
  const names = group.of.flat();
  if (names.every(given) || !names.some(given)) return [];
  return [{ parameter: groupText(group), expectation: 'all of these or none' }];
}

/** Days count with both ends. */
function tooLong({ from, to, days, months }: KometWindow, value: (name: string) => unknown): Finding[] {
  const first = new Date(String(value(from)));
  const last = new Date(String(value(to)));
  if (Number.isNaN(first.getTime()) || Number.isNaN(last.getTime())) return [];
  if (months) first.setUTCMonth(first.getUTCMonth() + months);
  else first.setUTCDate(first.getUTCDate() + (days ?? 0));
  if (last < first) return [];
  return [
    { parameter: to, expectation: `at most ${months ? `${months} months` : `${days} days`} with ${from}` },
  ];
}

function tooMuch(of: string, atMost: string, value: (name: string) => unknown): Finding[] {
  const [list = '', member = ''] = of.split('[].');
  const entries = value(list);
  if (!isGiven(value(atMost)) || !Array.isArray(entries)) return [];
  const sum = entries.reduce<number>(
    (total, entry: Record<string, unknown>) => total + Number(entry[member]),
    0,
  );
  // Cents, for the sake of binary fractions.
  if (Math.round(sum * 100) <= Math.round(Number(value(atMost)) * 100)) return [];
  return [{ parameter: atMost, expectation: `at least the sum of ${of}` }];
}
