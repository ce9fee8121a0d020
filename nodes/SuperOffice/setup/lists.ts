import type { PickList } from '../../shared/operation';
import { getListEntries } from '../customFields';
import { getMany } from './erpConnection';
import { getMany as getConnectors } from './erpConnector';
import { getFields } from './erpMapping';

const ofMapping: PickList['needs'] = {
  erpConnectionId: { label: 'ERP Connection', parameter: 'erpConnectionId' },
  erpActorType: { label: 'ERP Record Type', parameter: 'erpActorType' },
};

/** Lists behind resource locators of the set-up node. */
export const lists: PickList[] = [
  {
    name: 'searchErpConnections',
    operation: getMany,
    values: { includeDeleted: false },
    value: 'ErpConnectionId',
    label: ['{DisplayName}', ' ({ErpConnectionId})'],
    only: { member: 'Deleted', isNot: true },
  },
  {
    name: 'searchErpConnectors',
    operation: getConnectors,
    value: 'Id',
    label: ['{Name}', ' ({Id})'],
  },
  {
    name: 'searchErpFields',
    operation: getFields,
    needs: ofMapping,
    value: 'ErpFieldKey',
    label: ['{ErpDisplayName}', ' ({ErpFieldKey})'],
  },
  {
    name: 'searchErpFieldIds',
    operation: getFields,
    needs: ofMapping,
    value: 'ErpFieldId',
    label: ['{ErpDisplayName}', ' ({ErpFieldKey})'],
  },
  {
    name: 'searchUserGroups',
    operation: getListEntries,
    values: { list: 'usergroup' },
    value: 'Id',
    label: 'Name',
    only: { member: 'Deleted', isNot: true },
  },
  {
    name: 'searchUsers',
    operation: getListEntries,
    values: { list: 'associate' },
    value: 'Id',
    label: ['{FullName}', ' ({Name})'],
    only: { member: 'Deleted', isNot: true },
  },
];
