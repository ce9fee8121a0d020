import type { ICredentialType } from 'n8n-workflow';
import { EBizChargeApi } from '../../../credentials/EBizChargeApi.credentials';
import { KometSalesApi } from '../../../credentials/KometSalesApi.credentials';
import { SuperOfficeApi } from '../../../credentials/SuperOfficeApi.credentials';
import { ebizCharge, kometSales } from '../../documented';

const defaultOf = ({ properties }: ICredentialType, name: string) =>
  properties.find((property) => property.name === name)?.default;

describe('a new credential', () => {
  it('of Komet Sales has the documented address', () =>
    expect(defaultOf(new KometSalesApi(), 'baseUrl')).toBe(kometSales().conventions.baseUrl));

  it('of EBizCharge has the documented address', () =>
    expect(defaultOf(new EBizChargeApi(), 'endpoint')).toBe(ebizCharge().service.endpoint));

  it('of EBizCharge lets no agent charge, pays out nothing without a reference, and takes no card data', () =>
    expect(
      ['allowMoneyInTools', 'allowCreditWithoutReference', 'allowRawData'].map((name) =>
        defaultOf(new EBizChargeApi(), name),
      ),
    ).toEqual([false, false, false]));

  it('of SuperOffice has no address, since every installation has its own', () =>
    expect(defaultOf(new SuperOfficeApi(), 'baseUrl')).toBe(''));
});

describe('the SuperOffice credential in the HTTP Request node', () => {
  it('signs in with user name and password without invisible characters, and obeys Ignore SSL Issues as the pack’s node does', async () => {
    const credential = { username: ' sales\n', password: '\ufeffp ss\u00a0\u200b', ignoreSslIssues: true };
    const { authenticate } = new SuperOfficeApi();
    if (typeof authenticate !== 'function') throw new Error('The credential signs nothing');
    expect(await authenticate(credential, { url: 'https://crm.test' })).toEqual({
      url: 'https://crm.test',
      auth: { username: 'sales', password: 'p ss' },
      skipSslCertificateValidation: true,
    });
  });
});
