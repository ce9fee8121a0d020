import { notOffered as ebizNotOffered } from '../../nodes/EBizCharge/notOffered';
import { eBizCharge } from '../../nodes/EBizCharge/resources';
import { notOffered as kometNotOffered } from '../../nodes/KometSales/notOffered';
import { kometSales } from '../../nodes/KometSales/resources';
import type { System } from '../../nodes/shared/invoke/connector';
import type { NotOffered } from '../../nodes/shared/operation';
import { notOffered as superOfficeNotOffered } from '../../nodes/SuperOffice/notOffered';
import { superOffice } from '../../nodes/SuperOffice/resources';
import { superOfficeSetup } from '../../nodes/SuperOffice/setup';
import { ebizOperation, kometMethod } from '../documented';

/** An action node of a vendor in the reference. */
export interface Vendor {
  /** Name of its page. */
  file: string;
  /** Name of the node, if it is not the vendor's. */
  name?: string;
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

const HOW_CALLS_CHAIN = [
  '[Set-up, test cards and what to ask EBizCharge for](../ebizcharge.md).',
  '',
  '## How the calls chain',
  '',
  'What an operation puts out is the key that the next one takes.',
  '',
  '| to do this | call | and take from it |',
  '| --- | --- | --- |',
  '| know a customer | _Customer: Create or Update_, _Find_ or _Get_, by the ID that you gave it | `CustomerInternalId` for marks and schedules; of _Get_, or of _Get Token_, also `CustomerToken` for charges |',
  '| store a card without touching its number | _Payment Link: Request Payment Method_ | `PaymentURL`, where the customer types it in |',
  '| know what is stored | _Stored Payment Method: Get Many_, by `CustomerToken`; _Customer: Get_ has the same in `PaymentMethodProfiles` | `MethodID` |',
  '| charge | _Transaction: Charge Stored Method_, by `CustomerToken` and `MethodID`, with a charge key of your own | `RefNum` |',
  '| hold first, charge later | _Transaction: Authorize_, then _Capture_ by `RefNum` | `RefNum` |',
  '| give back | _Transaction: Refund_, by `RefNum` of the charge, with a refund key of your own; _Void_ while the batch is open | `RefNum` of the refund |',
  '| close the invoice | _Payment: Create for Invoices_, by `RefNum`, `CustomerToken` and the `InvoiceInternalId` of _Invoice: Get Many_ | `PaymentInternalId` |',
  '| send the receipt | _Receipt: Email_, by `RefNum` | |',
  '| be paid by a link | _Payment Link: Create_ | `PaymentURL` for the customer; `PaymentInternalId` for _Delete_, _Resend Email_ and _Mark as Applied_ |',
  '| post what came by links | event _Web Form or Email Payment Received_, or _Payment Link: Get Many Received_ | `PaymentInternalId` for _Payment Link: Mark as Applied_ |',
  '| post what came in the portal | event _Payment Received_, or _Payment: Get Unapplied_ | `PaymentInternalId` and `InvoiceNumber` for _Payment: Mark as Applied_ |',
  '| charge by a schedule | _Recurring Payment: Create_, by `CustomerInternalId` and `MethodID` | `ScheduledPaymentInternalId` for _Change Status_ and _Update_ |',
  '| post what schedules charged | event _Recurring Payment Made_, or _Recurring Payment: Get Many Payments_ | `PaymentInternalId` and `InvoiceNumber` for _Mark Payment as Applied_ |',
  '| match a deposit of the bank | event _Batch Closed_, or _Batch: Get Many_ and _Get Transactions_ | `BatchRefNum`, and `NetAmount` beside the transactions |',
  '| show other connectors that a record is in the ERP | _Invoice: Mark as Synchronized_ by `InvoiceInternalId`; the same for customers and sales orders | |',
  '',
  'Payments have three lists, and each has its own mark: in the portal, by links, by schedules. Mark after the ledger has accepted.',
];

const SUPEROFFICE_CHAINS = [
  '[Records, custom fields, documents, requests and quotes in plain words, and how records are linked with an ERP system](../superoffice.md).',
  '',
  '## How the calls about records chain',
  '',
  '| to do this | call | and take from it |',
  '| --- | --- | --- |',
  '| bring a customer of another system into SuperOffice | _Company: Create or Update_, by its External ID | `ContactId`, and `upsert`: created or updated |',
  '| add its people | _Person: Create or Update_, with Company | `PersonId` |',
  '| file a PDF | _Document: Create_, with Company; then _Upload_ | `DocumentId` |',
  '| find the record of an ID in another system | _External ID: Find Record_, or Find By in _Get_, _Update_ and _Delete_ | `RecordId` |',
  '| list the people, sales or documents of a company | _Company: Get Related_ | the IDs of the records |',
  '| open a case of customer service | _Request: Create_; then _Request Message: Create_ with its text | `TicketId`, `TicketMessageId` |',
  '| answer it with a file | _Attachment: Create_ and _Upload_, _Request Message: Add Attachments_ and _Send_ | `AttachmentId` |',
  '| quote | _Quote: Get_ by the sale, _Get Version_, _Add Lines_, _Send Version_ | `ActiveQuoteVersionId`, `QuoteAlternativeId` |',
  '| collect companies or people for a mailing | _Selection: Create_, _Add Companies_ or _Add People_ | `SelectionId` |',
  '',
  '## How the ERP calls chain',
  '',
  'What an operation puts out is what the next one takes.',
  '',
  '| to do this | call | and take from it |',
  '| --- | --- | --- |',
  '| know through which connections a record can be linked | _ERP Link: Get Status_, by Record Type and Record ID | `ErpConnectionId`, `Connected`, `ErpActorTypes` |',
  '| see whether the ERP system has a record | _ERP Actor: Get Values_, by ERP Key | `CrmFieldKey`, `Value` |',
  '| compare it with the record in SuperOffice | _ERP Link: Get CRM Values_ | the same members: compare by `CrmFieldKey` |',
  '| link the two, and say which side wins in which field | _ERP Link: Connect_, with those items as Field Values | |',
  '| link the two, and nothing else | _ERP Link: Create_ | |',
  '| create the record in the ERP system | _ERP Actor: Create From CRM_; it links, too | |',
  '| show what the ERP system has now | _ERP Link: Get ERP Field Values_ | `Values`, by field key |',
  '| resync after an import in the ERP system | _ERP Sync: Force Resync by ERP Key_; the form with _Keep Non-Blank_ protects what people filled in | `IsOk`, `Status` |',
  '| resync thousands | _ERP Sync: Force Resync in Background_, with the option Wait for Batch Task | `batchTask` |',
  '| know whether the engine runs | _ERP Sync Engine: Get Status_ | `IsRunning` |',
  '| unlink | _ERP Link: Break_ | |',
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
    intro: HOW_CALLS_CHAIN,
  },
  {
    file: 'superoffice',
    system: superOffice,
    undeclared: superOfficeNotOffered,
    confidence: () => undefined,
    intro: SUPEROFFICE_CHAINS,
  },
  {
    file: 'superoffice-setup',
    name: 'SuperOffice Setup',
    system: superOfficeSetup,
    undeclared: [],
    confidence: () => undefined,
    intro: ['[How an ERP connection is set up](../superoffice-erp-setup.md), step by step.'],
  },
];
