import { stage } from './support';

const s = stage();
const BEYOND = 9_007_199_254_740_993n;

async function widened(key: string, path: string, query: Record<string, string>): Promise<string> {
  s.komet.faults.add({ kind: 'wideIds', on: key.split(' ')[1] });
  const token = s.komet.credential.authenticationToken;
  const parameters = new URLSearchParams({ authenticationToken: token, ...query });
  return (await fetch(`${s.komet.url}${path}?${parameters.toString()}`)).text();
}

it('ids beyond what a double holds come in lists of every resource', async () => {
  const days = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-01' };
  expect(await widened('GET invoice.list', '/invoice.list', days)).toContain(`"id":${BEYOND + 11_678_925n},`);
  expect(await widened('GET carrier.list', '/carrier.list', { code: 'AR' })).toContain(
    `"id":${BEYOND + 4_597n},`,
  );
});
