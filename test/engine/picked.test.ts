import type { IDataObject } from 'n8n-workflow';
import { packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const charge = {
  automaticAdditionalChargeId: '320',
  additionalChargeId: '55',
  amountValue: 5.25,
  amountType: 'percentage',
  active: true,
  orderType: 'phone',
  capPerDay: 40,
  minCapPerDay: 0,
  companyLocationId: '13',
  excludeCustomerActionType: 'add',
};

const rows = (...values: unknown[]) => ({
  values: values.map((value) => ({ value: { __rl: true, mode: 'list', value } })),
});

/** What the vendor was sent, and what was wrong. */
async function sentFor(operation: string[], parameters: IDataObject, items: IDataObject[] = [{}]) {
  const [resource = '', name = ''] = operation;
  const { failure } = await runNode(packNode('kometSales', resource, name, parameters), items, {
    credentials: context.credentials,
  });
  return { log: context.simulators.komet.counters.log, failure };
}

const update = async (parameters: IDataObject, items?: IDataObject[]) =>
  await sentFor(['automaticAdditionalCharge', 'update'], { ...charge, ...parameters }, items);

describe('entries of a list that are picked', () => {
  it('travel behind those that are typed, each once', async () => {
    const { log } = await update({
      carrierIds: '4610, 4597',
      carrierIdsPicked: ['4597', '4600'],
      excludeCustomerIds: '29790',
      excludeCustomerIdsPicked: rows('29559', '29790'),
    });
    expect(log[0]?.sent).toMatchObject({
      carrierIds: [4610, 4597, 4600],
      excludeCustomerIds: [29_790, 29_559],
    });
  });

  it('are enough where nothing is typed, also for a list that the vendor wants as one text', async () => {
    await update({ carrierIdsPicked: ['4600'] });
    await sentFor(['invoice', 'getMany'], {
      returnAll: true,
      orderDateFrom: '2026-03-02',
      orderDateTo: '2026-03-03',
      filters: { locationIdsPicked: ['42', '43'] },
    });
    const { log } = context.simulators.komet.counters;
    expect(log[0]?.sent).toMatchObject({ carrierIds: [4600] });
    expect(log.at(-1)?.query.locationIds).toBe('42,43');
  });

  it('may come from an expression, which must give something', async () => {
    const { log, failure } = await update({ carrierIdsPicked: '={{ $json.carriers }}' }, [
      { carriers: [4600, 4610] },
    ]);
    expect(failure).toBeUndefined();
    expect(log[0]?.sent).toMatchObject({ carrierIds: [4600, 4610] });

    const missing = await update({ carrierIdsPicked: '={{ $json.carrier }}' }, [{ carriers: [4600] }]);
    expect(missing.failure?.message).toMatch(/^Carrier Names or IDs: expected a value, got nothing/);
    expect(missing.log).toHaveLength(1);
  });

  it('are checked as typed ones are, before anything is sent', async () => {
    const { log, failure } = await update({
      carrierIds: '4610',
      excludeCustomerIdsPicked: rows('29559', 'ABC'),
    });
    expect(failure?.message).toMatch(/Exclude Customer IDs, entry 2: expected a numeric ID, got "ABC"/);
    expect(log).toEqual([]);
  });
});
