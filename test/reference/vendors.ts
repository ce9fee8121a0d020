import { notOffered as ebizNotOffered } from '../../nodes/EBizCharge/notOffered';
import { eBizCharge } from '../../nodes/EBizCharge/resources';
import { notOffered as kometNotOffered } from '../../nodes/KometSales/notOffered';
import { kometSales } from '../../nodes/KometSales/resources';
import type { System } from '../../nodes/shared/invoke/connector';
import type { NotOffered } from '../../nodes/shared/operation';
import { superOffice } from '../../nodes/SuperOffice/resources';
import { ebizOperation, kometMethod } from '../documented';

/** A vendor in the reference. */
export interface Vendor {
  /** Name of its page. */
  file: string;
  system: System;
  undeclared: NotOffered[];
  /** How much of a method's documentation could be read, if known. */
  confidence: (documented: string) => string | undefined;
  /** Lines at the top of the page, about the most common task. */
  intro?: string[];
}

const POSTING_LOOP = [
  '## The posting loop',
  '',
  '1. **Invoices.** _Invoice: Get Many for Ledger_ with Status Confirmed and Synchronized: Unsynchronized lists what is to be posted.',
  '2. Post the member `total` of _Invoice: Get Many_, not `subtotal`, beside which charges and taxes stand.',
  '3. _Invoice: Mark as Synchronized_ takes `id`. It locks the invoice; _Mark as Unsynchronized_ opens it again.',
  '4. **Credits.** _Credit: Get Many_ with Status Approved, Item Type All and Synchronized: Unsynchronized; post `totalCredit`.',
  '5. _Credit: Mark as Synchronized_ takes `creditId`. The plain `id` may be that of the order: never mark by it unseen.',
  '6. **Payments.** _Payment: Get Many_ with Synchronized: Unsynchronized; _Mark as Synchronized_ takes `id`, not `controlNumber`.',
  '7. **Vendor invoices.** _Vendor Invoice: Get Many_ with Status Approved; _Mark as Synchronized_ takes `poNumber` and `invoiceNumber`.',
  '8. Mark after the ledger has accepted, with On Error: Continue (using error output). What fails stays unsynchronized and comes again.',
  '9. Let the ledger replace what it has, by the same key: then a crash between posting and marking posts nothing twice.',
  '10. Members that no page shows may be named in another way in your company: stop where one is missing, as the examples do.',
];

export const vendors: Vendor[] = [
  {
    file: 'komet-sales',
    system: kometSales,
    undeclared: kometNotOffered,
    confidence(documented) {
      const [httpMethod = '', id = ''] = documented.split(' ');
      const seen = kometMethod(id, httpMethod).confidence;
      return seen.startsWith('full page') ? 'read whole' : 'read in part';
    },
    intro: POSTING_LOOP,
  },
  {
    file: 'ebizcharge',
    system: eBizCharge,
    undeclared: ebizNotOffered,
    confidence: (documented) => `confidence ${ebizOperation(documented).confidence}`,
  },
  { file: 'superoffice', system: superOffice, undeclared: [], confidence: () => undefined },
];
