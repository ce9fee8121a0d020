import fc from 'fast-check';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { itemPath, undecided } from '../../nodes/shared/run/itemPath';
import { HarnessNodeTypes } from './harness/node-types';
import { loadPacks } from './harness/packs';

/** Names that meet everything special: inherited members, members of text and lists, words of the language. */
const name = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'id',
    'length',
    'toString',
    'constructor',
    '__proto__',
    'map',
    'json',
    'this',
    'null',
    'hasOwnProperty',
  ),
  fc.string({ unit: fc.constantFrom(...'abc d_$0.-é'), minLength: 1, maxLength: 4 }),
);

const { tree: value } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(
      name.filter((key) => key !== '__proto__'),
      tie('tree'),
      { maxKeys: 4 },
    ),
  ),
  leaf: fc.oneof(
    fc.constantFrom(null, true, false, 0, -1, 1.5, 450545, '', '12.50', '00123', 'text', '9007199254740993'),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
  ),
}));

const json = fc.dictionary(
  name.filter((key) => key !== '__proto__'),
  value,
  { minKeys: 1, maxKeys: 5 },
);

const step = fc.oneof(
  fc.oneof(name.filter((each) => /^[A-Za-z_$][\w$]*$/.test(each))).map((each) => `.${each}`),
  name.map((each) => `["${each}"]`),
  name.map((each) => `['${each}']`),
  fc.nat(3).map((index) => `[${index}]`),
);

const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join(''));

/** Half of the paths lead somewhere: a random walk down the item. */
const walkOf = (item: unknown): fc.Arbitrary<string> => {
  const down = (current: unknown): fc.Arbitrary<string> => {
    if (current === null || typeof current !== 'object' || current instanceof Date) return fc.constant('');
    const keys = Array.isArray(current)
      ? current.map((_, index) => `[${index}]`)
      : Object.keys(current).map((key) => `["${key}"]`);
    if (keys.length === 0) return fc.constant('');
    const next = (key: string): unknown =>
      (current as Record<string, unknown>)[key.replace(/^\["?|"?\]$/g, '')];
    return fc.constantFrom(...keys).chain((key) =>
      fc.oneof(
        fc.constant(key),
        down(next(key)).map((rest) => key + rest),
      ),
    );
  };
  return down(item);
};

const text = fc.string({ unit: fc.constantFrom(...'ab c.$_-é{}=\\'), maxLength: 4 });

/** A path alone, or a template of text and paths around it. */
const templateOf = (steps: string): fc.Arbitrary<string> => {
  const code = `{{ $json${steps} }}`;
  return fc.oneof(
    fc.constant(code),
    fc.tuple(text, text).map(([before, after]) => before + code + after),
    fc.tuple(text, path).map(([between, other]) => `${code}${between}{{$json${other}}}`),
  );
};

const asked = json.chain((item) =>
  fc.tuple(
    fc.constant(item),
    fc
      .oneof(
        path,
        walkOf(item).filter((steps) => steps !== ''),
      )
      .chain(templateOf),
  ),
);

describe('the short way of reading parameters', () => {
  it('answers as n8n’s expression engine does, or leaves it to n8n', async () => {
    const workflow = new Workflow({
      nodes: [
        {
          id: '1',
          name: 'Node',
          type: 'n8n-nodes-base.noOp',
          typeVersion: 1,
          position: [0, 0],
          parameters: {},
        },
      ],
      connections: {},
      active: false,
      nodeTypes: new HarnessNodeTypes(await loadPacks()),
    });
    const evaluate = (expression: string, item: IDataObject): unknown => {
      const input: INodeExecutionData[] = [{ json: item }];
      return workflow.expression.getParameterValue(expression, null, 0, 0, 'Node', input, 'manual', {});
    };
    const seen = { decided: 0, found: 0 };
    fc.assert(
      fc.property(asked, ([item, template]) => {
        const expression = `=${template}`;
        const answer = itemPath(expression)?.(item);
        if (!itemPath(expression) || answer === undecided) return;
        seen.decided += 1;
        if (answer !== undefined) seen.found += 1;
        expect(answer).toEqual(evaluate(expression, item as IDataObject));
      }),
      { numRuns: 6_000 },
    );
    expect(seen.decided).toBeGreaterThan(1_500);
    expect(seen.found).toBeGreaterThan(500);
  });
});
