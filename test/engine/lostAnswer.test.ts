import { runNode, withSimulators, workingNodes } from './support';

const context = withSimulators();

describe('an answer that is lost after the vendor read the request', () => {
  it.each(workingNodes)(
    '%s %s: the call may be repeated, so it is made once more',
    async (_folder, _operation, node, item) => {
      const { komet, ebiz, superOffice } = context.simulators;
      const vendors = [komet, ebiz, superOffice];
      for (const { faults } of vendors) faults.add({ kind: 'resetAfterRead' });
      const { status, main } = await runNode(node, [item], { credentials: context.credentials });

      expect([status, main.length]).toEqual(['success', 1]);
      expect(vendors.reduce((calls, { counters }) => calls + counters.calls, 0)).toBe(2);
    },
  );
});
