import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { lists } from '../lists';
import * as additionalCharge from './additionalCharge';
import * as automaticAdditionalCharge from './automaticAdditionalCharge';
import * as awb from './awb';
import * as box from './box';
import * as boxType from './boxType';
import * as carrier from './carrier';
import * as category from './category';
import * as company from './company';
import * as credit from './credit';
import * as customer from './customer';
import * as customerShipTo from './customerShipTo';
import * as ecommerce from './ecommerce';
import * as hardGood from './hardGood';
import * as inventory from './inventory';
import * as invoice from './invoice';
import * as invoiceItem from './invoiceItem';
import * as location from './location';
import * as payment from './payment';
import * as pickTicket from './pickTicket';
import * as prebook from './prebook';
import * as prebookItem from './prebookItem';
import * as priceList from './priceList';
import * as product from './product';
import * as purchaseOrder from './purchaseOrder';
import * as purchaseOrderItem from './purchaseOrderItem';
import * as standingOrder from './standingOrder';
import * as user from './user';
import * as vendor from './vendor';
import * as vendorAvailability from './vendorAvailability';
import * as vendorInvoice from './vendorInvoice';
import * as webOrder from './webOrder';
import * as webOrderItem from './webOrderItem';

export const { resources, operations, notOffered } = catalogueOf(
  customer,
  customerShipTo,
  invoice,
  invoiceItem,
  credit,
  payment,
  vendorInvoice,
  prebook,
  prebookItem,
  purchaseOrder,
  purchaseOrderItem,
  product,
  inventory,
  additionalCharge,
  automaticAdditionalCharge,
  carrier,
  location,
  vendor,
  vendorAvailability,
  priceList,
  standingOrder,
  pickTicket,
  webOrder,
  webOrderItem,
  ecommerce,
  box,
  boxType,
  awb,
  hardGood,
  category,
  company,
  user,
);

/** What most integrations start with. Other resources follow by name. */
const mostUsed = [
  customer,
  customerShipTo,
  invoice,
  credit,
  payment,
  vendorInvoice,
  prebook,
  purchaseOrder,
  product,
  inventory,
  additionalCharge,
  automaticAdditionalCharge,
  carrier,
  location,
].map(({ resource }) => resource.value);

/** All of Komet Sales. A credential is tested by reading a customer that does not exist: the shortest list. */
export const kometSales: System = {
  connector,
  resources,
  operations,
  notOffered,
  mostUsed,
  probe: { operation: customer.getMany, values: { id: 0 }, fine: /not found/i },
  lists,
};
