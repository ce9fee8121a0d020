import { connector } from '../../../nodes/SuperOffice/connector';
import { ZONE_CODES } from '../../../nodes/SuperOffice/timeZones';
import { headersOf } from '../../../nodes/shared/invoke/headers';
import { superOffice } from '../../documented';
import { zoneNamed } from '../../simulators/superoffice/state/records/zones';

const sent = (given: Record<string, unknown> = {}, zone = 'Europe/Oslo') =>
  headersOf(connector.headerOptions, given, zone);

describe('the headers of a call to SuperOffice', () => {
  it('are those that the vendor documents', () => {
    const { headers } = sent({ culture: 'sv' });
    const documented = superOffice().headers.map(({ name }) => name);
    expect(documented).toEqual(expect.arrayContaining(Object.keys(headers)));
    expect(Object.keys(connector.headers)).toEqual(['Accept']);
  });

  it('request English, and moments in the zone of the workflow with their offset', () =>
    expect(sent()).toEqual({
      headers: { 'SO-Language': 'en', 'SO-TimeZone': 'NO, includeTZOffset' },
      problems: [],
    }));

  // "You can pass a * or an x to signal you want to cancel language translation."
  it.each([
    ['raw', '*'],
    ['Raw', '*'],
    ['no', 'nb-NO'],
    ['Norwegian', 'nb-NO'],
    ['de', 'de'],
  ])('language %s is sent as %s', (language, header) =>
    expect(sent({ language }).headers['SO-Language']).toBe(header),
  );

  it.each([
    ['Europe/Copenhagen', 'DK'],
    ['America/New_York', 'US-NY'],
    ['America/Los_Angeles', 'US-CA'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    // SuperOffice has a code for it, which is not documented. The offset keeps moments right.
    ['America/Chicago', 'UTC'],
  ])('the zone %s of a workflow is sent as SuperOffice’s code %s', (zone, code) =>
    expect(sent({}, zone).headers['SO-TimeZone']).toBe(`${code}, includeTZOffset`),
  );

  // "It can be either an ID or a time-zone name."
  it.each([
    ['Europe/Paris', 'FR'],
    ['US-HI', 'US-HI'],
    ['261', '261'],
    [261, '261'],
    ['US-IL', 'US-IL'],
  ])('a zone given as %p is sent as %s', (timeZone, code) =>
    expect(sent({ timeZone }, 'Asia/Tokyo').headers['SO-TimeZone']).toBe(`${code}, includeTZOffset`),
  );

  it('request no zone where none is known, as in the test of a credential', () =>
    expect(sent({}, '').headers).toEqual({ 'SO-Language': 'en' }));

  it.each([{ language: 'klingon' }, { timeZone: 'NO\r\nX: 1' }, { culture: 'x'.repeat(36) }])(
    '%j is refused',
    (given) => expect(sent(given).problems).toHaveLength(1),
  );

  it('have zones that exist, with codes that mean the same offsets', () => {
    const clockIn = (timeZone: string, month: number) =>
      new Date(Date.UTC(2026, month, 15)).toLocaleString('en-GB', { timeZone });
    for (const [zone, code] of ZONE_CODES) {
      const { iana = '' } = zoneNamed(code) ?? {};
      for (const month of [0, 6]) expect([zone, clockIn(zone, month)]).toEqual([zone, clockIn(iana, month)]);
    }
  });
});
