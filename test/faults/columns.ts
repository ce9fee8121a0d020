import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { writeFixturePack } from '../engine/harness/fixture-pack';
import type { LogEntry, Simulators } from '../simulators';
import { ebizCustomerIds } from '../simulators';
import type { Effect, Format } from './expected';

/** How a vendor's calls are made for the matrix. */
export interface Column {
  vendor: 'komet' | 'ebiz' | 'superOffice';
  format: Format;
  form: 'single' | 'batch';
  effect: Effect;
  packDir: string;
  credentialType: string;
  type: string;
  parameters: IDataObject;
  /** What the vendor calls the method. */
  method: string;
  /** The id that item `index` is about. */
  id(index: number): number | string;
  /** The ids that a logged call carried. */
  sentIds(entry: LogEntry): string[];
  /** How the error names the record of an item; undefined if nothing names it. */
  record?: (index: number) => string;
  /** The member of a failed item's details that names the element of a batch. */
  detail?: string;
  /**
   * The choice of the node's Authentication. Such a way signs in and asks where the service is: both are done again, once,
   * when a call is refused for it.
   */
  way?: string;
  /** One verdict for all records of a call: a refused batch is sent again in parts. */
  split: boolean;
  /** The vendor's name for people. */
  name: string;
  /** What the user of this vendor should do after an answer of a status, if that differs from the general advice. */
  advice: Partial<Record<number, string>>;
}

const fixture = (node: string, credential: string | string[]) =>
  writeFixturePack({ module: path.join(__dirname, 'fixtures', 'effects'), node, credential });

const texts = (values: unknown[]): string[] => values.map(String);

type Vendor = Omit<Column, 'form' | 'effect' | 'method' | 'parameters' | 'id' | 'sentIds' | 'split'>;

/** `%m` stands for the method. */
const CHECK_TOKEN =
  'Check the token of the credential: in Komet Sales, under Setup > Settings > Integrations > Tokens, it must be active and have %m ticked.';

const komet = (): Vendor => ({
  vendor: 'komet',
  format: 'JSON',
  packDir: fixture('KometEffects', 'KometSalesApi'),
  credentialType: 'kometSalesApi',
  type: 'n8n-nodes-fixture.kometEffects',
  name: 'Komet Sales',
  advice: { 401: CHECK_TOKEN, 403: CHECK_TOKEN },
});

const ebiz = (): Vendor => ({
  vendor: 'ebiz',
  format: 'XML',
  packDir: fixture('EBizEffects', 'EBizChargeApi'),
  credentialType: 'eBizChargeApi',
  type: 'n8n-nodes-fixture.eBizEffects',
  name: 'EBizCharge',
  advice: { 401: 'Check Security ID, User ID and Password of the credential.' },
});

const anySuperOffice = () => ({
  format: 'JSON' as const,
  packDir: fixture('SuperOfficeEffects', [
    'SuperOfficeApi',
    'SuperOfficeOAuth2Api',
    'SuperOfficeSystemUserApi',
  ]),
  type: 'n8n-nodes-fixture.superOfficeEffects',
  name: 'SuperOffice',
});

const superOffice = (): Vendor => ({
  ...anySuperOffice(),
  vendor: 'superOffice',
  credentialType: 'superOfficeApi',
  advice: {
    401: 'Check User Name and Password of the credential.',
    403: 'The user may not use ERP Sync: it needs administration rights.',
    404: 'Check that Base URL of the credential names the SuperOffice web application, without /api.',
  },
});

const CLOSED =
  'The app may not use ERP Sync. It needs the template “Standard ERP sync and quote app”, or SuperOffice’s app manager must add the ErpSync agent to it.';

const MOVING = 'SuperOffice has moved the tenant and does not name its new host yet. Run it again later.';

const oAuth2 = (): Vendor => ({
  ...anySuperOffice(),
  vendor: 'superOffice',
  credentialType: 'superOfficeOAuth2Api',
  way: 'oAuth2',
  advice: {
    401: 'Open the credential and connect the account again. If that is refused, an administrator of the tenant must consent to the app.',
    403: CLOSED,
    421: MOVING,
  },
});

const systemUser = (): Vendor => ({
  ...anySuperOffice(),
  vendor: 'superOffice',
  credentialType: 'superOfficeSystemUserApi',
  way: 'systemUser',
  advice: {
    401: 'Check Client Secret of the credential, and that an administrator of the tenant has consented to the app.',
    403: CLOSED,
    421: MOVING,
  },
});

const charge = {
  resource: 'automaticAdditionalCharge',
  automaticAdditionalChargeId: '={{ $json.id }}',
  additionalChargeId: '55',
  amountValue: 5,
  amountType: 0,
  active: true,
  orderType: 2,
  capPerDay: 40,
  minCapPerDay: 0,
  companyLocationId: '13',
};

const EFFECTS: Effect[] = ['read', 'idempotent', 'once'];

const keysOf = ({ sent }: LogEntry): string[] =>
  texts((sent as { InternalKeyIds?: unknown[] } | undefined)?.InternalKeyIds ?? []);

/** The calls of the matrix: each vendor's in each form, with each effect. */
export function columnsOf(vendor: Column['vendor']): Column[] {
  switch (vendor) {
    case 'komet':
      return kometColumns();
    case 'ebiz':
      return ebizColumns();
    case 'superOffice':
      return superOfficeColumns(superOffice());
  }
}

/** The calls of the matrix to SuperOffice online, by each way to sign in. Reads fare like calls that are idempotent. */
export function onlineColumns(): Column[] {
  return [oAuth2(), systemUser()].flatMap(superOfficeColumns).filter(({ effect }) => effect !== 'read');
}

function kometColumns(): Column[] {
  const common = { ...komet(), split: false };
  return EFFECTS.flatMap((effect): Column[] => [
    {
      ...common,
      effect,
      form: 'single',
      method: 'automatic-additional-charge',
      parameters: { ...charge, operation: `${effect}-single` },
      id: (index) => 320 + index,
      record: (index) => `Automatic Additional Charge ${320 + index}`,
      sentIds: ({ query }) => texts([query.automaticAdditionalChargeId ?? []].flat()),
    },
    {
      ...common,
      effect,
      form: 'batch',
      method: 'credit.mark.sync',
      parameters: { resource: 'credit', operation: `${effect}-batch`, creditId: '={{ $json.id }}' },
      id: (index) => 450_001 + index,
      sentIds: ({ sent }) =>
        texts(
          ((sent as { credits?: Array<{ creditId: unknown }> } | undefined)?.credits ?? []).map(
            ({ creditId }) => creditId,
          ),
        ),
      record: (index) => `Credit ${450_001 + index}`,
      detail: 'creditId',
    },
  ]);
}

function ebizColumns(): Column[] {
  const common = { ...ebiz(), split: false };
  return EFFECTS.map((effect): Column => ({
    ...common,
    effect,
    form: 'single',
    method: 'MarkCustomerAsSynchronized',
    parameters: {
      resource: 'customer',
      operation: `${effect}-single`,
      customerInternalId: '={{ $json.id }}',
    },
    id: (index) => ebizCustomerIds(index + 1).customerInternalId,
    record: (index) => `Customer Internal ID ${ebizCustomerIds(index + 1).customerInternalId}`,
    sentIds: ({ sent }) => texts([(sent as IDataObject | undefined)?.customerInternalId ?? []].flat()),
  }));
}

function superOfficeColumns(vendor: Vendor): Column[] {
  const common = {
    ...vendor,
    id: (index: number) => 230 + index,
    sentIds: keysOf,
    detail: 'internalKeyIds',
  };
  const parameters = {
    ...(vendor.way === undefined ? {} : { authentication: vendor.way }),
    resource: 'erpSync',
    erpConnectionId: 612,
    internalKeyIds: '={{ $json.id }}',
  };
  const column = (effect: Effect, form: Column['form']): Column => ({
    ...common,
    ...(form === 'batch' ? { record: (index: number) => `Internal Key ID ${230 + index}` } : {}),
    effect,
    form,
    method: 'ForceResync',
    parameters: { ...parameters, operation: `${effect}-${form}` },
    split: form === 'batch',
  });
  return EFFECTS.flatMap((effect) =>
    effect === 'once' ? [column(effect, 'single')] : [column(effect, 'single'), column(effect, 'batch')],
  );
}

/** Everything of a vendor's credential that must never be seen, in the forms in which it travels. */
export function secretsOf({ komet: sales, ebiz: gateway, superOffice: crm }: Simulators): string[] {
  const { username, password } = crm.credential;
  const plain = [
    sales.credential.authenticationToken,
    ...Object.values(gateway.state.security),
    password,
    Buffer.from(`${username}:${password}`).toString('base64'),
  ];
  return inAllForms(plain);
}

/** Secrets in the forms in which they travel. */
export function inAllForms(plain: string[]): string[] {
  return plain.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ]);
}
