/** The simulator of EBizCharge in a process of its own, which outlives the processes that charge. */
import { serve } from '../bench/process/remote';
import { startEBizCharge, type EbizSimulator, type FaultRule, type GatewaySettings } from '../simulators';

/** What a process that charges has under way. */
interface Side {
  inFlight: number;
  received: number;
}

let ebiz: EbizSimulator | undefined;
const sides = new Map<string, Side>();

const running = (): EbizSimulator => {
  if (!ebiz) throw new Error('The simulator is not running');
  return ebiz;
};

/** Keys begin with the name of the process that charges them. */
function sideOf(orderId: unknown): Side {
  const name = String(orderId).split('-')[0] ?? '';
  const side = sides.get(name) ?? { inFlight: 0, received: 0 };
  sides.set(name, side);
  return side;
}

/** Counts what is in flight for each side. */
function watch(simulator: EbizSimulator): void {
  const { gateway } = simulator.state;
  const submit = gateway.submit.bind(gateway);
  gateway.submit = async (request) => {
    const side = sideOf(request.details.OrderID);
    side.received += 1;
    side.inFlight += 1;
    try {
      return await submit(request);
    } finally {
      side.inFlight -= 1;
    }
  };
}

export const gatewayHandlers = {
  async open(): Promise<{ credentialType: string; credential: Record<string, unknown> }> {
    ebiz = await startEBizCharge({ customers: 4 });
    watch(ebiz);
    return { credentialType: ebiz.credentialType, credential: { ...ebiz.credential } };
  },
  /** Forgets all transactions, and behaves so from now on. */
  begin(settings: Partial<GatewaySettings>, faults: FaultRule[]): void {
    running().reset();
    sides.clear();
    running().state.gateway.set(settings);
    for (const fault of faults) running().faults.add(fault);
  },
  noFaults: (): void => running().faults.clear(),
  side: (name: string): Side => ({ ...sideOf(`${name}-`) }),
  tally: () => running().state.gateway.tally(),
  violations: (): unknown[] => running().violations.slice(0, 3),
  calls: (): number => running().counters.log.length,
};

if (process.send) serve(gatewayHandlers);
