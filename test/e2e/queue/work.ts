import { ebizCustomerIds } from '../../simulators';
import type { Simulators } from '../../simulators';

/** What one execution has to mark; no two share a record. */
export interface Work {
  creditIds: number[];
  customerIds: string[];
}

const creditsEach = 60;
const customersEach = 10;

/** Work for so many executions; the vendors have the records, none of them marked. */
export function newWork({ komet, ebiz }: Simulators, executions: number, firstCredit: number): Work[] {
  komet.reset();
  ebiz.reset();
  return Array.from({ length: executions }, (_, number) => {
    const creditIds = Array.from({ length: creditsEach }, (_, n) => firstCredit + number * creditsEach + n);
    for (const id of creditIds) komet.state.addCredit(id);
    const customerIds = Array.from(
      { length: customersEach },
      (_, n) => ebizCustomerIds(1 + number * customersEach + n).customerInternalId,
    );
    return { creditIds, customerIds };
  });
}

/** How often each record of some work was marked at the vendors: counts, each with the number of records. */
export function marksOf({ komet, ebiz }: Simulators, work: Work[]): { credits: Counts; customers: Counts } {
  return {
    credits: tally(
      work.flatMap(({ creditIds }) => creditIds.map((id) => komet.state.credits.get(`${id}`)?.marks)),
    ),
    customers: tally(work.flatMap(({ customerIds }) => customerIds.map((id) => ebiz.state.marks.get(id)))),
  };
}

/** `{ once: 60 }`: sixty records were marked once. */
export type Counts = Partial<Record<'never' | 'once' | 'more', number>>;

function tally(marks: Array<number | undefined>): Counts {
  const counts: Counts = {};
  for (const mark of marks) {
    const name = !mark ? 'never' : mark === 1 ? 'once' : 'more';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
