import type { IDataObject } from 'n8n-workflow';
import { stage } from './stage';

const company = stage('company');

const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

/** A field of each type of UDefFieldType, by its label, with what is given, sent and read. */
const TYPES: Array<[label: string, given: unknown, sent: string, read: unknown]> = [
  ['Boxes', 12, '12', 12],
  ['Reference', 'R-1', 'R-1', 'R-1'],
  ['Delivery Notes', 'Ring twice', 'Ring twice', 'Ring twice'],
  ['First Delivery', '2026-05-03', '[D:05/03/2026]', '2026-05-03'],
  ['Contract End', '2031-12-31', '[D:12/31/2031]', '2031-12-31'],
  ['Preferred', true, '[I:1]', true],
  ['Business Group', 'Retail', '2', 'Retail'],
  ['Bonus', 2.5, '[F:2.5]', 2.5],
];

/** The names of the fields, by their labels. */
const names = async (): Promise<Map<string, string>> => {
  const { customFieldsOf } = await import('../../simulators/superoffice/state/records/customFields');
  return new Map(customFieldsOf('contact').map(({ label, name }) => [label, name]));
};

it.each(TYPES)('a custom field like %s makes the round trip', async (label, given, sent, read) => {
  const name = (await names()).get(label) ?? '';
  await company.json('update', { companyId: 20, ...more({ [name]: given }) });
  expect(company.sent('v1ContactEntity_PatchContactEntity')).toEqual([
    [{ op: 'replace', path: '/CustomFields', value: { [name]: sent } }],
  ]);
  const [item] = await company.json('get', { companyId: 20 });
  expect((item?.CustomFields as IDataObject)[label]).toEqual(read);
});
