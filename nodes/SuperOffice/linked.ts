import { lookUp, type LookUp, type Operation } from '../shared/operation';

/** The names under which a record and its connection are the same in all calls about links. */
const OF_LINK = {
  erpConnectionId: 'erpConnectionId',
  crmActorType: 'crmActorType',
  crmRecordId: 'crmRecordId',
};

/**
 * A record has at most one link through a connection, so whether it is linked shows whether a call was carried out. In: the
 * read of its links; how users may have an existing link broken first. Without that, a linked record is refused.
 */
export const linked = (read: Operation, replace?: { choice: string; operation: Operation }): LookUp =>
  lookUp(read, {
    text: 'ERP Link: Get Status shows whether the record is linked.',
    by: [
      { from: 'crmActorType', field: 'crmActorType' },
      { from: 'crmRecordId', field: 'crmRecordId' },
    ],
    key: { field: 'erpConnectionId', member: 'ErpConnectionId', of: ['crmRecordId', 'crmActorType'] },
    id: 'ErpConnectionId',
    counts: { member: 'Connected', is: true },
    changes: true,
    same: { ErpActorType: 'erpActorType' },
    gives: {
      ErpConnectionId: 'ErpConnectionId',
      ConnectionName: 'ConnectionName',
      ErpActorType: 'ErpActorType',
    },
    mark: 'alreadyLinked',
    onlyOne: { what: 'ERP link', ...(replace ? { replace: { ...replace, with: OF_LINK } } : {}) },
  });
