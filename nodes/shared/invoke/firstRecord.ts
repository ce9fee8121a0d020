import type { Entrance } from './entrance';
import type { ReadFirst } from './formValues';
import { cached, listKey } from './readCache';
import { openSession, WATCHED } from './session';
import { invokeAll } from './walk';

/** Reads first records for the reads that depend on them, each at most once within some minutes. */
export const firstRecords =
  (entrance: Entrance): ReadFirst =>
  async (operation, values) => {
    const { resource, operation: name } = operation;
    return await cached(readKey(entrance, ['first', resource, name, values]), async () => {
      const session = await openSession({ ...entrance, ...WATCHED });
      const { records } = await invokeAll(operation, values, session, 1);
      return records[0];
    });
  };

/** The key of a read for the editor. */
export const readKey = ({ way, credential }: Entrance, asked: unknown[]): string =>
  listKey(credential, way.credentialType, ...asked);
