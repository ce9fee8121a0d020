import {
  additional,
  argument,
  atLeastOne,
  body,
  choice,
  control,
  filters,
  key,
  lookUp,
  moment,
  one,
  operation,
  rows,
  scalar,
  soap,
  updates,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { inPages, oftenIn, page, pageFields, unsorted } from '../fields';
import { Payment, PaymentResponse } from '../types/payment';
import {
  ModifyScheduledRecurringPaymentResponse,
  ModifyScheduledRecurringPaymentStatusResponse,
  RecurringBilling,
  RecurringBillingDetails,
} from '../types/recurringPayment';
import { POSITIVE } from './transactionCharges';

export const resource: Resource = {
  value: 'recurringPayment',
  name: 'Recurring Payment',
  description: 'Schedules that charge a stored payment method again and again, and what they have charged',
};

const customerId = body('customerId', key(), {
  label: 'Customer ID',
  list: 'searchCustomers',
  example: 'C-1001',
  description: 'Only those of this customer',
});

const customerInternalId = body('customerInternalId', key(), {
  label: 'Customer Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the customer, a GUID',
});

const scheduledPaymentInternalId = body('scheduledPaymentInternalId', key(), {
  label: 'Schedule',
  list: 'searchSchedules',
  required: true,
  example: '5c4ed001-0000-4000-8000-000000000001',
  description: 'Schedule by the ID that Create and Get Many return (ScheduledPaymentInternalId)',
});

const paymentMethodProfileId = body('paymentMethodProfileId', key(), {
  label: 'Payment Method ID',
  required: true,
  example: '10501',
  description: 'Stored card or bank account of the customer (MethodID)',
});

/** An AI agent must not decide about future charges. */
const neverTool = 'Schedules charge in the future. Change them in the workflow itself.';

/** Lists active and suspended schedules. */
export const getMany = operation({
  resource: 'recurringPayment',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many recurring payments',
  description: 'Get the schedules of recurring payments, of a customer or of all',
  ...page('SearchScheduledRecurringPayments'),
  call: soap('SearchScheduledRecurringPayments'),
  effect: 'read',
  walk: inPages,
  fields: [...filters(customerInternalId, customerId), ...pageFields, unsorted],
  result: rows('', RecurringBillingDetails, { item: 'RecurringBillingDetails' }),
});

/** Creates a schedule. Each call makes another one, so it is looked up by customer and name. */
export const create = operation({
  resource: 'recurringPayment',
  operation: 'create',
  name: 'Create',
  action: 'Create recurring payment',
  description:
    'Schedule charges of a stored payment method. A schedule of the same name, customer, amount and start is not made twice.',
  ...page('ScheduleRecurringPayment'),
  call: soap('ScheduleRecurringPayment'),
  effect: 'once',
  money: { amount: 'amount' },
  serializeBy: ['customerInternalId'],
  repeats: ['customerInternalId', 'scheduleName'],
  lookUp: lookUp(getMany, {
    text: 'Get Many with the customer shows whether the schedule was made.',
    by: [{ from: 'customerInternalId', field: 'customerInternalId' }],
    key: { field: 'scheduleName', member: 'ScheduleName', of: ['customerInternalId'] },
    id: 'ScheduledPaymentInternalId',
    counts: { member: 'ScheduleStatus', isNot: '3' },
    same: {
      CustomerInternalId: 'customerInternalId',
      PaymentMethodId: 'paymentMethodProfileId',
      Amount: 'amount',
      Start: 'start',
    },
    gives: {
      ScheduledPaymentInternalId: 'ScheduledPaymentInternalId',
      ScheduleName: 'ScheduleName',
      Amount: 'Amount',
      Schedule: 'Schedule',
      Start: 'Start',
      Next: 'Next',
    },
    mark: 'alreadyScheduled',
  }),
  fields: [
    { ...customerInternalId, list: 'searchCustomerInternalIds', required: true },
    { ...paymentMethodProfileId, list: 'storedMethodsOfCustomer' },
    ...argument('recurringBilling', RecurringBilling, {
      top: ['scheduleName', 'amount', 'schedule', 'start', 'expire', 'repeatCount', 'sendCustomerReceipt'],
      required: ['scheduleName', 'amount', 'schedule', 'sendCustomerReceipt'],
      preset: { enabled: true },
      change: {
        scheduleName: {
          example: 'Hosting 2027',
          description: 'Name of the schedule. Each schedule of a customer needs one of its own.',
        },
        amount: { type: POSITIVE, description: 'What is charged each time' },
        start: { description: 'First day on which it charges. It needs an end too.' },
        expire: {
          requiredIf: { present: 'start' },
          description: 'Last day. Give an end or a number of repeats.',
        },
        sendCustomerReceipt: { description: 'Whether the customer gets a receipt by email for each charge' },
      },
      rest: oftenIn(additional, 'tax', 'customScheduleObject', 'customerEmailList', 'receiptNote'),
    }),
  ],
  rules: [atLeastOne('expire', 'repeatCount')],
  result: scalar('ScheduledPaymentInternalId', key()),
});

/** Suspends, resumes or deletes a schedule. The numbers come from the vendor’s own Magento module. */
export const updateStatus = operation({
  resource: 'recurringPayment',
  operation: 'updateStatus',
  name: 'Change Status',
  action: 'Change status of recurring payment',
  description: 'Suspend, resume or delete a schedule. One that was deleted can’t be brought back.',
  ...page('ModifyScheduledRecurringPaymentStatus'),
  call: soap('ModifyScheduledRecurringPaymentStatus'),
  effect: 'idempotent',
  neverTool,
  serializeBy: ['scheduledPaymentInternalId'],
  fields: [
    scheduledPaymentInternalId,
    body(
      'statusId',
      choice({
        active: [0, 'Active', 'It charges'],
        suspended: [1, 'Suspended', 'It charges nothing until it is active again'],
        deleted: [3, 'Deleted', 'It can’t be brought back'],
      }),
      { label: 'Status', required: true, description: 'What becomes of the schedule' },
    ),
  ],
  result: one(ModifyScheduledRecurringPaymentStatusResponse),
});

/** Makes a schedule charge another method. */
export const updatePaymentMethod = operation({
  resource: 'recurringPayment',
  operation: 'updatePaymentMethod',
  name: 'Change Payment Method',
  action: 'Change payment method of recurring payment',
  description: 'Let a schedule charge another stored payment method of its customer',
  ...page('ModifyScheduledRecurringPayment_PaymentMethodProfile'),
  call: soap('ModifyScheduledRecurringPayment_PaymentMethodProfile'),
  effect: 'idempotent',
  neverTool,
  serializeBy: ['scheduledPaymentInternalId'],
  fields: [scheduledPaymentInternalId, paymentMethodProfileId],
  result: one(ModifyScheduledRecurringPaymentResponse),
});

/**
 * Changes what a schedule charges, and when. The service clears what is left out. Schedules can only be read by customer,
 * and without the addresses that get receipts.
 */
export const update = operation({
  resource: 'recurringPayment',
  operation: 'update',
  name: 'Update',
  action: 'Update recurring payment',
  description:
    'Update what a schedule charges, and when. Fields that you leave out keep their values, but the emails for receipts, which can’t be read: give them again.',
  ...page('ModifyScheduledRecurringPayment_RecurringBilling'),
  call: soap('ModifyScheduledRecurringPayment_RecurringBilling'),
  effect: 'idempotent',
  neverTool,
  serializeBy: ['scheduledPaymentInternalId'],
  merge: wholeRecord('recurringBilling', getMany, {
    key: { customerInternalId: 'customerInternalId', customerId: 'customerId' },
    match: { ScheduledPaymentInternalId: 'scheduledPaymentInternalId' },
  }),
  clearFields: ['receiptNote', 'receiptTemplateName', 'customScheduleObject'],
  fields: [
    scheduledPaymentInternalId,
    ...argument('recurringBilling', RecurringBilling, {
      top: ['amount', 'tax', 'enabled', 'schedule', 'start', 'expire', 'sendCustomerReceipt'],
      required: ['amount', 'tax', 'enabled', 'schedule', 'start', 'expire', 'sendCustomerReceipt'],
      change: { amount: { type: POSITIVE } },
      rest: oftenIn(updates, 'repeatCount', 'scheduleName', 'customScheduleObject', 'customerEmailList'),
    }),
    ...updates(
      control('customerId', key(), {
        label: 'Customer ID',
        description: 'Customer of the schedule, so that fewer schedules are read',
      }),
      control('customerInternalId', key(), {
        label: 'Customer Internal ID',
        description: 'Customer of the schedule, so that fewer schedules are read',
      }),
    ),
  ],
  result: one(ModifyScheduledRecurringPaymentResponse),
});

/** Lists payments made by schedules that are not yet marked as applied. */
export const getManyPayments = operation({
  resource: 'recurringPayment',
  operation: 'getManyPayments',
  name: 'Get Many Payments',
  action: 'Get many payments of recurring payments',
  description: 'Get payments that schedules have charged and that are not marked as applied',
  ...page('SearchRecurringPayments'),
  call: soap('SearchRecurringPayments'),
  effect: 'read',
  walk: inPages,
  fields: [
    ...filters(
      {
        ...scheduledPaymentInternalId,
        required: false,
        description: 'Only payments of this schedule',
      },
      customerId,
      customerInternalId,
    ),
    body('fromDateTime', moment(), { label: 'Paid After', required: true }),
    body('toDateTime', moment({ until: true }), { label: 'Paid Before', required: true }),
    ...pageFields,
    unsorted,
  ],
  result: rows('', Payment, { item: 'Payment' }),
});

/** Marks a payment as applied, which removes it from the list. */
export const markPaymentAsApplied = operation({
  resource: 'recurringPayment',
  operation: 'markPaymentAsApplied',
  name: 'Mark Payment as Applied',
  action: 'Mark payment of recurring payment as applied',
  description:
    'Mark a payment that a schedule has charged as posted. Other connectors no longer see it then.',
  ...page('MarkRecurringPaymentAsApplied'),
  call: soap('MarkRecurringPaymentAsApplied'),
  effect: 'idempotent',
  serializeBy: ['paymentInternalId'],
  fields: [
    ...additional(
      body('invoiceNumber', key(), {
        label: 'Invoice Number',
        example: '00102565',
        description: 'Invoice number of the payment, if it has one',
      }),
    ),
    body('paymentInternalId', key(), {
      label: 'Payment Internal ID',
      required: true,
      example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      description: 'ID of the payment, as Get Many Payments returns it',
    }),
  ],
  result: one(PaymentResponse),
});
