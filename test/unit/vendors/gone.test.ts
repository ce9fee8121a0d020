import { connector as ebizCharge } from '../../../nodes/EBizCharge/connector';
import { connector as kometSales } from '../../../nodes/KometSales/connector';

/** In a repeat of a deletion, such words mean that it was carried out. */
it.each<[vendor: string, pattern: RegExp | undefined, gone: string[], other: string[]]>([
  [
    'Komet Sales',
    kometSales.notThere,
    ["The credit doesn't exist", 'Box code does not exist', 'Box not found', 'The web order does not exist.'],
    [
      'The prebook is confirmed.',
      'The token does not exist',
      'Permission not found',
      'The item was not deleted since its prebook does not exist any more in this season, call 555',
      '',
    ],
  ],
  [
    'EBizCharge',
    ebizCharge.notThere,
    ['Not Found', 'Error: Not Found.'],
    ['Invalid Credentials', 'Customer Not Found in this merchant', 'Object reference not set', ''],
  ],
])('%s says that a record is not there', (_, pattern, gone, other) => {
  expect(gone.filter((words) => !pattern?.test(words))).toEqual([]);
  expect(other.filter((words) => pattern?.test(words))).toEqual([]);
});
