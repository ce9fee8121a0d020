/** A workflow as n8n's interface takes it. */
export interface WorkflowJson {
  name: string;
  nodes: object[];
  connections: Record<string, { main: Array<Array<{ node: string; type: 'main'; index: number }>> }>;
  settings: Record<string, unknown>;
}

/** The credentials as n8n keeps them: the type, and what the credential is called by. */
export type Credentials = Record<
  'kometSalesApi' | 'eBizChargeApi' | 'superOfficeApi',
  { id: string; name: string }
>;

/** Fires on `POST /webhook/<path>` with `{ creditIds, customerIds }`, answered at once; marks all of them. */
export function bulkWorkflow(path: string, credentials: Credentials, errorWorkflow?: string): WorkflowJson {
  return workflow(
    `Bulk (${path})`,
    [
      node('Webhook', 'n8n-nodes-base.webhook', 2, {
        httpMethod: 'POST',
        path,
        responseMode: 'onReceived',
      }),
      splitOut('Credits', 'body.creditIds'),
      markCredits(`={{ $json["body.creditIds"] }}`, credentials),
      splitOut('Customers', 'body.customerIds'),
      node(
        'Mark Customers',
        'n8n-nodes-erp-sync.eBizCharge',
        1,
        {
          resource: 'customer',
          operation: 'markAsSynchronized',
          customerInternalId: '={{ $json["body.customerIds"] }}',
        },
        { eBizChargeApi: credentials.eBizChargeApi },
      ),
    ],
    { Webhook: ['Credits', 'Customers'], Credits: ['Mark Credits'], Customers: ['Mark Customers'] },
    errorWorkflow === undefined ? {} : { errorWorkflow },
  );
}

/** Marks one credit at each of the given moments, and never else. */
export function scheduledWorkflow(moments: Date[], creditId: number, credentials: Credentials): WorkflowJson {
  const interval = moments.map((moment) => ({ field: 'cronExpression', expression: cron(moment) }));
  return workflow(
    'Scheduled',
    [
      node('Schedule', 'n8n-nodes-base.scheduleTrigger', 1.2, { rule: { interval } }),
      markCredits(String(creditId), credentials),
    ],
    { Schedule: ['Mark Credits'] },
    { timezone: 'Etc/UTC' },
  );
}

/** Runs when an execution of another workflow failed that names it as its error workflow. */
export function errorWorkflow(): WorkflowJson {
  return workflow('Failed', [node('Failed', 'n8n-nodes-base.errorTrigger', 1, {})], {});
}

/** A cron expression for one second of one day of the year, in UTC. */
function cron(moment: Date): string {
  const ofDay = [moment.getUTCSeconds(), moment.getUTCMinutes(), moment.getUTCHours()];
  return [...ofDay, moment.getUTCDate(), moment.getUTCMonth() + 1, '*'].join(' ');
}

function markCredits(creditId: string, { kometSalesApi }: Credentials): object {
  return node(
    'Mark Credits',
    'n8n-nodes-erp-sync.kometSales',
    1,
    // Several calls an execution, so that a death can come between two.
    {
      resource: 'credit',
      operation: 'markAsSynchronized',
      creditId,
      options: { batchSize: 20, concurrency: 2 },
    },
    { kometSalesApi },
  );
}

function splitOut(name: string, fieldToSplitOut: string): object {
  return node(name, 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut, options: {} });
}

function node(
  name: string,
  type: string,
  typeVersion: number,
  parameters: object,
  credentials?: object,
): object {
  const id = name.toLowerCase().replaceAll(' ', '-');
  // n8n finds the webhook of a node by this.
  const webhookId = type.endsWith('.webhook') ? `${id}-id` : undefined;
  return { id, name, type, typeVersion, parameters, credentials, webhookId };
}

function workflow(
  name: string,
  nodes: object[],
  ways: Record<string, string[]>,
  settings: Record<string, unknown> = {},
): WorkflowJson {
  const connections = Object.entries(ways).map(([from, to]) => [
    from,
    { main: [to.map((target) => ({ node: target, type: 'main', index: 0 }))] },
  ]);
  // n8n runs branches from top to bottom.
  const placed = nodes.map((each, index) => ({ ...each, position: [index * 200, index * 100] }));
  return {
    name,
    nodes: placed,
    connections: Object.fromEntries(connections) as WorkflowJson['connections'],
    settings: { executionOrder: 'v1', ...settings },
  };
}
