import { boolean, decimal, integer, key, member, objectType, text } from '../../shared/operation';
import { status } from './status';

/** Terms of payment. */
export const Terms = objectType('Terms', () => [
  member('TermsInternalId', key()),
  member('TermsId', key()),
  member('TermsName', text()),
  member('TermsDescription', text()),
  member('NetDueInDays', integer(), { otherwise: 0 }),
  member('DiscountPercentage', decimal(), { otherwise: '0' }),
  member('DiscountIfPaidWithinDays', integer(), { otherwise: 0 }),
  member('IsInactive', boolean(), { otherwise: false }),
  member('ExternalUniqueId', key()),
]);

/** The answer to creating or updating terms. */
export const TermsResponse = objectType('TermsResponse', () => [
  member('TermsId', key()),
  member('TermsInternalId', key()),
  ...status(),
]);
