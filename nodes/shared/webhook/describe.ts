import type { INodeProperties } from 'n8n-workflow';
import type { WebhookSource } from './source';

/** Every parameter of a trigger that is called by the vendor, in the editor's order. */
export function describeWebhooks({ events, register, answering }: WebhookSource): INodeProperties[] {
  return [
    {
      displayName: 'Event',
      name: 'event',
      type: 'options',
      noDataExpression: true,
      options: [...events].sort((a, b) => a.name.localeCompare(b.name, 'en')),
      default: events[0]?.value ?? '',
    },
    { displayName: register, name: 'registerNotice', type: 'notice', default: '' },
    {
      displayName: 'Authentication',
      name: 'authentication',
      type: 'options',
      noDataExpression: true,
      options: [
        {
          name: 'Secret',
          value: 'secret',
          description: 'Only calls that carry the secret start the workflow',
        },
        {
          name: 'None',
          value: 'none',
          description: 'Everybody who knows the address can start the workflow',
        },
      ],
      default: 'secret',
    },
    {
      displayName:
        'Without a secret, everybody who knows the address can start this workflow with numbers of their own. Read what the numbers stand for before you act on them.',
      name: 'openNotice',
      type: 'notice',
      default: '',
      displayOptions: { show: { authentication: ['none'] } },
    },
    {
      displayName: 'Respond',
      name: 'responseMode',
      type: 'options',
      noDataExpression: true,
      options: [
        { name: 'Immediately', value: 'onReceived', description: 'As soon as the call is accepted' },
        {
          name: 'When Last Node Finishes',
          value: 'lastNode',
          description: 'With the first item of the last node, while the caller waits',
        },
        {
          name: "Using 'Respond to Webhook' Node",
          value: 'responseNode',
          description:
            'Where the workflow says so, while the caller waits. Newer versions of that node serve n8n’s own triggers only.',
        },
      ],
      default: 'onReceived',
    },
    {
      displayName: answering,
      name: 'answerNotice',
      type: 'notice',
      default: '',
      displayOptions: { show: { responseMode: ['lastNode', 'responseNode'] } },
    },
    {
      displayName: 'Message',
      name: 'message',
      type: 'string',
      default: 'Received',
      description: 'Text that is sent back with the answer',
      displayOptions: { show: { responseMode: ['onReceived'] } },
    },
  ];
}
