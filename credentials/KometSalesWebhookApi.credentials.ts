import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** The authentication that an administrator set for the calls that Komet Sales makes. */
export class KometSalesWebhookApi implements ICredentialType {
  name = 'kometSalesWebhookApi';

  displayName = 'Komet Sales Webhook API';

  icon: Icon = {
    light: 'file:../nodes/KometSales/kometSales.svg',
    dark: 'file:../nodes/KometSales/kometSales.dark.svg',
  };

  documentationUrl =
    'https://kometsales.atlassian.net/wiki/spaces/KB/pages/3339883/Order+Confirmation+Webhook';

  properties: INodeProperties[] = [
    {
      displayName: 'Authentication',
      name: 'form',
      type: 'options',
      options: [
        {
          name: 'Basic',
          value: 'basic',
          description: 'User name and password, as set under Setup > Settings > Webhooks',
        },
        {
          name: 'Bearer Token',
          value: 'bearer',
          description: 'A token, as set under Setup > Settings > Webhooks',
        },
        {
          name: 'Token in Header',
          value: 'header',
          description: 'The header authenticationToken, as in older settings',
        },
        {
          name: 'Token in Header or URL',
          value: 'headerOrQuery',
          description: 'In the header authenticationToken or in the URL, whichever Komet Sales uses',
        },
        {
          name: 'Token in URL',
          value: 'query',
          description: 'The parameter token of the URL, as in the oldest settings',
        },
      ],
      default: 'headerOrQuery',
      description: 'How Komet Sales proves who it is, as chosen in its settings of the webhook',
    },
    {
      displayName: 'Token',
      name: 'token',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      displayOptions: { hide: { form: ['basic'] } },
      description:
        'The same text as the token of the webhook in Komet Sales, under Setup > Settings > Webhooks. Make a long random one.',
    },
    {
      displayName: 'User Name',
      name: 'user',
      type: 'string',
      default: '',
      required: true,
      displayOptions: { show: { form: ['basic'] } },
      description: 'The same as the user of the webhook in Komet Sales, under Setup > Settings > Webhooks',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      displayOptions: { show: { form: ['basic'] } },
      description:
        'The same as the password of the webhook in Komet Sales, under Setup > Settings > Webhooks. Make a long random one.',
    },
  ];
}
