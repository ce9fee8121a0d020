/** A record of a documented type, member by member. Decimals are text, as they were sent; undefined is left out. */
export interface SoapRecord {
  [name: string]: SoapValue;
}

/** What a member of a record may hold. */
export type SoapValue = string | number | boolean | undefined | SoapRecord | SoapRecord[];

/** What a method answers: a record, the rows of a list, or a bare value. */
export type SoapResult = string | number | boolean | SoapRecord | SoapRecord[];
