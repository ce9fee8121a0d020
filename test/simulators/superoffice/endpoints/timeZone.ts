import { datesFor } from '../answers';
import type { Endpoints } from '../call';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { BASE_ZONE, ZONES } from '../state/records/zones';
import type { Zone } from '../state/records/zones';

/** The zones that `SO-TimeZone` may name. */
export const timeZone: Endpoints = {
  v1TimeZone_GetTimeZonesArchive: () => ({
    'odata.metadata': null,
    'odata.nextLink': null,
    value: ZONES.map(({ id, code, country }) => ({
      PrimaryKey: String(id),
      EntityName: 'timezone',
      id,
      timeZone: code,
      country,
      isActive: 1,
    })),
  }),
  v1TimeZone_GetBaseTimeZone: () => carrier(BASE_ZONE),
  v1TimeZone_GetCurrentTimeZone: (_, call) => carrier(datesFor(call).zone),
};

function carrier({ id, code, country }: Zone): SoRecord {
  return { ...blank('TimeZoneData'), TZLocationID: id, TZLocationCode: code, Name: country };
}
