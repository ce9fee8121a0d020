import type { Endpoints, OfficeCall } from '../call';
import { notFound } from '../reply';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { kindNamed } from '../state/records/kinds';
import type { KindName } from '../state/records/kinds';

/** The layout of user-defined fields: a draft, until it is published. */
export const layout: Endpoints = {
  v1ContactEntity_GetUdefLayout: (state, call) => layoutOf(state, call).draft,
  v1ContactEntity_GetPublishedUdefLayout: (state, call) => layoutOf(state, call).published,
  v1ContactEntity_SaveUdefLayout: (state, call) => {
    layoutOf(state, call);
    return state.layouts.save(kindOf(call), call.body as SoRecord[]);
  },
  v1ContactEntity_AddUdefField: (state, call) => {
    layoutOf(state, call);
    return state.layouts.add(kindOf(call), call.query.get('udefFieldType') ?? '');
  },
  v1ContactEntity_GetUdefFieldInfo: (state, call) => demandField(layoutOf(state, call).draft, call),
  v1ContactEntity_GetPublishedUdefFieldInfo: (state, call) =>
    demandField(layoutOf(state, call).published, call),
  v1ContactEntity_DeleteUdefFieldInfo: (state, call) => {
    const { draft } = layoutOf(state, call);
    draft.splice(draft.indexOf(demandField(draft, call)), 1);
  },
  v1ContactEntity_ChangeFieldType: (state, call) => {
    const field = demandField(layoutOf(state, call).draft, call);
    const isIndexed = call.query.get('isIndexed') === 'true';
    return Object.assign(field, { FieldType: call.path.fieldType, IsIndexed: isIndexed });
  },
  v1ContactEntity_DetectUnpublishedChanges: (state, call) => {
    const { draft, published } = layoutOf(state, call);
    const columns = call.query.get('columnChangesOnly') === 'true';
    const seen = (fields: SoRecord[]): string =>
      JSON.stringify(columns ? fields.map(({ ProgId, FieldType }) => [ProgId, FieldType]) : fields);
    return seen(draft) !== seen(published);
  },
  v1ContactEntity_IsPublishUdefLayoutActive: (state, call) => {
    layoutOf(state, call);
    return false;
  },
  v1ContactEntity_PublishUdefLayout: (state, call) => {
    layoutOf(state, call);
    return state.layouts.publish(kindOf(call));
  },
  v1ContactEntity_RevertUdefLayout: (state, call) => {
    layoutOf(state, call);
    state.layouts.revert(kindOf(call));
  },
};

function kindOf({ path }: OfficeCall): KindName {
  const kind = kindNamed(path.entity ?? '');
  if (!kind) throw notFound('Entity', path.entity);
  return kind.name;
}

function layoutOf(
  { layouts }: SuperOfficeState,
  call: OfficeCall,
): { published: SoRecord[]; draft: SoRecord[] } {
  const found = layouts.of(kindOf(call));
  if (!found) throw notFound('UdefLayout', call.path.entity);
  return found;
}

/** A field by its program id or its label, in any letter case. */
function demandField(fields: SoRecord[], { path }: OfficeCall): SoRecord {
  const wanted = (path.progidOrLabel ?? '').toLowerCase();
  const found = fields.find(({ ProgId, FieldLabel }) =>
    [ProgId, FieldLabel].some((name) => String(name).toLowerCase() === wanted),
  );
  if (!found) throw notFound('UserDefinedField', path.progidOrLabel);
  return found;
}
