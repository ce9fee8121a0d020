import { superOfficeEndpoints } from '../../../documented';
import type { SuperOfficeEndpoint } from '../../../documented';
import type { Kind } from '../state/records/kinds';

/** What every kind of record has, as far as its pages do. */
export type RecordWork =
  | 'list'
  | 'blank'
  | 'read'
  | 'create'
  | 'replace'
  | 'update'
  | 'remove'
  | 'validate'
  | 'simple'
  | 'foreignKeys';

/** The shape of each path behind that of the kind; `#` stands for the id of a record, which is a number. */
const SHAPES: Record<string, RecordWork> = {
  'GET ': 'list',
  'GET /default': 'blank',
  'GET /#': 'read',
  'POST ': 'create',
  'PUT /#': 'replace',
  'PATCH /#': 'update',
  'DELETE /#': 'remove',
  'POST /validate': 'validate',
  'GET /#/simple': 'simple',
  'GET /#/foreignkey': 'foreignKeys',
};

/** The documented operations of a kind, by what they do. Their ids and the names of their parameters vary. */
export function operationsOf({ rest }: Kind): Array<[RecordWork, SuperOfficeEndpoint]> {
  const start = `/api/v1/${rest}`;
  return superOfficeEndpoints()
    .filter(({ path }) => path === start || path.startsWith(`${start}/`))
    .flatMap((endpoint): Array<[RecordWork, SuperOfficeEndpoint]> => {
      const work = SHAPES[`${endpoint.method} ${shapeOf(endpoint, start)}`];
      return work === undefined ? [] : [[work, endpoint]];
    });
}

function shapeOf({ path, pathParams = [] }: SuperOfficeEndpoint, start: string): string {
  const isNumber = (name: string): boolean =>
    pathParams.find((param) => param.name === name)?.type === 'int32';
  return path
    .slice(start.length)
    .toLowerCase()
    .replace(/\{(\w+)\}/g, (whole, name: string) => {
      const spelled = pathParams.find((param) => param.name.toLowerCase() === name)?.name ?? name;
      return isNumber(spelled) ? '#' : whole;
    });
}
