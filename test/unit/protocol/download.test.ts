import { download, http, one, operation, text } from '../../../nodes/shared/operation';
import { json } from '../../../nodes/shared/protocol/json';
import type { Dialect } from '../../../nodes/shared/protocol/dialect';
import type { WayIn } from '../../../nodes/shared/protocol/protocol';

const dialect = { headers: { Accept: 'application/json', 'X-App': 'n8n' } } as unknown as Dialect;
const way = {
  baseUrl: 'https://vendor.example',
  access: { headers: {}, query: {}, body: {} },
} as unknown as WayIn;

it.each([
  ['a file', download('raw', '', {}), 'application/octet-stream, */*;q=0.5'],
  ['a record', one({ name: text() }), 'application/json'],
])('a call for %s requests it', async (_, result, accept) => {
  const get = operation({
    resource: 'thing',
    operation: 'get',
    name: 'Get',
    action: 'Get thing',
    description: '',
    docs: '',
    documented: '',
    call: http('GET', '/things'),
    effect: 'read',
    fields: [],
    result,
  });
  const { headers } = await json.codec(get, dialect, undefined).write({}, undefined).request(way);
  expect(headers).toEqual({ Accept: accept, 'X-App': 'n8n' });
});
