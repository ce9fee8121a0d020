import type { Resource } from '../../shared/operation';

export const resource: Resource = {
  value: 'document',
  name: 'Document',
  description: 'Documents with their files, versions and locks',
};

export { create, get, getLinks, getMany, remove, update } from './documentRecord';
export { createFile, deleteFile, download, getSize, getUrl, upload } from './documentFile';
export { checkIn, checkOut, getLock, getVersions, undoCheckOut } from './documentVersion';
export { getCommands, getPlugin, getPlugins, getProperties, runCommand } from './documentStore';
