import { convertRecord, loadedFields, mapper } from '../../../nodes/shared/operation';
import { companyFields } from '../../../nodes/SuperOffice/customFields';

/** The forms of the vendor's reference, each with the value that it has. */
const FORMS: Array<[form: string, value: unknown]> = [
  ['[I:12]', 12],
  ['[F:1.5]', 1.5],
  ['[M:12.50]', 12.5],
  ['[D:12/31/2013]', '2013-12-31'],
  ['[DT:12/31/2013 23:59:59.0000000]', '2013-12-31T23:59:59Z'],
  ['[T:01:30:00]', '01:30:00'],
  ['[B:X98]', '[B:X98]'],
  ['Ring twice', 'Ring twice'],
  ['', ''],
];

it.each(FORMS)('a custom field that nobody describes is read by its form: %j', (form, value) => {
  const CustomFields = mapper(companyFields);
  const read = convertRecord({ CustomFields }, { CustomFields: { x_own: form, 'x_own:DisplayText': 'Own' } });
  expect(read).toEqual({ CustomFields: { x_own: value } });
});

it.each<[type: string, given: string, value: unknown]>([
  ['Decimal', '[F:12.50]', 12.5],
  ['Decimal', '[M:12.50]', 12.5],
  ['Decimal', '12.5', 12.5],
  ['Date', '[D:12/31/2013]', '2013-12-31'],
  ['Date', '[DT:12/31/2013 00:00:00.0000000]', '2013-12-31T00:00:00Z'],
  ['Number', '7', 7],
  ['ShortText', '[I:7]', '[I:7]'],
])('a field of the type %s reads %j, whichever of its forms that is', (FieldType, given, value) => {
  const described = [{ ProgId: 'SuperOffice:1', FieldLabel: 'Own', FieldType }];
  const { known } = loadedFields([{ source: companyFields, described }], new Map());
  const CustomFields = { ...mapper(companyFields), fields: known };
  const read = convertRecord({ CustomFields }, { CustomFields: { 'SuperOffice:1': given } });
  expect(read).toEqual({ CustomFields: { Own: value } });
});
