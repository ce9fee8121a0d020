import { superOffice } from '../../../documented';
import { translated } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import { listOf } from '../archive/list';
import { canRestrict } from '../archive/operators';
import { providerNamed } from '../archive/providers';
import type { SuperOfficeState } from '../state';
import { relatedArchive } from './related';

/** Archives by name: their rows, and what columns they have. */
export const archive: Endpoints = {
  v1Archive_GetArchive: () =>
    Object.fromEntries(
      Object.keys(superOffice().odata.archives).map((name) => [name, `/api/v1/Archive/${name}`]),
    ),
  v1Archive_GetArchive_GET: (state, call) => {
    const name = call.path.archiveProviderName ?? '';
    return listOf(state, call, name, `/api/v1/Archive/${name}`);
  },
  v1Archive_GetArchiveMetadata: (state, call) => metadataOf(state, call),
};

function metadataOf(state: SuperOfficeState, call: OfficeCall): unknown {
  const name = call.path.archiveProviderName ?? '';
  const provider = relatedArchive(state, name) ?? providerNamed(name)(state, call);
  const columns = [...provider.columns, ...(provider.customColumns ?? [])];
  const value = columns.map(({ name, type, canOrder, label }) => ({
    DisplayName: label ?? `[SR_COL_${name.toUpperCase()}]`,
    DisplayTooltip: '',
    DisplayType: type,
    CanOrderBy: canOrder,
    Name: name,
    CanRestrictBy: canRestrict(type),
    RestrictionType: type === 'openString' ? 'string' : type,
    RestrictionListName: '',
    IsVisible: true,
    ExtraInfo: '',
    Width: '10c',
    IconHint: '',
    HeadingIconHint: '',
  }));
  return translated(call, { 'odata.metadata': null, 'odata.nextLink': null, value });
}
