import type { NotOffered } from '../shared/operation';

/** Documented operations that are not actions. */
export const notOffered: NotOffered[] = [
  {
    documented: 'Login',
    why: 'Takes the password of a user of the portal and returns tokens, which belong into a credential',
  },
  {
    documented: 'AuthenticateSK',
    why: 'Takes a source key and returns a security ID, which belongs into a credential',
  },
  {
    documented: 'GetMerchantTransactionDataBySK',
    why: 'Takes a source key. Merchant: Get Transaction Data returns the same',
  },
  { documented: 'AddUserData', why: 'Carries the password and the PINs of a user of the portal' },
  { documented: 'GetUserData', why: 'Returns the password and the PINs of a user of the portal' },
  { documented: 'UpdateUserData', why: 'Carries the password and the PINs of a user of the portal' },
  {
    documented: 'AddApplicationData',
    why: 'Stores data of an integration that only the calls without a security token read again',
  },
  { documented: 'GetApplicationData', why: 'Takes no security token, and can return one' },
  { documented: 'UpdateApplicationData', why: 'Takes no security token, and carries one' },
];
