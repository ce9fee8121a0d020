/**
 * Preloaded into n8n by the benchmark: measures every node whose name begins with "Measured", from entering its
 * execute() to leaving it, and appends a line of JSON to the file that ERP_SYNC_BENCH_REPORT names. Nodes that run at
 * the same time share one measurement. Plain JavaScript, since n8n's process knows no TypeScript.
 */
const { appendFileSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { performance } = require('node:perf_hooks');
const { setTimeout: sleep } = require('node:timers/promises');
const v8 = require('node:v8');
const vm = require('node:vm');

const report = process.env.ERP_SYNC_BENCH_REPORT;
const TICK_MS = 5;
const MB = 1024 * 1024;

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
/** As thoroughly as V8 can, so that memory that it only keeps in reserve does not hide a peak. */
const gc = () => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });

const residentKb = (name) =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))[1]);

function heldBytes() {
  const { used_heap_size: heap, external_memory: external } = v8.getHeapStatistics();
  return heap + external;
}

/** What is measured now; undefined between measurements. */
let running;
let beginning;

async function begin() {
  gc();
  // What the last run left to be done, and V8's own threads, have settled after this.
  await sleep(150);
  gc();
  const now = performance.now();
  running = { nodes: [], active: 0, expressionMs: 0, expressions: 0, longestBlockMs: 0, lastTick: now };
  running.held = heldBytes();
  running.heldPeak = running.held;
  running.residentKb = residentKb('VmRSS');
  // Makes the kernel count the peak anew: https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
  writeFileSync('/proc/self/clear_refs', '5');
  running.ticker = setInterval(tick, TICK_MS);
  running.cpu = process.cpuUsage();
  running.startedAt = performance.now();
  running.lastTick = running.startedAt;
}

function tick() {
  const now = performance.now();
  running.longestBlockMs = Math.max(running.longestBlockMs, now - running.lastTick - TICK_MS);
  running.lastTick = now;
  running.heldPeak = Math.max(running.heldPeak, heldBytes());
}

async function enter() {
  if (!running) await (beginning ??= begin());
  beginning = undefined;
  running.active += 1;
}

/** @param result kept until its size is known */
function leave(name, enteredAt, result, failure) {
  const leftAt = performance.now();
  tick();
  running.nodes.push({ name, enteredAt, leftAt, items: itemsOf(result), failure });
  running.active -= 1;
  if (running.active > 0) return;
  const { user, system } = process.cpuUsage(running.cpu);
  const peakKb = residentKb('VmHWM');
  clearInterval(running.ticker);
  const { nodes, expressionMs, expressions, longestBlockMs, held } = running;
  gc();
  const line = {
    wallMs: leftAt - Math.min(...nodes.map((node) => node.enteredAt)),
    nodes: nodes.map(({ leftAt: end, enteredAt: start, ...node }) => ({ ...node, ms: end - start })),
    cpuMs: (user + system) / 1000,
    expressionMs,
    expressions,
    longestBlockMs,
    // Resident memory misses what fits into pages that V8 had kept, the heap what comes and goes between two ticks.
    peakMb: Math.max((peakKb - running.residentKb) / 1024, (running.heldPeak - held) / MB),
    heldMb: (heldBytes() - held) / MB,
    after: {
      heapMb: process.memoryUsage().heapUsed / MB,
      residentMb: residentKb('VmRSS') / 1024,
      files: readdirSync('/proc/self/fd').length,
    },
  };
  running = undefined;
  appendFileSync(report, `${JSON.stringify(line)}\n`);
}

const itemsOf = (result) => (result?.data ?? []).reduce((sum, output) => sum + (output?.length ?? 0), 0);

function measureNodes(WorkflowExecute) {
  const { executeNode } = WorkflowExecute.prototype;
  WorkflowExecute.prototype.executeNode = async function (workflow, node, ...rest) {
    if (!node.name.startsWith('Measured')) return await executeNode.call(this, workflow, node, ...rest);
    await enter();
    const enteredAt = performance.now();
    let result;
    try {
      result = await executeNode.call(this, workflow, node, ...rest);
      return result;
    } catch (error) {
      result = { failure: String(error?.message ?? error) };
      throw error;
    } finally {
      leave(node.name, enteredAt, result, result?.failure);
    }
  };
}

function measureExpressions(WorkflowExpression) {
  const { resolveSimpleParameterValue } = WorkflowExpression.prototype;
  WorkflowExpression.prototype.resolveSimpleParameterValue = function (value, ...rest) {
    if (!running || typeof value !== 'string' || !value.startsWith('=')) {
      return resolveSimpleParameterValue.call(this, value, ...rest);
    }
    const start = performance.now();
    try {
      return resolveSimpleParameterValue.call(this, value, ...rest);
    } finally {
      running.expressionMs += performance.now() - start;
      running.expressions += 1;
    }
  };
}

/** Files of n8n that are measured, by the end of their path. */
const measured = {
  '/n8n-core/dist/execution-engine/workflow-execute.js': (module) =>
    measureNodes(module.exports.WorkflowExecute),
  '/n8n-workflow/dist/cjs/workflow-expression.js': (module) =>
    measureExpressions(module.exports.WorkflowExpression),
};

const load = Module._extensions['.js'];
Module._extensions['.js'] = function (module, file) {
  load.call(this, module, file);
  const measure = report && Object.keys(measured).find((end) => file.endsWith(end));
  if (measure) measured[measure](module);
};
