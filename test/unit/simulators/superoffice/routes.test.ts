import { superOfficeAgentMethods, superOfficeEndpoints } from '../../../documented';
import { findRoute } from '../../../simulators/superoffice/routes';

const nameOf = (httpMethod: string, path: string): string | undefined =>
  findRoute(httpMethod, `/api/v1/${path}`)?.name;

it.each([
  ['GET', 'User/current', 'v1User_GetCurrentUser'],
  ['GET', 'user/CURRENT', 'v1User_GetCurrentUser'],
  ['GET', 'User/5', 'v1User_GetUser'],
  ['GET', 'User/tje0', 'v1User_GetUserFromName'],
  ['GET', 'BatchTask/7', 'v1Batch_GetBatchTaskInfo'],
  ['GET', 'BatchTask/Finished', 'v1Batch_GetBatchTaskInfosByState'],
  ['GET', 'Archive/dynamic/$metadata', 'v1Archive_GetArchiveMetadata'],
  ['GET', 'MDOList/category', 'v1MDOList_GetList'],
  ['GET', 'List/Category/Items', 'GET /api/v1/List/Category/Items'],
  ['GET', 'List/42/Items', 'v1ListItemEntity_GetAllFromListDefinition'],
  ['POST', 'Webhook/Test', 'v1Webhook_TestWebhook'],
  ['POST', 'Webhook/contact.changed/5', 'v1Webhook_SignalEvent'],
  ['GET', 'Webhook/5/LastError', 'v1Webhook_GetLastError'],
  ['POST', 'Agents/ErpSync/ForceResync', 'ForceResync'],
  ['POST', 'agents/webhook/saveWebhook', 'Webhook/SaveWebhook'],
  ['GET', 'Nonsense/5', undefined],
  ['DELETE', 'Contact', undefined],
])('%s %s is %s', (httpMethod, path, name) => {
  expect(nameOf(httpMethod, path)).toBe(name);
});

it('hands over the values in a path by their documented names, decoded', () => {
  const path = '/api/v1/ForeignApp/Komet%20Sales/main/1/Key/CustomerId/contact';
  expect(findRoute('GET', path)).toMatchObject({
    name: 'v1ForeignAppEntity_GetKeyByValueAndIdentifier',
    path: {
      applicationName: 'Komet Sales',
      deviceName: 'main',
      deviceIdentifier: '1',
      keyName: 'CustomerId',
      tableName: 'contact',
    },
  });
});

it('reads every documented agent method and endpoint, each under a name of its own', () => {
  const agents = superOfficeAgentMethods();
  expect(agents.filter(({ agent }) => agent === 'ErpSync')).toHaveLength(49);
  expect(agents.filter(({ agent }) => agent === 'Webhook')).toHaveLength(8);
  const names = superOfficeEndpoints().map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['v1Webhook_PostWebhook', 'POST /api/v1/List/Source/Items']));
});

it('reads the parameters that a list of methods names without types', () => {
  const signal = superOfficeAgentMethods().find(({ method }) => method.name === 'SignalEvent');
  expect(signal?.method.body).toEqual([
    { name: 'EventName', type: 'string' },
    { name: 'PrimaryKey', type: 'int32' },
    { name: 'Data', type: 'map<string,object>' },
  ]);
  const save = superOfficeAgentMethods().find(({ method }) => method.name === 'SaveWebhook');
  expect(save?.method).toMatchObject({ bodyKind: 'Webhook', response: { status: 200, type: 'Webhook' } });
});
