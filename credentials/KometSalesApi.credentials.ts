import type {
  IAuthenticate,
  ICredentialDataDecryptedObject,
  ICredentialType,
  Icon,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';
import { placeToken } from '../nodes/KometSales/token';

/** An authentication token of Komet Sales. It may call only the methods that were ticked when it was made. */
export class KometSalesApi implements ICredentialType {
  name = 'kometSalesApi';

  displayName = 'Komet Sales API';

  icon: Icon = {
    light: 'file:../nodes/KometSales/kometSales.svg',
    dark: 'file:../nodes/KometSales/kometSales.dark.svg',
  };

  documentationUrl =
    'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174341/Integrate+Komet+With+Other+Systems';

  properties: INodeProperties[] = [
    {
      displayName: 'Authentication Token',
      name: 'authenticationToken',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'Made in Komet Sales under Setup > Settings > Integrations > Tokens. Tick every method that your workflows call.',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: 'https://api.kometsales.com/api',
      required: true,
    },
    {
      displayName: 'Warn at Calls per Day',
      name: 'dailyCallLimit',
      type: 'number',
      typeOptions: { minValue: 0, numberPrecision: 0 },
      default: 0,
      description:
        'Nodes show a hint from 80% of this number on; no call is held back. Komet Sales allows 1,000 calls a day for each paid user of the company: for 3 users enter 3000. Every n8n process counts its own calls with this credential from midnight UTC, and starts again at 0 when it is restarted. 0 is not to warn.',
    },
  ];

  authenticate: IAuthenticate = async (
    credentials: ICredentialDataDecryptedObject,
    request: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> => placeToken(credentials, request);
}
