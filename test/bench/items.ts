/** The records that the scenarios work on; the simulators hold them, the node "Bench Items" names them. */

/** Credits of Komet Sales that are open. */
export const CREDITS = { first: 600_001, count: 4_000 };

/** How many customers Komet Sales has. */
export const CUSTOMER_ROWS = 100_000;

/** How many customers EBizCharge has: `ebizCustomerIds(1)` and on. */
export const EBIZ_CUSTOMERS = 2_000;

/** Internal keys of SuperOffice. */
export const KEYS = { connection: 612, first: 30_001, count: 2_000 };

/** How many companies SuperOffice has, and the first of those that are changed. */
export const COMPANIES = { count: 100_000, firstChanged: 1_001 };
