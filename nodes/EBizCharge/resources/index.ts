import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { lists } from '../lists';
import * as applicationTransaction from './applicationTransaction';
import * as attachment from './attachment';
import * as batch from './batch';
import * as customer from './customer';
import * as emailTemplate from './emailTemplate';
import * as invoice from './invoice';
import * as item from './item';
import * as merchant from './merchant';
import * as payment from './payment';
import * as paymentForm from './paymentForm';
import * as paymentMethod from './paymentMethod';
import * as receipt from './receipt';
import * as recurringPayment from './recurringPayment';
import * as salesOrder from './salesOrder';
import * as salesRep from './salesRep';
import * as subCustomer from './subCustomer';
import * as surcharge from './surcharge';
import * as terms from './terms';
import * as transaction from './transaction';
import * as utility from './utility';

export const { resources, operations, notOffered } = catalogueOf(
  applicationTransaction,
  attachment,
  batch,
  customer,
  emailTemplate,
  invoice,
  item,
  merchant,
  payment,
  paymentForm,
  paymentMethod,
  receipt,
  recurringPayment,
  salesOrder,
  salesRep,
  subCustomer,
  surcharge,
  terms,
  transaction,
  utility,
);

/** The whole EBizCharge system: its connector and resources. */
export const eBizCharge: System = {
  connector,
  resources,
  operations,
  notOffered,
  probe: { operation: merchant.getTransactionData, values: {} },
  lists,
};
