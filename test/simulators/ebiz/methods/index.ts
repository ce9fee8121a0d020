import { applicationTransactionMethods } from './applicationTransaction';
import { attachmentMethods } from './attachment';
import { batchMethods } from './batch';
import { customerMethods } from './customer';
import { emailTemplateMethods } from './emailTemplate';
import { invoiceMethods } from './invoice';
import { itemMethods } from './item';
import { merchantMethods } from './merchant';
import { paymentMethods } from './payment';
import { paymentFormMethods } from './paymentForm';
import { paymentMethodMethods } from './paymentMethod';
import { receiptMethods } from './receipt';
import { recurringPaymentMethods } from './recurringPayment';
import { salesOrderMethods } from './salesOrder';
import { salesRepMethods } from './salesRep';
import { subCustomerMethods } from './subCustomer';
import { surchargeMethods } from './surcharge';
import { termsMethods } from './terms';
import { transactionMethods } from './transaction';
import { utilityMethods } from './utility';
import type { Methods } from '../method';

/** The simulated methods by their documented names. */
export const METHODS: Methods = {
  ...applicationTransactionMethods,
  ...attachmentMethods,
  ...batchMethods,
  ...customerMethods,
  ...emailTemplateMethods,
  ...invoiceMethods,
  ...itemMethods,
  ...merchantMethods,
  ...paymentMethods,
  ...paymentFormMethods,
  ...paymentMethodMethods,
  ...receiptMethods,
  ...recurringPaymentMethods,
  ...salesOrderMethods,
  ...salesRepMethods,
  ...subCustomerMethods,
  ...surchargeMethods,
  ...termsMethods,
  ...transactionMethods,
  ...utilityMethods,
};
