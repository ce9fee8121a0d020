import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { withDepot, type Asked } from './fixtures/depot';

const workshop = withDepot({
  module: path.join(__dirname, 'fixtures/awaited/workshopNode'),
  node: 'Workshop',
  credential: 'ArchiveApi',
});

/** The hints about items of a run. */
const hintsOf = async (operation: string, parameters: IDataObject = {}, items: IDataObject[] = [{}]) => {
  const { hints, failure } = await workshop.run('company', operation, parameters, items);
  expect(failure).toBeUndefined();
  return hints.map(({ message }) => message).filter((message) => message.includes('(item'));
};

const byPath = (answers: Record<string, (asked: Asked) => object>) => {
  workshop.answer = (asked) => answers[asked.path]?.(asked) ?? { status: 404 };
};

describe('several hints about one item are all shown', () => {
  it('those of the call, and of a check that fails', async () => {
    byPath({
      '/inspect': () => ({ id: 1, warning: 'The licence ends soon' }),
      '/jobs': () => ({ status: 403 }),
    });
    const hints = await hintsOf('inspect');
    expect(hints).toEqual([
      'The licence ends soon (item 0)',
      expect.stringMatching(/^The job list can’t be used: .* \(item 0\)$/),
    ]);
  });

  it('those of each page of a list, each text once', async () => {
    const warnings = ['The index is old', 'The index is old', 'The list was cut'];
    byPath({
      '/pages': ({ query: { page } }) => {
        const warning = warnings[Number(page ?? 1) - 1];
        return warning === undefined ? { jobs: [] } : { jobs: [{ id: Number(page ?? 1) }], warning };
      },
    });
    expect(await hintsOf('getPages', { returnAll: true })).toEqual([
      'The index is old (item 0)',
      'The list was cut (item 0)',
    ]);
  });

  it('those of a batch, and of what it counts', async () => {
    byPath({ '/count': () => ({ new: 0, warning: 'Counted at night' }) });
    const hints = await hintsOf('count', { keys: '={{ $json.key }}' }, [{ key: 1 }, { key: 2 }]);
    expect(hints).toEqual([
      'Counted at night (items 0, 1)',
      expect.stringMatching(/^Some records were accepted, but not counted as done/),
    ]);
  });

  it('those of a batch, and of the row of an entry', async () => {
    byPath({
      '/mark': () => ({
        warning: 'Marked late',
        marked: [
          { keys: 1, status: 'ok', warning: 'No name' },
          { keys: 2, status: 'ok' },
        ],
      }),
    });
    expect(await hintsOf('mark', { keys: '={{ $json.key }}' }, [{ key: 1 }, { key: 2 }])).toEqual([
      'Marked late (items 0, 1)',
      'No name (item 0)',
    ]);
  });
});
