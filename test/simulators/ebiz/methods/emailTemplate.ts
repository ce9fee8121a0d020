import type { Methods } from '../method';

/** The templates of the merchant's e-mails. */
export const emailTemplateMethods: Methods = {
  GetEmailTemplates: (state, given) => {
    const [internalId, name] = [given.text('templateInternalId'), given.text('templateName')];
    return state.emailTemplates.filter(
      (template) =>
        (internalId === '' || template === state.emailTemplates.get(internalId)) &&
        (name === '' || template.TemplateName === name),
    );
  },
};
