import { body, filters, key, operation, rows, soap, text, type Resource } from '../../shared/operation';
import { page } from '../fields';
import { EmailTemplate } from '../types/template';

export const resource: Resource = {
  value: 'emailTemplate',
  name: 'Email Template',
  description: 'Templates of the emails that customers get',
};

/** Lists templates in one answer. */
export const getMany = operation({
  resource: 'emailTemplate',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many email templates',
  description: 'List the templates of emails, such as those of payment links',
  ...page('GetEmailTemplates'),
  call: soap('GetEmailTemplates'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    body('templateInternalId', key(), {
      label: 'Template Internal ID',
      example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      description: 'Only the template with this ID of EBizCharge',
    }),
    body('templateName', text(), {
      label: 'Template Name',
      example: 'Invoice reminder',
      description: 'Only the template with this name',
    }),
  ),
  result: rows('', EmailTemplate, { item: 'EmailTemplate' }),
});
