import {
  additional,
  answerForms,
  body,
  boolean,
  choice,
  control,
  http,
  json,
  key,
  member,
  operation,
  path,
  records,
  rows,
  text,
  type Resource,
  type StatedCall,
} from '../../shared/operation';
import { NEXT } from '../archives';

export const resource: Resource = {
  value: 'api',
  name: 'API',
  description: 'Calls of the SuperOffice WebAPI that have no action of their own',
};

const REFERENCE = 'https://docs.superoffice.com/en/api/reference/restful';

const pairs = (one: string) =>
  records(
    one,
    member('name', key(), { label: 'Name', required: true }),
    member('value', text(), { label: 'Value' }),
  );

/** What users state of every call. */
const statements = [
  control('onlyReads', boolean(), {
    label: 'Only Reads',
    description:
      'Whether the call changes nothing in SuperOffice. It is then repeated if an answer is lost. PUT, PATCH and DELETE are refused. When off, a call is never sent again once SuperOffice may have seen it.',
  }),
  control('answer', answerForms(), {
    label: 'Answer',
    starts: 'json',
    description: 'What SuperOffice answers',
  }),
  control('listAt', text(), {
    label: 'List At',
    shownIf: { field: 'answer', is: 'list' },
    example: 'value',
    description:
      'Path to the records in the answer, with dots between its steps. Default: value, as in lists.',
  }),
  ...additional(
    control('query', pairs('Parameter'), {
      label: 'Query Parameters',
      description: 'What stands behind the question mark of the address, such as $select or $filter',
    }),
    control('headers', pairs('Header'), {
      label: 'Headers',
      description:
        'Further headers of the call, such as If-Unmodified-Since. Those of the credential can’t be set.',
    }),
  ),
];

const stated: StatedCall = {
  below: '/api/v1/',
  query: 'query',
  headers: 'headers',
  onlyReads: 'onlyReads',
  answer: 'answer',
  listAt: 'listAt',
  next: NEXT,
};

/**
 * How the names of methods begin that change something. Those that only prepare a record are named CreateDefault.
 * https://docs.superoffice.com/en/api/reference/restful/agent/index.html
 */
const CHANGES =
  /^(?:Add|Approve|Break|Cancel|Change|Connect|Copy|Create(?!Default)|Delete|Execute|Force|Generate|Include|Merge|Move|Place|Publish|Reject|Remove|Request|Restore|Save|Send|Set(?!ting)|Signal|Start|Sync|Toggle|TryConnect|Update)/i;

const about = {
  resource: 'api',
  documented: '',
  effect: 'once',
  lookUp: 'Check in SuperOffice whether the call was carried out before you make it again.',
  neverTool:
    'An agent could make any call with it, also those that this node keeps from agents. Give the agent the actions that it needs.',
  result: rows('', {}, { any: true }),
} as const;

/** Calls any method of any agent. */
export const callAgentMethod = operation({
  ...about,
  operation: 'callAgentMethod',
  name: 'Call Agent Method',
  action: 'Call agent method',
  description:
    'Call any method of an agent, which is a group of methods of the WebAPI. The item has the answer, also if it says that something failed.',
  docs: `${REFERENCE}/agent/index.html`,
  call: http('POST', '/api/v1/Agents/{agent}/{method}', 'basic'),
  stated: { ...stated, changes: { field: 'agentMethod', if: CHANGES } },
  fields: [
    path('agent', key(), {
      label: 'Agent',
      required: true,
      example: 'Quote',
      description: 'Name of the agent, as in the path of its methods',
    }),
    path('agentMethod', key(), {
      label: 'Method',
      wire: 'method',
      required: true,
      example: 'GetQuoteFromSaleId',
    }),
    body('body', json(), {
      label: 'Body',
      wire: '',
      otherwise: {},
      example: '{ "SaleId": 5 }',
      description: 'Parameters of the method, as its page names them',
    }),
    ...statements,
  ],
});

/** Calls any REST endpoint. */
export const callRest = operation({
  ...about,
  operation: 'callRest',
  name: 'Call REST',
  action: 'Call REST endpoint',
  description: 'Call any endpoint of the WebAPI, with any method. The item has what SuperOffice answers.',
  docs: `${REFERENCE}/rest/index.html`,
  call: http('GET', '/api/v1/', 'basic'),
  stated: { ...stated, method: 'method', path: 'path' },
  fields: [
    control(
      'method',
      choice({
        delete: ['DELETE', 'DELETE'],
        get: ['GET', 'GET'],
        patch: ['PATCH', 'PATCH'],
        post: ['POST', 'POST'],
        put: ['PUT', 'PUT'],
      }),
      { label: 'Method', starts: 'get' },
    ),
    control('path', text(), {
      label: 'Path',
      required: true,
      example: '/api/v1/Contact/5?$select=Name',
      description: 'Path below the address of the tenant. /api/v1/ can be left out.',
    }),
    body('body', json(), {
      label: 'Body',
      wire: '',
      example: '{ "Name": "Acme" }',
      description: 'JSON to send. A list with PATCH is sent as a JSON Patch.',
    }),
    ...statements,
  ],
});
