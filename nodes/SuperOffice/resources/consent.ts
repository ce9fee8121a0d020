import {
  bare,
  boolean,
  done,
  http,
  key,
  operation,
  path,
  query,
  rows,
  scalar,
  text,
} from '../../shared/operation';
import { otherRecordId } from '../fields';
import { restPage } from '../page';
import { ConsentInfo } from '../types/person';

/*
 * The consents of a person. Each is given or taken back by an action of its own, with all that the law demands; creating,
 * updating and merging people leaves them alone. https://docs.superoffice.com/en/api/reference/restful/rest/Person
 */

const personId = otherRecordId('personId', 'Person ID', 'searchPeople', { wire: 'personId' });

/** Lists the entries of a list whose entries have keys. The lists for pickers don't show these. */
export const getConsentChoices = operation({
  resource: 'person',
  operation: 'getConsentChoices',
  name: 'Get Consent Choices',
  action: 'Get choices of consents',
  description: 'List the purposes, sources or legal bases of consents',
  ...restPage('List', 'v1ListItemEntity_GetAllFromListName'),
  call: http('GET', '/api/v1/List/{udListDefinitionName}/Items', 'basic'),
  effect: 'read',
  exposed: false,
  why: 'The node reads it itself: it offers the keys that a consent has',
  walk: 'whole',
  fields: [path('list', key(), { label: 'List', wire: 'udListDefinitionName', required: true })],
  result: rows('', { Key: key(), Name: text() }),
});

const purpose = path('purpose', key(), {
  label: 'Purpose',
  required: true,
  list: 'searchConsentPurposes',
  example: 'EMARKETING',
  description: 'Key of the purpose that the consent is for, such as STORE or EMARKETING',
});

const NO_AGENT = 'A consent is what a person has said. Record it in a workflow that you have built for it.';

/** Lists the consents of a person. */
export const getConsents = operation({
  resource: 'person',
  operation: 'getConsents',
  name: 'Get Consents',
  action: 'Get consents of person',
  description: 'Get what a person has agreed to, with legal basis and source',
  ...restPage('Person', 'v1PersonEntity_GetConsentInfos'),
  call: http('GET', '/api/v1/Person/{personId}/Consent', 'basic'),
  effect: 'read',
  fields: [personId],
  result: rows('', ConsentInfo),
});

/** Checks whether a person has agreed to a purpose. */
export const hasConsent = operation({
  resource: 'person',
  operation: 'hasConsent',
  name: 'Has Consent',
  action: 'Check consent of person',
  description: 'Check whether a person has agreed to a purpose',
  ...restPage('Person', 'v1PersonEntity_HasConsent'),
  call: http('GET', '/api/v1/Person/{personId}/Consent/{purpose}', 'basic'),
  effect: 'read',
  fields: [personId, purpose],
  verdict: bare('null', 'SuperOffice does not say whether there is a consent'),
  result: scalar('hasConsent', boolean()),
});

/** Records that a person has agreed to a purpose. */
export const setConsent = operation({
  resource: 'person',
  operation: 'setConsent',
  name: 'Set Consent',
  action: 'Set consent of person',
  description: 'Record that a person has agreed to a purpose: how, on which legal basis, and a comment',
  ...restPage('Person', 'v1PersonEntity_SetConsent'),
  call: http('PUT', '/api/v1/Person/{personId}/Consent/{purpose}', 'basic'),
  effect: 'idempotent',
  fields: [
    personId,
    purpose,
    query('source', key(), {
      label: 'Source',
      required: true,
      list: 'searchConsentSources',
      example: 'WEBFORM',
      description: 'Key of the way in which the person agreed',
    }),
    query('legalBase', key(), {
      label: 'Legal Basis',
      required: true,
      list: 'searchLegalBases',
      example: '61A',
      description: 'Key of the legal basis, such as 61A for consent',
    }),
    query('comment', text({ lines: 2 }), {
      label: 'Comment',
      required: true,
      description: 'What shows the consent, such as the form and its date',
    }),
  ],
  serializeBy: ['personId', 'purpose'],
  neverTool: NO_AGENT,
  result: done(),
});

/** Takes a consent back. */
export const deleteConsent = operation({
  resource: 'person',
  operation: 'deleteConsent',
  name: 'Delete Consent',
  action: 'Delete consent of person',
  description: 'Record that a person has withdrawn the consent to a purpose',
  ...restPage('Person', 'v1PersonEntity_RemoveConsent'),
  call: http('DELETE', '/api/v1/Person/{personId}/Consent/{purpose}', 'basic'),
  effect: 'idempotent',
  fields: [personId, purpose],
  serializeBy: ['personId', 'purpose'],
  neverTool: NO_AGENT,
  warning: 'This withdraws the consent of the person to this purpose.',
  result: done(),
});
