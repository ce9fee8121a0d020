import { by, stage } from './stage';

const erpConnector = stage('erpConnector', 'superOfficeSetup');

const of = (id: number) => ({ erpConnectorId: by('id', String(id)) });

const stored = (id: number) => erpConnector.superOffice.state.erp.connections.connectors.get(id);

describe('ERP connectors', () => {
  it('are listed and read', async () => {
    expect(await erpConnector.json('getMany', { returnAll: true })).toEqual([
      { Id: 1, Name: 'Flower ERP Connector', ToolTip: 'https://connector.flowers.example/erp' },
      { Id: 2, Name: 'Spare Connector', ToolTip: 'https://spare.flowers.example/erp' },
    ]);
    expect(await erpConnector.json('get', of(2))).toMatchObject([
      {
        ErpConnectorId: 2,
        DisplayName: 'Spare Connector',
        URL: 'https://spare.flowers.example/erp',
        Deleted: false,
      },
    ]);
    const { failure } = await erpConnector.run('get', of(9));
    expect(failure?.message).toBe('There is no such ERP connector [item 0]');
  });

  it('say which settings their connections have, and show no default of a password', async () => {
    const found = await erpConnector.json('getConfigurationFields', { ...of(1), returnAll: true });
    expect(found.map(({ FieldKey, FieldType, Access }) => [FieldKey, FieldType, Access])).toEqual([
      ['Server', 'Text', 'Mandatory'],
      ['Database', 'Text', 'Mandatory'],
      ['User', 'Text', 'Mandatory'],
      ['Password', 'Password', 'Mandatory'],
      ['Timeout', 'Integer', 'Normal'],
      ['CreateActors', 'Checkbox', 'Normal'],
    ]);
    expect(found[4]).toMatchObject({ DefaultValue: '[I:30]' });
  });

  it('start from what SuperOffice suggests, which is stored nowhere', async () => {
    const [suggested] = await erpConnector.json('getDefault');
    expect(suggested).toMatchObject({ ErpConnectorId: 0, Deleted: false });
    expect(erpConnector.sent('CreateDefaultErpSyncConnectorEntity')).toEqual([{}]);
  });

  it('are tested by their URL', async () => {
    const url = 'https://spare.flowers.example/erp';
    expect(await erpConnector.json('testUrl', { url })).toEqual([{ success: true }]);
    const { main } = await erpConnector.run('testUrl', { url: 'https://nobody.example' }, [{}], {
      onError: 'continueRegularOutput',
    });
    expect(main[0]?.json).toMatchObject({
      message: 'No ERP connector answers at this URL',
      details: { code: 'ErrorNotFound' },
    });
  });

  it('are created with the ID 0', async () => {
    const given = { displayName: 'Visma', url: 'https://visma.example/erp' };
    expect(await erpConnector.json('create', given)).toMatchObject([
      { ErpConnectorId: 4, DisplayName: 'Visma', URL: 'https://visma.example/erp' },
    ]);
    expect(erpConnector.sent('SaveErpSyncConnectorEntity')).toEqual([
      { ErpConnectorId: 0, DisplayName: 'Visma', URL: 'https://visma.example/erp' },
    ]);
  });

  it('keep what an update leaves out', async () => {
    const given = { ...of(2), updateFields: { displayName: 'Reserve' } };
    expect(await erpConnector.json('update', given)).toMatchObject([{ DisplayName: 'Reserve' }]);
    expect(stored(2)).toEqual({
      id: 2,
      name: 'Reserve',
      url: 'https://spare.flowers.example/erp',
      deleted: false,
    });
    const { failure } = await erpConnector.run('update', { ...given, ...of(9) });
    expect(failure?.message).toBe('There is no such ERP connector [item 0]');
  });

  it('say in words whether they can be deleted', async () => {
    const items = await erpConnector.json('canDelete', { erpConnectorId: by('id', '={{ $json.id }}') }, [
      { id: 1 },
      { id: 2 },
      { id: 9 },
    ]);
    expect(items).toEqual([
      { responseCode: 'ErrorConnectorHasConnections', meaning: 'The connector still has connections' },
      { responseCode: 'NoError', meaning: 'The connector can be deleted' },
      { responseCode: 'ErrorNotFound', meaning: 'There is no such connector' },
    ]);
  });

  it('are deleted unless they still have connections', async () => {
    expect(await erpConnector.json('delete', of(2))).toEqual([{ deleted: true, erpConnectorId: 2 }]);
    expect(stored(2)?.deleted).toBe(true);
    const { failure } = await erpConnector.run('delete', of(1));
    expect(failure?.message).toBe('The ERP connector still has connections. Delete these first. [item 0]');
    expect(erpConnector.sent('DeleteErpSyncConnectorEntity')).toHaveLength(1);
    expect(stored(1)?.deleted).toBe(false);
  });
});
