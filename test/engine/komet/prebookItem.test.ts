import { by, stage } from './stage';

const s = stage('prebookItem');

const items = () => s.komet.state.prebooks.get('345345')?.items ?? [];

describe('the lines of a prebook', () => {
  it('are added from the future inventory', async () => {
    const line = { prebookId: '345345', inventoryId: '428720', boxes: 5, price: '2.50' };
    expect(
      await s.json('createFromFutureInventory', { ...line, additionalFields: { markCode: 'M1' } }),
    ).toEqual([{ success: true, prebookId: 345_345, message: 'success' }]);
    expect(items()[1]).toMatchObject({
      boxes: 5,
      price: '2.5',
      markCode: 'M1',
      inventoryIds: ['428720'],
    });
    expect(s.komet.state.inventory.get('428720')?.quantity).toBe(25);
  });

  it.each([0, -1])('are not of %p boxes', async (boxes) => {
    const line = { prebookId: '345345', inventoryId: '428720', boxes, price: 1 };
    const { failure } = await s.run('createFromFutureInventory', line);
    expect(failure?.message).toContain('Boxes: expected a whole number of at least 1');
    expect(s.komet.counters.calls).toBe(0);
  });

  it('quirk 7: cost a fee, and are not added twice', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('createFromFutureInventory', {
      prebookId: '345345',
      inventoryId: '428720',
      boxes: 5,
      price: 1,
    });
    expect(s.komet.counters.calls).toBe(1);
    expect(items()).toHaveLength(2);
    expect(failure?.description).toContain('shows whether the line was added');
  });

  it('are added from what vendors have available, IDs with commas', async () => {
    const [added] = await s.json('createFromVendorAvailability', {
      prebookId: '345345',
      inventoryIds: ['428544', 428_545],
      quantity: 3,
      price: 1,
      additionalFields: {
        markCode: 'M2',
        boxType: by('code', 'QB'),
        stemsBunch: 25,
        unitType: 'Bunch',
        bunches: 4,
      },
    });
    expect(s.sent().body).toEqual({
      prebookId: 345_345,
      inventoryIds: '428544,428545',
      quantity: 3,
      price: 1,
      markCode: 'M2',
      boxTypeCode: 'QB',
      stemsBunch: 25,
      unitType: 'Bunch',
      bunches: 4,
    });
    expect(added).toMatchObject({ success: true, prebookItemId: Number(items()[1]?.id) });
    expect(items()[1]).toMatchObject({ boxes: 3, unitType: 'Bunch', markCode: 'M2' });
    expect(s.komet.state.inventory.get('428544')?.quantity).toBe(17);
  });

  it('are deleted', async () => {
    expect(await s.json('delete', { prebookId: '345345', prebookItemId: '930000' })).toEqual([
      { deleted: true, prebookItemId: 930_000, message: 'success' },
    ]);
    expect(items()).toEqual([]);
  });

  it('are refused in the vendor’s words', async () => {
    const { failure } = await s.run('delete', { prebookId: '345345', prebookItemId: '1' });
    expect(failure?.message).toContain('The prebook item does not exist.');
  });
});
