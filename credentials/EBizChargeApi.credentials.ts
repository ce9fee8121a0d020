import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** The security token of EBizCharge Connect; it travels in the body of every SOAP call. */
export class EBizChargeApi implements ICredentialType {
  name = 'eBizChargeApi';

  displayName = 'EBizCharge API';

  icon: Icon = {
    light: 'file:../nodes/EBizCharge/eBizCharge.svg',
    dark: 'file:../nodes/EBizCharge/eBizCharge.dark.svg',
  };

  documentationUrl = 'https://developer.ebizcharge.net/connect/docs';

  properties: INodeProperties[] = [
    {
      displayName: 'Security ID',
      name: 'securityId',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description: 'The GUID that EBizCharge gave the merchant for the API',
    },
    {
      displayName: 'User ID',
      name: 'userId',
      type: 'string',
      default: '',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
    },
    {
      displayName: 'Endpoint',
      name: 'endpoint',
      type: 'string',
      default: 'https://soap.ebizcharge.net/eBizService.svc',
      required: true,
      description: 'Sandbox and live merchants share it; the security token decides',
    },
  ];
}
