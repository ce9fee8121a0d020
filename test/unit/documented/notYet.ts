/**
 * Documented Komet Sales methods that have no declaration yet. A declaration takes its line out; the headings stay, so that
 * several people can.
 */
export const notYet: string[] = [
  // additionalCharge
  // authentication
  // automaticAdditionalCharge
  // awb
  // box
  // boxType
  // carrier
  // category
  // company
  // credit
  // customer
  // customerShipTo
  // ecommerce
  // globalNetwork
  // hardGood
  // inventory
  // invoice
  // invoiceItem
  // location
  // payment
  // pickTicket
  // prebook
  // prebookItem
  // priceList
  // product
  // purchaseOrder
  // purchaseOrderItem
  // standingOrder
  // user
  // vendor
  // vendorAvailability
  // vendorInvoice
  // webOrder
  // webOrderItem
];
