import './harness';
import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';
import { builtNode } from './builtNode';

const FOLDERS = {
  kometSalesApi: 'KometSales',
  eBizChargeApi: 'EBizCharge',
  superOfficeApi: 'SuperOffice',
  superOfficeSystemUserApi: 'SuperOffice',
};

/** What the Test button of a credential shows: its test in the context that n8n gives to one. The pack must be built. */
export async function credentialTest(
  name: string,
  data: ICredentialDataDecryptedObject | undefined,
): Promise<INodeCredentialTestResult> {
  const folder = Object.entries(FOLDERS).find(([type]) => type === name)?.[1] ?? '';
  const test = builtNode(folder).methods?.credentialTest?.[`${name}Test`];
  if (!test) throw new Error(`${folder} has no test for ${name}`);
  return await test.call(new CredentialTestContext(), { id: '1', name, type: name, data });
}
