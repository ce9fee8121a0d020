/**
 * Differences between a declaration and its page that are on purpose, and the reason. `of`: the difference in the words of
 * the comparison. A line that no difference needs any more makes the test fail.
 */
export const accepted: Array<{ of: RegExp; why: string }> = [
  {
    of: /^[\w/]+\.\$select: not offered$/,
    why: 'It empties members of the answer. The verdict and the previews need all of them.',
  },
  {
    of: /^ForceResync\w*\.(?:ErpConnectionId|InternalKeyIds|ExternalKeys): required, which the page does not say$/,
    why: 'What is left out here means SuperOffice itself, or every record. Users must say so.',
  },
  {
    of: /^v1ForeignAppEntity_Save\w+\.(?:CreatedDate|UpdatedDate|CreatedBy|UpdatedBy|AssociateFullName|ForeignDeviceId|ForeignAppId|TableRight|FieldProperties): not offered$/,
    why: 'SuperOffice sets these members itself',
  },
  {
    of: /^v1ContactEntity_SaveUdefLayout: json, not UserDefinedFieldInfo\[\]$/,
    why: 'A layout is read, changed and given back as it is. A form with the 35 members of each field would help nobody.',
  },
  {
    of: /^v1ForeignAppEntity_PatchForeignAppEntity\.(?!Name)[\w.]+: not offered$/,
    why: 'The action only renames the application: SuperOffice sets the other members, and devices have actions of their own',
  },
  {
    of: /^v1TicketMessageEntity_SendTicketMessage\.gdprSource: not offered$/,
    why: 'The page calls it obsolete',
  },
  {
    of: /^v1ListItemEntity_GetAllFromListName\.Key: not documented$/,
    why: 'The pages of ConsentPurpose, ConsentSource and LegalBase have it; that of all lists shows what all items have',
  },
  {
    of: /^v1Batch_UpdateBatchTask\.Id: integer, not string$/,
    why: 'All other pages of batch tasks say that the ID is a number',
  },
  {
    of: /^v1User_(?:Post|Patch)User\.(?:OtherGroups|Credentials)\..+: not offered$/,
    why: 'A group is named by its ID and a way of signing in by its type. SuperOffice knows the rest of them.',
  },
];
