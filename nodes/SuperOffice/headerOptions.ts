import { choice, header, key, type HeaderOption } from '../shared/operation';
import { ZONE_CODES, ZONE_IDS } from './timeZones';

/**
 * Headers of every call that users may set.
 * https://docs.superoffice.com/en/api/netserver/web-services/endpoints/http-headers.html
 */
export const headerOptions: HeaderOption[] = [
  {
    // Without a language, texts come in all languages at once. An asterisk requests just that, whatever else is sent.
    field: header(
      'language',
      choice({
        da: ['da', 'Danish'],
        nl: ['nl', 'Dutch'],
        en: ['en', 'English'],
        fi: ['fi', 'Finnish'],
        fr: ['fr', 'French'],
        de: ['de', 'German'],
        it: ['it', 'Italian'],
        no: ['nb-NO', 'Norwegian'],
        pt: ['pt', 'Portuguese'],
        raw: ['*', 'Raw'],
        es: ['es', 'Spanish'],
        sv: ['sv', 'Swedish'],
      }),
      {
        label: 'Language',
        wire: 'SO-Language',
        description:
          'Language of names and messages. Raw keeps each text in all its languages: NO:"Kunde";US:"Customer".',
      },
    ),
    usual: 'en',
  },
  {
    field: header('culture', key(35), {
      label: 'Culture',
      wire: 'SO-Culture',
      example: 'sv',
      description:
        'How numbers and dates inside texts are written, if not as usual in the language. Needs a language other than Raw.',
    }),
  },
  {
    // With the offset, a moment means the same everywhere, whatever zone it is written in.
    field: header('timeZone', key(60), {
      label: 'Time Zone',
      wire: 'SO-TimeZone',
      example: 'Europe/Oslo',
      description:
        'Time zone of the moments in answers; each has its offset. A name such as Europe/Oslo, or a code or ID of SuperOffice such as NO or 261. Default: the zone of the workflow, or UTC if SuperOffice has no code for it. Days without a time stay as they are.',
    }),
    usual: { of: 'workflowTimeZone' },
    codes: { of: ZONE_CODES, usual: 'UTC', ids: ZONE_IDS },
    pattern: '{value}, includeTZOffset',
  },
];
