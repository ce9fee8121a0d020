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

  it('of SuperOffice has none, since every installation has its own', () =>
    expect(defaultOf(new SuperOfficeApi(), 'baseUrl')).toBe(''));
});

describe('the SuperOffice credential in the HTTP Request node', () => {
  it('signs in with user name and password, and obeys Ignore SSL Issues as the pack’s node does', () =>
    expect(new SuperOfficeApi().authenticate).toEqual({
      type: 'generic',
      properties: {
        auth: { username: '={{ $credentials.username }}', password: '={{ $credentials.password }}' },
        skipSslCertificateValidation: '={{ $credentials.ignoreSslIssues }}',
      },
    }));
});
