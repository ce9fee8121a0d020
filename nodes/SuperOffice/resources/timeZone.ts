import {
  boolean,
  http,
  integer,
  links,
  one,
  operation,
  query,
  rows,
  text,
  type Resource,
} from '../../shared/operation';
import { NEXT, SIZE } from '../archives';
import { restPage } from '../page';
import { TimeZoneData } from '../types/appointment';

export const resource: Resource = {
  value: 'timeZone',
  name: 'Time Zone',
  description: 'Time zones in which SuperOffice can show dates and times',
};

const page = (operationId: string) => restPage('TimeZone', operationId);

const simplify = ['TZLocationID', 'Name', 'TZLocationCode', 'TZLocationCities'];

/** Lists the time zones. */
export const getMany = operation({
  resource: 'timeZone',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many time zones',
  description: 'List the time zones that SuperOffice knows, with the codes for the option Time Zone',
  ...page('v1TimeZone_GetTimeZonesArchive'),
  call: http('GET', '/api/v1/TimeZone', 'basic'),
  effect: 'read',
  walk: links(NEXT, { rows: 'top', size: SIZE }),
  fields: [query('top', integer(), { label: 'Page Size', wire: '$top' })],
  result: rows('value', {
    PrimaryKey: integer(),
    EntityName: text(),
    id: integer(),
    timeZone: text(),
    country: text(),
    isActive: boolean(),
  }),
});

/** Reads the time zone of the database. */
export const getBase = operation({
  resource: 'timeZone',
  operation: 'getBase',
  name: 'Get Base',
  action: 'Get base time zone',
  description: 'Get the time zone in which the database keeps dates and times',
  ...page('v1TimeZone_GetBaseTimeZone'),
  call: http('GET', '/api/v1/TimeZone/base', 'basic'),
  effect: 'read',
  fields: [],
  result: one(TimeZoneData, '', { simplify }),
});

/** Reads the time zone that calls use. */
export const getCurrent = operation({
  resource: 'timeZone',
  operation: 'getCurrent',
  name: 'Get Current',
  action: 'Get current time zone',
  description: 'Get the time zone that calls of this node use: the one of the option Time Zone',
  ...page('v1TimeZone_GetCurrentTimeZone'),
  call: http('GET', '/api/v1/TimeZone/current', 'basic'),
  effect: 'read',
  fields: [],
  result: one(TimeZoneData, '', { simplify }),
});
