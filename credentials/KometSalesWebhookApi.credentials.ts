import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** The token that an administrator typed in for the calls that Komet Sales makes. */
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
      displayName: 'Token',
      name: 'token',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'The same text as the authentication token of the webhook in Komet Sales, under Setup > Settings > Integrations. Make a long random one.',
    },
  ];
}
