import { Store } from './store';

/** Files that were attached to documents. */
export class Attachments extends Store {
  constructor() {
    super({ internalId: 'AtachmentInternalId', prefix: 'a77a0001', key: [], seed: () => [] });
  }
}

/** Links between transactions at the gateway and documents of other applications. */
export class ApplicationTransactions extends Store {
  constructor() {
    super({ internalId: 'ApplicationTransactionInternalId', prefix: 'a9b70001', key: [], seed: () => [] });
  }
}
