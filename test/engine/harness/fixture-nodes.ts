import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ICredentialType,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

/** What the probe node saw each time it was executed. */
export interface Sighting {
  items: INodeExecutionData[];
  isTool: boolean;
  type: string;
  runIndex: number;
  rawValue: unknown;
  token: unknown;
  canceled: boolean;
}

/** Every execution of the probe, in order; tests empty it. */
export const sightings: Sighting[] = [];

/** A node for the harness's own tests: does what its `behaviour` says and writes down what it was given. */
export class Probe implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Probe',
    name: 'probe',
    group: ['transform'],
    version: [1, 2],
    description: 'Writes down what it is given',
    defaults: { name: 'Probe' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'probeApi', required: false }],
    properties: [
      { displayName: 'Behaviour', name: 'behaviour', type: 'string', default: 'echo' },
      { displayName: 'Value', name: 'value', type: 'string', default: 'as declared' },
      { displayName: 'Needed', name: 'needed', type: 'string', required: true, default: 'set' },
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const items = this.getInputData();
    const behaviour = this.getNodeParameter('behaviour', 0) as string;
    const sighting: Sighting = {
      items,
      isTool: this.isToolExecution(),
      type: this.getNode().type,
      runIndex: this.getWorkflowDataProxy(0).$runIndex as number,
      rawValue: this.getNodeParameter('value', 0, undefined, { rawExpressions: true }),
      token: this.getNode().credentials ? (await this.getCredentials('probeApi')).token : undefined,
      canceled: false,
    };
    sightings.push(sighting);

    if (behaviour === 'throw') throw new NodeOperationError(this.getNode(), 'The probe threw');
    if (behaviour === 'wait') {
      await sleep(10_000, undefined, { signal: this.getExecutionCancelSignal() }).catch(() => undefined);
      sighting.canceled = this.getExecutionCancelSignal()?.aborted ?? false;
    }
    if (behaviour === 'print') {
      this.logger.info('to the log', { detail: 'in the metadata' });
      console.warn('to the console');
      process.stderr.write('to the stream\n');
    }
    this.addExecutionHints({ message: `${items.length} seen`, location: 'outputPane' });
    return [
      items.map(({ json }, item) => {
        if (behaviour === 'fail odd' && item % 2 === 1) {
          return { json: { error: 'odd', message: 'Odd ones fail' }, pairedItem: { item } };
        }
        return {
          json: { ...json, value: this.getNodeParameter('value', item) as string },
          pairedItem: { item },
        };
      }),
    ];
  }
}

/** A credential with a default, and a declared way to sign requests. */
export class ProbeApi implements ICredentialType {
  name = 'probeApi';

  displayName = 'Probe API';

  properties: INodeProperties[] = [
    { displayName: 'Token', name: 'token', type: 'string', default: '' },
    { displayName: 'Header', name: 'header', type: 'string', default: 'x-probe' },
  ];

  authenticate = {
    type: 'generic' as const,
    properties: { headers: { '={{$credentials.header}}': '=Bearer {{$credentials.token}}' } },
  };
}
