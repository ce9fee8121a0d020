import { existsSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { operations as eBizCharge } from '../../nodes/EBizCharge/resources';
import { operations as kometSales } from '../../nodes/KometSales/resources';
import { operations as superOffice } from '../../nodes/SuperOffice/resources';
import { operations as superOfficeSetup } from '../../nodes/SuperOffice/setup';
import { builtNode } from './builtNode';
import { checkoutDir, ensureBuilt } from './harness';
import { packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const nodes = [
  ['kometSales', 'KometSales', 'KometSales', kometSales],
  ['eBizCharge', 'EBizCharge', 'EBizCharge', eBizCharge],
  ['superOffice', 'SuperOffice', 'SuperOffice', superOffice],
  ['superOfficeSetup', 'SuperOffice', 'SuperOfficeSetup', superOfficeSetup],
] as const;

const describedIn = (folder: string, name: string) => builtNode(folder, name).description;

/** Every resource and operation that the editor offers. */
const offered = (properties: INodeProperties[]): Array<[resource: string, operation: string]> =>
  properties
    .filter(({ name }) => name === 'operation')
    .flatMap(({ displayOptions, options = [] }) =>
      options.map((option): [string, string] => [
        String(displayOptions?.show?.resource?.[0]),
        'value' in option ? String(option.value) : '',
      ]),
    );

/** A record's own fields are read before the check, since some of them may be required. */
const withoutFieldReads = (byMethod: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(byMethod).filter(
      ([method]) => !/_(?:GetCustomFieldInfoList|GetPublishedUdefLayout|GetList)$/.test(method),
    ),
  );

beforeAll(async () => await ensureBuilt());

describe.each(nodes)('%s, run as it comes out of the node panel', (type, folder, name, declared) => {
  it('offers what is declared', () => {
    const names = declared.map(({ resource, operation }) => [resource, operation]);
    expect(names.length).toBeGreaterThan(0);
    expect(offered(describedIn(folder, name).properties).sort()).toEqual(names.sort());
  });

  it('reports what is required and sends nothing; a read without required fields succeeds', async () => {
    for (const [resource, operation] of offered(describedIn(folder, name).properties)) {
      context.simulators.reset();
      // With several locations Komet Sales demands one. This test can't know which.
      context.simulators.komet.state.account.multiLocation = false;
      const { status, failure, run } = await runNode(packNode(type, resource, operation, {}), [{}], {
        credentials: context.credentials,
      });
      const { komet, ebiz, superOffice } = context.simulators;
      const calls = [komet, ebiz, superOffice].map(({ counters }) => withoutFieldReads(counters.byMethod));
      const requires = describedIn(folder, name).properties.some(
        ({ required, displayOptions }) =>
          required &&
          displayOptions?.show?.resource?.includes(resource) &&
          displayOptions.show.operation?.includes(operation),
      );
      const own = declared.find((each) => each.resource === resource && each.operation === operation);
      // A rule or a condition is reported too, even if no single field is required.
      const demands =
        own?.rules?.some(({ kind }) => kind === 'atLeastOne' || kind === 'oneOf') ||
        // A required list may be typed or picked, so neither parameter is required by itself.
        own?.fields.some(({ required, picks }) => required && picks) ||
        own?.fields.some(({ requiredIf }) => requiredIf && 'absent' in requiredIf);
      if (demands && !requires) {
        expect([operation, status, calls]).toEqual([operation, 'error', [{}, {}, {}]]);
        expect(failure?.message).toMatch(/required|expected (at least|exactly) one of them/);
      } else if (requires) {
        expect(status).toBe('error');
        expect(failure?.message ?? run.lastError?.message).toMatch(/required|workflow has issues/i);
        expect([operation, calls]).toEqual([operation, [{}, {}, {}]]);
      } else if (own?.effect === 'read' || own?.fields.length === 0) {
        expect([resource, operation, status]).toEqual([resource, operation, 'success']);
      } else {
        // No field is required by itself, but a call that would say nothing is not sent.
        expect([resource, operation, status, calls]).toEqual([resource, operation, 'error', [{}, {}, {}]]);
        const said = expect.stringMatching(/required|expected|nothing/i) as unknown;
        expect([resource, operation, failure?.message]).toEqual([resource, operation, said]);
      }
    }
  });

  it('has an output preview of each operation', () => {
    for (const [resource, operation] of offered(describedIn(folder, name).properties)) {
      const file = path.join(
        checkoutDir,
        'dist',
        'nodes',
        folder,
        '__schema__',
        'v1.0.0',
        resource,
        `${operation}.json`,
      );
      expect([file, existsSync(file)]).toEqual([file, true]);
    }
  });
});
