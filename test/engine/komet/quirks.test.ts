import { operations } from '../../../nodes/KometSales/resources';
import { stage } from './stage';

/** Quirks that concern several resources. The numbers are those of the catalogue's list. */

const customers = stage('customer');
const hardGoods = stage('hardGood');

describe('quirk 5: a token in the URL', () => {
  it.each([
    ['a refusal', { kind: 'faultIn200', message: 'No' }],
    ['a status', { kind: 'status', status: 400 }],
    ['a broken connection', { kind: 'resetAfterRead' }],
    ['an answer that can’t be read', { kind: 'truncated', how: 'cutBody' }],
    ['an answer that repeats it', { kind: 'echoSecret' }],
  ] as const)('is shown nowhere after %s', async (_, fault) => {
    const { komet } = customers;
    komet.faults.add({ ...fault, times: 'always' });
    const { run, failure } = await customers.run('getMany', { returnAll: true, options: { maxRetries: 0 } });

    expect(failure).toBeDefined();
    expect(komet.counters.calls).toBe(1);
    expect(run.everything()).not.toContain(komet.credential.authenticationToken);
  });
});

describe('quirk 14: several locations', () => {
  it('make a location necessary, as the vendor’s own message says; one location does not', async () => {
    const { failure } = await hardGoods.run('getManyInventory', { returnAll: true });
    expect(failure?.message).toMatch(/locationId/);
    hardGoods.komet.violations.length = 0;

    hardGoods.komet.state.account.multiLocation = false;
    await expect(hardGoods.json('getManyInventory', { returnAll: true })).resolves.not.toEqual([]);
  });

  it('are spelled as each page has it, and hinted at wherever a page says that it may be required', () => {
    const spelled = /^(?:company)?location(?:Ids?|Codes?)$/i;
    const hinted = operations.flatMap(({ fields }) =>
      fields.filter(({ hint }) => hint?.includes('location')),
    );
    expect(hinted.length).toBeGreaterThan(15);
    expect(hinted.map(({ wire }) => wire).filter((wire) => !spelled.test(wire))).toEqual([]);
  });
});

describe('quirk 19: kinds of customers and salespeople that no method lists', () => {
  it('are typed in: the field has no list', () => {
    const fields = operations.flatMap((operation) => operation.fields);
    const typed = fields.filter(({ wire }) => /^(?:customerTypeIds?|salesPersonId)$/.test(wire));
    expect(typed.length).toBeGreaterThan(1);
    expect(typed.map(({ list }) => list).filter(Boolean)).toEqual([]);
  });
});
