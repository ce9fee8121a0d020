import type { Methods } from '../method';
import { additionalCharge } from './additionalCharge';
import { automaticAdditionalCharge } from './automaticAdditionalCharge';
import { awb } from './awb';
import { box } from './box';
import { boxType } from './boxType';
import { carrier } from './carrier';
import { category } from './category';
import { company } from './company';
import { credit } from './credit';
import { customer } from './customer';
import { customerShipTo } from './customerShipTo';
import { ecommerce } from './ecommerce';
import { hardGood } from './hardGood';
import { inventory } from './inventory';
import { invoice } from './invoice';
import { invoiceItem } from './invoiceItem';
import { location } from './location';
import { payment } from './payment';
import { pickTicket } from './pickTicket';
import { prebook } from './prebook';
import { prebookItem } from './prebookItem';
import { priceList } from './priceList';
import { product } from './product';
import { purchaseOrder } from './purchaseOrder';
import { purchaseOrderItem } from './purchaseOrderItem';
import { standingOrder } from './standingOrder';
import { user } from './user';
import { vendor } from './vendor';
import { vendorAvailability } from './vendorAvailability';
import { vendorInvoice } from './vendorInvoice';
import { webOrder } from './webOrder';
import { webOrderItem } from './webOrderItem';

/** The simulated methods, by HTTP method and documented id. */
export const METHODS: Methods = {
  ...customer,
  ...customerShipTo,
  ...invoice,
  ...invoiceItem,
  ...credit,
  ...payment,
  ...vendorInvoice,
  ...prebook,
  ...prebookItem,
  ...purchaseOrder,
  ...purchaseOrderItem,
  ...product,
  ...inventory,
  ...additionalCharge,
  ...automaticAdditionalCharge,
  ...carrier,
  ...location,
  ...vendor,
  ...vendorAvailability,
  ...priceList,
  ...standingOrder,
  ...pickTicket,
  ...webOrder,
  ...webOrderItem,
  ...ecommerce,
  ...box,
  ...boxType,
  ...awb,
  ...hardGood,
  ...category,
  ...company,
  ...user,
};
