import { enumName } from '../state/records/blank';
import type { AgentMethods } from '../call';
import { tableFields } from '../endpoints/schema';
import { kindNamed } from '../state/records/kinds';
import { Given } from './given';

/** Definitions of fields. https://docs.superoffice.com/en/api/reference/restful/agent/UserDefinedFieldInfo_Agent/ */
export const fieldInfo: AgentMethods = {
  GetPublishedUserDefinedFieldList: ({ layouts }, { OwnerType }) => {
    const name = typeof OwnerType === 'number' ? enumName('UDefType', OwnerType) : String(OwnerType);
    const kind = kindNamed(name);
    return (kind && layouts.of(kind.name)?.published) ?? [];
  },
  GetCustomFieldInfoList: (state, body) => {
    const given = new Given(body);
    return tableFields(state, given.text('TableName'), given.flag('IncludeStandard'));
  },
};
