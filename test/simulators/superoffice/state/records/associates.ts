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

/** The user of the credentials: what the API changes, this one has changed. */
export const CURRENT_ASSOCIATE = 5;

/** The users, the vendor's example user among them, and the one that integrations run as. */
export const ASSOCIATES: Associate[] = [
  {
    id: 5,
    name: 'TJE0',
    fullName: 'Tony Edwards',
    personId: 12,
    type: 'InternalAssociate',
    ejUserId: 2,
    groupId: 1,
  },
  {
    id: 6,
    name: 'LBE0',
    fullName: 'Lina Berg',
    personId: 13,
    type: 'InternalAssociate',
    ejUserId: 3,
    groupId: 1,
  },
  {
    id: 7,
    name: 'OHA0',
    fullName: 'Ole Hansen',
    personId: 14,
    type: 'InternalAssociate',
    ejUserId: 4,
    groupId: 2,
  },
  {
    id: 9,
    name: 'SYSTEM',
    fullName: 'System User',
    personId: 0,
    type: 'SystemAssociate',
    ejUserId: 1,
    groupId: 1,
  },
];

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
