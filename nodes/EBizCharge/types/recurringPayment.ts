import {
  boolean,
  choice,
  day,
  integer,
  key,
  member,
  moment,
  money,
  objectType,
  record,
  text,
} from '../../shared/operation';
import { status } from './status';

/** A custom interval, for a schedule that none of the named ones fits. */
export const CustomSchedule = objectType('CustomSchedule', () => [
  member('Interval', integer(), {
    description: 'How many units of the frequency lie between two charges',
    otherwise: 0,
  }),
  member('Frequency', text()),
]);

/** How often a schedule charges. Some answers use a different letter case. */
const schedule = () =>
  choice({
    once: ['once', 'Once'],
    daily: ['daily', 'Daily'],
    weekly: ['weekly', 'Weekly'],
    biWeekly: ['bi-weekly', 'Every Two Weeks'],
    fourWeek: ['four-week', 'Every Four Weeks'],
    monthly: ['monthly', 'Monthly'],
    biMonthly: ['bi-monthly', 'Every Two Months'],
    quarterly: ['quarterly', 'Quarterly'],
    biAnnually: ['bi-annually', 'Twice a Year'],
    annually: ['annually', 'Yearly'],
  });

/**
 * What a schedule charges, and when. The pages say to leave out unused members, although the schema requires some:
 * https://developer.ebizcharge.net/connect/docs/schedulerecurringpayment
 */
export const RecurringBilling = objectType('RecurringBilling', () => [
  member('Amount', money(), { otherwise: '0' }),
  member('Tax', money()),
  member('Enabled', boolean(), { description: 'Whether the schedule charges' }),
  member('Start', day(), { description: 'First day' }),
  member('Expire', day(), { description: 'Last day' }),
  member('Next', day(), { description: 'Next day on which it charges' }),
  member('NumLeft', text(), { label: 'Payments Left', description: 'How many payments are left' }),
  member('RepeatCount', integer({ min: 1 }), { description: 'How many times it is repeated' }),
  member('Schedule', schedule(), { description: 'How often it charges' }),
  member('CustomScheduleObject', record(CustomSchedule)),
  member('ScheduleName', text()),
  member('ReceiptNote', text()),
  member('ReceiptTemplateName', text()),
  member('SendCustomerReceipt', boolean(), { otherwise: false }),
  member('CustomerEmailList', text()),
]);

/** A schedule as EBizCharge keeps it. */
export const RecurringBillingDetails = objectType('RecurringBillingDetails', () => [
  member('ScheduledPaymentInternalId', key()),
  member('CustomerInternalId', key(), { description: 'EBizCharge’s own ID of the customer, a GUID' }),
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('Amount', money()),
  member('Tax', money()),
  member('Enabled', boolean()),
  member('Start', day()),
  member('Expire', day()),
  member('Next', day()),
  member('NumLeft', text(), { label: 'Payments Left', description: 'How many payments are left' }),
  member('RepeatCount', integer(), { description: 'How many times it is repeated' }),
  member('Schedule', text(), { description: 'How often it is charged' }),
  member('CustomScheduleObject', record(CustomSchedule)),
  member('ScheduleName', text()),
  member('ReceiptNote', text()),
  member('ReceiptTemplateName', text()),
  member('SendCustomerReceipt', boolean()),
  member('CustNum', key(), {
    label: 'Customer Token',
    description: 'Number by which the gateway knows the customer',
  }),
  member('PaymentMethodId', key()),
  member('MaskedPM', text({ shows: 'last4' }), { label: 'Masked Payment Method' }),
  member('PMHolderName', text(), { label: 'Payment Method Holder' }),
  member('PMExpirationYear', text(), { label: 'Payment Method Expiration Year' }),
  member('PMExpirationMonth', text(), { label: 'Payment Method Expiration Month' }),
  member('PmType', text(), { label: 'Payment Method Type' }),
  member('ScheduleStatus', text()),
  member('DateTimeCreated', moment()),
  member('DateTimeModified', moment()),
]);

/** The answer to changing a schedule’s status. */
export const ModifyScheduledRecurringPaymentStatusResponse = objectType(
  'ModifyScheduledRecurringPaymentStatusResponse',
  () => [...status()],
);

/** The answer to changing a schedule. */
export const ModifyScheduledRecurringPaymentResponse = objectType(
  'ModifyScheduledRecurringPaymentResponse',
  () => [...status()],
);
