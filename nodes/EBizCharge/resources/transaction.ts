import type { Resource } from '../../shared/operation';

export const resource: Resource = {
  value: 'transaction',
  name: 'Transaction',
  description: 'Charges, refunds and voids of cards and bank accounts',
};

export { authorize, chargeBankAccount, chargeCard, chargeStoredMethod, credit } from './transactionCharges';
export { capture, refund, reverse, voidTransaction } from './transactionFollowUps';
export { get, getMany, resolve } from './transactionReads';
