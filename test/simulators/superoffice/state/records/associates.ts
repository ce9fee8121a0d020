import { SUPEROFFICE_ONLINE_USERS, SUPEROFFICE_SYSTEM_USER } from '../../../seed';

/** A user of the installation. */
export interface Associate {
  id: number;
  name: string;
  fullName: string;
  personId: number;
  type: 'InternalAssociate' | 'SystemAssociate';
  ejUserId: number;
  groupId: number;
}

/** The users: those of an installation at the customer's, those who sign in online, and the one that apps run as. */
export const ASSOCIATES: Associate[] = [
  internal({ associate: 'TJE0', associateId: 5, personId: 12, fullName: 'Tony Edwards' }),
  internal({ associate: 'LBE0', associateId: 6, personId: 13, fullName: 'Lina Berg' }),
  internal({ associate: 'OHA0', associateId: 7, personId: 14, fullName: 'Ole Hansen' }),
  ...SUPEROFFICE_ONLINE_USERS.map(internal),
  { ...internal(SUPEROFFICE_SYSTEM_USER), type: 'SystemAssociate' },
];

function internal(seed: {
  associate: string;
  associateId: number;
  personId: number;
  fullName: string;
}): Associate {
  return {
    id: seed.associateId,
    name: seed.associate,
    fullName: seed.fullName,
    personId: seed.personId,
    type: 'InternalAssociate',
    ejUserId: 100 + seed.associateId,
    groupId: 1,
  };
}

/** The user with this id. */
export function associateWith(id: number): Associate | undefined {
  return ASSOCIATES.find((associate) => associate.id === id);
}

/** As the API carries it; null if there is none. */
export function associateCarrier(id: number): Record<string, unknown> | null {
  const found = associateWith(id);
  if (!found) return null;
  return {
    AssociateId: found.id,
    Name: found.name,
    PersonId: found.personId,
    Rank: found.id,
    Tooltip: '',
    Type: found.type,
    GroupIdx: found.groupId,
    FullName: found.fullName,
    FormalName: found.fullName,
    Deleted: false,
    EjUserId: found.ejUserId,
    UserName: found.name,
    ExtraFields: {},
    CustomFields: {},
    TableRight: null,
    FieldProperties: {},
  };
}
