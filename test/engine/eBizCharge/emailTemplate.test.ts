import { all, stage } from './stage';

const emailTemplate = stage('emailTemplate');

describe('email templates of EBizCharge', () => {
  it('are listed', async () => {
    const templates = await emailTemplate.json('getMany', all());
    expect(templates.map(({ TemplateName }) => TemplateName)).toEqual([
      'Payment Request',
      'Payment Reminder',
      'Add Payment Method',
    ]);
    expect(templates[0]).toEqual({
      TemplateName: 'Payment Request',
      TemplateInternalId: '7e3a0000-61b1-4457-a4d1-000000000001',
      TemplateSubject: 'Your invoice from Bloom & Stem',
      TemplateDescription: 'Payment Request, in English',
      TemplateHTML: '<p>Your invoice from Bloom & Stem</p>',
      TemplateText: 'Your invoice from Bloom & Stem',
      FromEmail: 'billing@bloomstem.example',
      FromName: 'Bloom & Stem Wholesale',
      ReplyToEmail: 'billing@bloomstem.example',
      TemplateSource: 'Merchant',
      TemplateTypeId: 'WebFormEmail',
    });
  });

  it('are found by name or ID, one and none as lists', async () => {
    expect(await emailTemplate.json('getMany', all({ templateName: 'Payment Reminder' }))).toHaveLength(1);
    expect(await emailTemplate.json('getMany', all({ templateName: 'None' }))).toEqual([]);
    const templateInternalId = '7e3a0000-61b1-4457-a4d1-000000000003';
    expect(await emailTemplate.json('getMany', all({ templateInternalId }))).toMatchObject([
      { TemplateName: 'Add Payment Method' },
    ]);
  });
});
