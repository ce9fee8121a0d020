import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** Names of the parameters that the form of an operation has, in its order, without those of all operations. */
export const shownFor = (properties: INodeProperties[], resource: string, operation: string): string[] =>
  properties
    .filter(({ displayOptions: { show = {} } = {} }) => {
      return show.resource?.includes(resource) && show.operation?.includes(operation);
    })
    .map(({ name }) => name);

/** What a resource mapper saves of fields that are defined below. */
export const moreFields = (value: IDataObject): IDataObject => ({ mappingMode: 'defineBelow', value });
