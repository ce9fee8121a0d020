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
      displayName:
        'Live and sandbox merchants share one address; the security ID decides which one is used. Before you move money, run <b>Merchant: Get</b> to see whose account this is.',
      name: 'merchantNotice',
      type: 'notice',
      default: '',
    },
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
      description: 'The address of the service. The address of its WSDL works too.',
    },
    {
      displayName: 'Allow Money in AI Tools',
      name: 'allowMoneyInTools',
      type: 'boolean',
      default: false,
      description:
        'Whether AI agents may charge, refund and void, where the node sets Maximum Amount. Use a credential for agents alone, and have a person approve each call.',
    },
    {
      displayName: 'Allow Credit Without Reference',
      name: 'allowCreditWithoutReference',
      type: 'boolean',
      default: false,
      description:
        'Whether money may be paid out that is no refund of an earlier transaction. Prefer Refund, which can’t exceed the original.',
    },
    {
      displayName: 'Allow Raw Card and Bank Data',
      name: 'allowRawData',
      type: 'boolean',
      default: false,
      description:
        'Whether operations may take card and account numbers. Card data then passes through n8n and may be stored in executions, pinned data, queues and backups; this whole n8n comes into PCI DSS scope; a CVV must never be kept after authorization. It also needs a workflow whose settings keep no executions.',
    },
  ];
}
