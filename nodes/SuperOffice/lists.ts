import type { PickList } from '../shared/operation';
import { getAllConnections } from './resources/erpConnection';

/** Lists behind resource locators. */
export const lists: PickList[] = [
  {
    name: 'searchErpConnections',
    operation: getAllConnections,
    values: { includeDeleted: false },
    value: 'ErpConnectionId',
    label: ['{DisplayName}', ' ({ErpConnectionId})'],
    fixed: [{ name: 'SuperOffice Itself (0)', value: '0' }],
    only: {
      all: [
        { member: 'Active', isNot: false },
        { member: 'Deleted', isNot: true },
      ],
    },
  },
];
