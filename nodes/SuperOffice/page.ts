const REST = 'https://docs.superoffice.com/en/api/reference/restful/rest';

/** The vendor's page of a REST endpoint, and its key in the catalogue of the pages. */
export const restPage = (resource: string, operationId: string): { docs: string; documented: string } => ({
  docs: `${REST}/${resource}/${operationId}.html`,
  documented: operationId,
});
