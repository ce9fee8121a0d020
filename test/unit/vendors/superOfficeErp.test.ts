import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { superOffice } from '../../../nodes/SuperOffice/resources';
import { describe as describeNode } from '../../../nodes/shared/describe/describe';

const parameters = describeNode(superOffice);

const named = (name: string, resource?: string): INodeProperties | undefined =>
  parameters.find(
    (each) =>
      each.name === name &&
      (resource === undefined || each.displayOptions?.show?.resource?.includes(resource)),
  );

describe('the ERP half of SuperOffice', () => {
  it('means Force Resync in workflows that n8n saved without the choice, since it was the default', () => {
    expect(named('resource')?.default).toBe('erpSync');
    expect(named('operation', 'erpSync')?.default).toBe('forceResync');
  });

  it('lists the resync by ERP key first: these are the keys that users know', () => {
    const [first] = (named('operation', 'erpSync')?.options ?? []) as INodePropertyOptions[];
    expect(first?.name).toBe('Force Resync by ERP Key');
  });

  it('explains internal keys where they are entered', () =>
    expect(named('internalKeyIds')?.hint).toMatch(/ErpInternalKey.*use Force Resync by ERP Key/));

  it('warns before every record is resynced', () =>
    expect(named('resyncAllRecordsWarning')).toMatchObject({
      type: 'notice',
      displayOptions: { show: { resyncAllRecords: [true] } },
    }));

  it('runs only reads as a tool of an AI agent', () => {
    const ofErp = superOffice.operations.filter(({ resource }) => resource.startsWith('erp'));
    const unsafe = ofErp.filter(({ effect, neverTool }) => (effect === 'read') !== (neverTool === undefined));
    expect(unsafe.map(({ documented }) => documented)).toEqual([]);
  });
});
