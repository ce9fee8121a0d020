import { ebizCharge } from '../../../documented';
import { METHODS } from '../../../simulators/ebiz/methods';

it('every documented operation that may stand in a node is simulated, and no other', () => {
  const offered = ebizCharge()
    .operations.filter(({ exposeInNode }) => exposeInNode)
    .map(({ name }) => name);
  expect(Object.keys(METHODS).sort()).toEqual(offered.sort());
  expect(offered).toHaveLength(92);
});
