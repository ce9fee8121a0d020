/** A real n8n for tests and for people: installs it, gives it the packed pack, starts it, and talks to it. */
export type { CredentialJson } from './cli';
export { importCredentials, importWorkflows, runCommand } from './cli';
export { n8nEnvironment } from './environment';
export { fetchOnce } from './fetchOnce';
export type { N8nInstall, Progress } from './install';
export { ensureN8n } from './install';
export { freePort, isTaken } from './ports';
export type { Finished } from './processes';
export { hasEnded, runToEnd, signalGroup, spawnGroup, tail } from './processes';
export type { RestSession } from './rest';
export { owner, RestClient, RestError } from './rest';
export type { N8n, StartOptions } from './server';
export { startN8n } from './server';
export { installedPack, makeUserFolder, packName, packTarball, temporaryDir } from './userFolder';
export type { WaitOptions } from './wait';
export { waitFor } from './wait';
