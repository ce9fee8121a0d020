/** Runs workflows and single nodes through n8n's own engine, inside a test. */
export { ensureBuilt } from './build';
export type { CredentialData } from './credentials';
export { checkoutDir } from './environment';
export type { OneNodeOptions, OneNodeRun } from './one-node';
export { oneNode } from './one-node';
export type { Recording } from './output-capture';
export { recordOutput } from './output-capture';
export type { ToolOptions, ToolRun } from './run-as-tool';
export { runAsTool } from './run-as-tool';
export type { RunOptions } from './run-workflow';
export { runWorkflow } from './run-workflow';
export { textOf } from './text-of';
export type { ToolCallStyle } from './tool-caller';
export type { NodeJson, WorkflowJson } from './workflow';
export { chain } from './workflow';
export type { RunStatus } from './workflow-run';
export { WorkflowRun } from './workflow-run';
