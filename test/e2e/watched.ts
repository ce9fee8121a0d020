import type { IDataObject } from 'n8n-workflow';
import { ebizCustomerIds } from '../simulators';
import type { Simulator, Simulators } from '../simulators';
import { fetchOnce } from './n8n';

/** What a polling trigger watches in a vendor's system. */
export interface Watched {
  /** The type of the trigger, without the pack's name. */
  trigger: string;
  parameters: IDataObject;
  simulator: Simulator<unknown, unknown>;
  /** The vendor's method that the trigger calls. */
  list: string;
  /** Something happens outside n8n, each time to another record. Out: the record's ID. */
  happen(): Promise<string>;
  /** The ID in an item of the trigger. */
  idOf(json: IDataObject): unknown;
}

/** One for each polling trigger of the pack. */
export const watchedIn = (simulators: Simulators): Watched[] => [
  watchedKomet(simulators),
  ebiz(simulators),
  superOffice(simulators),
];

/** Customers of Komet Sales, of which two change. */
export function watchedKomet({ komet: simulator }: Simulators): Watched {
  const customers = ['23423', '23430'];
  return {
    trigger: 'kometSalesTrigger',
    parameters: { event: 'customerChanged' },
    simulator,
    list: 'customer.list',
    happen: async () => {
      const id = customers.shift() ?? '';
      simulator.state.customers.touch(id);
      return await Promise.resolve(id);
    },
    idOf: ({ id }) => id,
  };
}

function ebiz({ ebiz: simulator }: Simulators): Watched {
  const { customerId } = ebizCustomerIds(5);
  return {
    trigger: 'eBizChargeTrigger',
    parameters: { event: 'paymentReceived', firstRunWaiting: 'skip' },
    simulator,
    list: 'GetPayments',
    happen: async () => {
      const paid = await control(simulator, 'payInPortal', { customerId, amount: 12.5 });
      return String(paid.paymentInternalId);
    },
    idOf: ({ PaymentInternalId }) => PaymentInternalId,
  };
}

function superOffice({ superOffice: simulator }: Simulators): Watched {
  return {
    trigger: 'superOfficePollingTrigger',
    parameters: { event: 'companyCreated' },
    simulator,
    list: 'v1ContactEntity_GetAll',
    happen: async () => {
      const { id } = await control(simulator, 'addRecord', { kind: 'contact', values: { Name: 'New Shop' } });
      return String(id);
    },
    idOf: ({ contactId }) => contactId,
  };
}

/** Makes something happen through the control surface, as another process does. */
async function control(
  { controlUrl }: Watched['simulator'],
  topic: string,
  body: IDataObject,
): Promise<IDataObject> {
  const answer = await fetchOnce(`${controlUrl}/${topic}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The control ${topic} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as IDataObject;
}
