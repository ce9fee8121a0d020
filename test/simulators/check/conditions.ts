import type { RequiredIf } from '../../documented';

/** Facts about the customer's account that some rules depend on. */
export type Account = Record<string, boolean>;

/**
 * Whether a documented condition holds, given what is sent and the account. The kind of a token is a fact of
 * the account too: `vendorToken`, `companyToken`.
 */
export function holds(condition: RequiredIf, given: (name: string) => boolean, account: Account): boolean {
  if ('present' in condition) return given(condition.present);
  if ('absent' in condition) return !condition.absent.some(given);
  if ('account' in condition) return account[condition.account] === true;
  if ('token' in condition) return account[`${condition.token.toLowerCase()}Token`] === true;
  return !holds(condition.not, given, account);
}

/** A condition in words, to stand after "required". */
export function conditionText(condition: RequiredIf): string {
  if ('present' in condition) return `when ${condition.present} is sent`;
  if ('absent' in condition) return `unless ${condition.absent.join(' or ')} is sent`;
  if ('account' in condition) return `for a ${condition.account} account`;
  if ('token' in condition) return `with a ${condition.token} token`;
  return `not ${conditionText(condition.not)}`;
}
