import type { IDataObject } from 'n8n-workflow';
import { by, stage } from './stage';

const webOrderItem = stage('webOrderItem');
const prebook = stage('prebook');
const awb = stage('awb');

const items: IDataObject[] = Array.from({ length: 4 }, () => ({}));

/** How many calls to a slow vendor are in flight at the same time. */
async function peakOf(
  s: typeof awb,
  operation: string,
  parameters: IDataObject,
): Promise<[calls: number, peak: number]> {
  s.komet.faults.add({ kind: 'slow', delayMs: 50, times: 'always' });
  const { failure } = await s.run(operation, parameters, items);
  if (failure) throw failure;
  return [s.komet.counters.calls, s.komet.counters.inFlightPeak];
}

describe('calls that join a record or create one go out one at a time', () => {
  it('items of a customer’s web order', async () =>
    expect(
      await peakOf(webOrderItem, 'create', {
        xAccount: '6316',
        customerId: '23423',
        quantity: 1,
        price: '0.45',
        date: '2026-03-02',
        carrierId: '4610',
        companyLocationId: '13',
        inventoryIds: '428101',
        inventoryOrigin: 1,
      }),
    ).toEqual([4, 1]));

  it('prebooks that use an existing one', async () =>
    expect(
      await peakOf(prebook, 'create', {
        customer: by('id', '23423'),
        carrier: by('id', '4610'),
        shipDate: '2026-04-02',
        additionalFields: { useExisting: 1 },
      }),
    ).toEqual([4, 1]));

  it('the houses of a future AWB', async () =>
    expect(
      await peakOf(awb, 'createOrUpdateFutureAwb', {
        awb: '234-2367-0983',
        originCode: 'UIO',
        shipDate: '2026-11-15',
        houses: { values: [{ house: 'CM-93242111', vendorCode: 'ABC', locationCode: '06' }] },
      }),
    ).toEqual([4, 1]));
});
