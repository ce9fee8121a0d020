import type { NotOffered } from '../../shared/operation';

/** In: what the calls are of, the ends of their names, and why no action calls them. */
const calls = (of: string, names: string[], why: string): NotOffered[] =>
  names.map((name) => ({ documented: `${of}_${name}`, why }));

const DEFAULTS = 'A record that is not stored yet. Create fills in the same default values.';
const REPLACE =
  'It empties all members that are left out. Update changes only what is given, and clears fields by name.';
const IMAGES = 'Pictures of products are set in SuperOffice. API: Call REST reads and removes them.';
const IMAGE_FILES =
  'Pictures of products are set in SuperOffice. The call takes a file, and API: Call REST sends only JSON.';

/** Calls about products and price lists without an action. */
const products: NotOffered[] = [
  ...calls('v1Product', ['DefaultProduct'], DEFAULTS),
  ...calls('v1Product', ['GetImageInfo', 'PutImageInfo', 'GetImage', 'DeleteImageContent'], IMAGES),
  ...calls('v1Product', ['SaveImage', 'SaveImage_POST'], IMAGE_FILES),
  ...calls('v1PriceList', ['DefaultPriceList'], DEFAULTS),
  ...calls('v1PriceList', ['PutPriceList'], REPLACE),
];

/** Calls about selections without an action. */
const selections: NotOffered[] = [
  ...calls('v1SelectionEntity', ['DefaultSelectionEntity'], DEFAULTS),
  ...calls('v1SelectionEntity', ['PutSelectionEntity'], REPLACE),
  ...calls(
    'v1SelectionEntity',
    ['GetDuplicateRules', 'SetDuplicateRulesStatus'],
    'The rules are set once for all users, in the settings of SuperOffice. Find Duplicates goes by them.',
  ),
  ...calls(
    'v1SelectionEntity',
    [
      'GetDynamicSelectionCriteria',
      'SetDynamicSelectionCriteria3',
      'GetDynamicSelectionCriteriaGroups',
      'SetDynamicSelectionCriteriaGroups',
    ],
    'The criteria of a dynamic selection are built in SuperOffice, which shows what they find. API: Call REST reads and writes them.',
  ),
  ...calls(
    'v1SelectionEntity',
    ['GetSelectionShadowMembersArchiveRows'],
    'It lists the companies and people behind other members. Get Members lists the members, with these as columns.',
  ),
];

const BY_ID = 'The same call by the number of the list. The actions of List take its name.';
const OF_ADMINISTRATORS =
  'It sets up a list for all users, which is done once in the settings of SuperOffice. API: Call REST does it.';
const ALL_AT_ONCE =
  'It replaces or deletes all items of a list at once. List: Create Item, Update Item and Delete Item change one.';

/** Calls about lists without an action. */
const lists: NotOffered[] = [
  ...calls(
    'v1ListItemEntity',
    [
      'GetAllFromListDefinition',
      'AddFromListDefinition',
      'GetFromListDefinition',
      'SaveFromListDefinition',
      'DeleteFromListDefinition',
    ],
    BY_ID,
  ),
  ...calls(
    'v1ListItemEntity',
    [
      'SaveAllFromListDefinition',
      'DeleteAllFromListDefinition',
      'SaveAllFromListName',
      'DeleteAllFromListName',
    ],
    ALL_AT_ONCE,
  ),
  ...calls(
    'v1ListEntity',
    ['GetListEntity', 'GetListEntityByName'],
    'List: Get Many brings the same records',
  ),
  ...calls(
    'v1ListEntity',
    ['PostListEntity', 'PutListEntity', 'DeleteListEntity', 'SaveListEntityByName', 'DeleteListEntityByName'],
    OF_ADMINISTRATORS,
  ),
  ...calls(
    'v1ListItemEntity',
    [
      'GetVisibleForUserGroups',
      'SetVisibleForUserGroups',
      'GetVisibleForUserGroupsFromListName',
      'SetVisibleForUserGroupsFromListName',
      'GetHeadings',
      'SaveHeadingsForListItemFromListDefinition',
      'GetHeadingsForListItemFromListName',
      'SaveHeadingsForListItemFromListName',
      'GetHeadingsFromName',
      'SaveHeadingsFromName',
      'SaveHeadingFromName',
      'DeleteAllHeadingsFromName',
      'GetHeadingsFromListDefinition',
      'SaveHeadingsFromListDefinition',
      'SaveHeadingFromListDefinition',
      'DeleteAllHeadingsFromListDefinition',
    ],
    OF_ADMINISTRATORS,
  ),
  ...calls(
    'v1MDOList',
    ['GetSelectableList'],
    'The same entries with a mark that only the window of SuperOffice uses. List: Get Entries brings them.',
  ),
];

const BY_NAME = 'The same call by the user name. User: Get Many finds the ID of a user by the name.';
const OF_WINDOWS = 'It serves the windows of SuperOffice. API: Call REST does it.';

/** Calls about users without an action. */
const users: NotOffered[] = [
  ...calls('v1User', ['CreateDefaultUserFromUserTypeAndPersonId'], DEFAULTS),
  ...calls('v1User', ['PutUser'], REPLACE),
  ...calls('v1User', ['GetUserFromName', 'SaveUserFromName', 'DeleteUserFromName'], BY_NAME),
  ...calls('v1User', ['ValidateUser'], 'Create and Update report the same problems, and save nothing then'),
  ...calls(
    'v1User',
    ['GetUserCommandsAsync', 'ExecuteUserCommandAsync', 'GetUserPresenceStatus', 'SetUserPresenceStatus'],
    OF_WINDOWS,
  ),
  ...calls(
    'v1User',
    ['GetCredentialTypes'],
    'Ways of signing in are set up once for all users. API: Call REST lists them.',
  ),
  ...calls(
    'v1User',
    ['GetCustomFieldInfo'],
    'The form reads the descriptions of all custom fields of users, this one too',
  ),
  ...calls(
    'v1User',
    ['GetAllForeignKeysOnEntity'],
    'User: Get brings them with the user: Include External IDs',
  ),
  ...calls(
    'v1User',
    ['GetCurrentUser', 'GetCurrentAssociate'],
    'User: Get Current says who is signed in, and User: Get has all fields of a user',
  ),
  ...calls('v1User', ['GetCurrentToken'], 'It returns the access token of the credential, which is a secret'),
];

/** Calls about products, price lists, selections, lists and users without an action. */
export const listsNotOffered: NotOffered[] = [...products, ...selections, ...lists, ...users];
