import {
  body,
  boolean,
  choice,
  decimal,
  done,
  http,
  id,
  list,
  operation,
  query,
  records,
  text,
  type Field,
  type Resource,
} from '../../shared/operation';
import { SEVERAL_LOCATIONS } from '../fields';

export const resource: Resource = {
  value: 'automaticAdditionalCharge',
  name: 'Automatic Additional Charge',
  description: 'Charges that Komet Sales adds to orders by itself',
};

const active = boolean({ labels: { yes: 'Active', no: 'Inactive' } });

const amountType = choice({
  percentage: [0, 'Percentage'],
  monetaryAmount: [1, 'Monetary Amount'],
  box: [2, 'Box', 'The amount is charged for each box'],
});

/** Fields that create and update share. */
const charge: Field[] = [
  body('additionalChargeId', id(), {
    label: 'Additional Charge ID',
    list: 'searchAdditionalCharges',
    required: true,
    example: '55',
    description: 'Additional charge that is applied',
  }),
  body('amountValue', decimal(), {
    label: 'Amount Value',
    required: true,
    example: '5.25',
    description: 'Size of the charge: 5.25 is 5.25 % with the amount type Percentage',
  }),
  body('amountType', amountType, {
    label: 'Amount Type',
    required: true,
    description: 'How the amount is applied. Per box, it is charged until the cap per day is reached.',
  }),
  body('active', active, {
    label: 'Active',
    required: true,
    description: 'Whether the automatic charge is active',
  }),
  body('orderType', choice({ both: [0, 'Both'], web: [1, 'Web'], phone: [2, 'Phone'] }), {
    label: 'Order Type',
    required: true,
    description: 'Which orders are charged, by their source',
  }),
  body('capPerDay', decimal(), {
    label: 'Cap per Day',
    required: true,
    example: '40',
    description: 'The most that a customer is charged in a day',
  }),
  body('minCapPerDay', decimal(), {
    label: 'Minimum Cap per Day',
    required: true,
    example: '0',
    description: 'The least that a customer is charged in a day',
  }),
  body('companyLocationId', id(), {
    label: 'Company Location ID',
    list: 'searchLocations',
    example: '42',
    description: 'Location of the charge',
    hint: SEVERAL_LOCATIONS,
  }),
  body('carrierIds', list(id()), {
    label: 'Carrier IDs',
    picks: { list: 'searchCarriers', one: 'Carrier', ticked: true },
    example: '4610, 4597',
    description: 'Carriers that the charge applies to: one ID, several separated by commas, or an array',
  }),
  body('excludeCustomerIds', list(id()), {
    label: 'Exclude Customer IDs',
    picks: { list: 'searchCustomers', one: 'Customer', several: 'Exclude Customers' },
    example: '29790',
    description: 'Customers that are not charged: one ID, several separated by commas, or an array',
  }),
];

const exceptionCustomers = body(
  'exceptionCustomers',
  records(
    'Exception Customer',
    body('customerId', id(), {
      label: 'Customer ID',
      required: true,
      list: 'searchCustomers',
      example: '29559',
      description: 'Customer that is charged differently',
    }),
    body('amountValue', decimal(), {
      label: 'Amount Value',
      required: true,
      description: 'Size of the charge for this customer',
      example: '3',
    }),
    body('amountType', amountType, {
      label: 'Amount Type',
      required: true,
      description: 'How the amount is applied to this customer',
      example: '2',
    }),
    body('active', active, {
      label: 'Active',
      required: true,
      description: 'Whether the exception is active',
      example: 'true',
    }),
  ),
  {
    label: 'Exception Customers',
    description: 'Customers that are charged another amount',
  },
);

/** Adds an automatic additional charge. No list shows them, so keep the ID in the answer. */
export const create = operation({
  resource: 'automaticAdditionalCharge',
  operation: 'create',
  name: 'Create',
  action: 'Create automatic additional charge',
  description:
    'Add a charge that orders get by themselves; keep the ID that is returned, since nothing lists them',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/705036291/Add+Automatic+Additional+Charges',
  documented: 'POST automatic-additional-charge',
  call: http('POST', '/automatic-additional-charge', 'header'),
  effect: 'once',
  lookUp:
    'No method lists these charges: look in Komet Sales, among the automatic additional charges of the company.',
  open: 'body',
  fields: [...charge, exceptionCustomers],
  result: done({ automaticAdditionalChargeId: id(), message: text() }),
});

/** Changes an automatic additional charge. The page requires nearly every value, changed or not. */
export const update = operation({
  resource: 'automaticAdditionalCharge',
  operation: 'update',
  name: 'Update',
  action: 'Update automatic additional charge',
  description: 'Change the amount, the limits and the customers of an automatic additional charge',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/850296834/Update+Automatic+Additional+Charges',
  documented: 'PUT automatic-additional-charge',
  call: http('PUT', '/automatic-additional-charge', 'header'),
  effect: 'idempotent',
  serializeBy: ['automaticAdditionalChargeId'],
  fields: [
    query('automaticAdditionalChargeId', id(), {
      label: 'Automatic Additional Charge ID',
      required: true,
      example: '320',
      description:
        'Charge to change. Komet Sales documents no list of them: keep the ID that creating the charge returned.',
    }),
    ...charge,
    body(
      'excludeCustomerActionType',
      choice({
        remove: [0, 'Remove From Excluded List'],
        add: [1, 'Add to Excluded List'],
        clear: [2, 'Clear Excluded List'],
      }),
      {
        label: 'Exclude Customer Action',
        requiredIf: { present: 'excludeCustomerIds' },
        hint: 'Required with customers to exclude',
        description: 'What happens to the list of customers that are not charged',
      },
    ),
    exceptionCustomers,
  ],
  result: done({ automaticAdditionalChargeId: id(), message: text() }),
});
