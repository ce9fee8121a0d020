import type { OfficeClock } from './clock';
import type { Part } from './part';
import { KINDS, kindNamed } from './records/kinds';
import type { KindName } from './records/kinds';

/** The key of a record in another system. */
export interface ForeignKey {
  id: number;
  name: string;
  value: string;
  /** The table's number and the record's id; 0 where the key belongs to no record. */
  table: number;
  record: number;
  created: string;
  updated: string;
  createdBy: string;
  updatedBy: string;
}

/** Keys belong to a device of an application: a mailbox of a mail program, say. */
export interface ForeignDevice {
  id: number;
  name: string;
  identifier: string;
  created: string;
  keys: ForeignKey[];
}

/** Another system whose keys are kept. */
export interface ForeignApp {
  id: number;
  name: string;
  created: string;
  updated: string;
  devices: ForeignDevice[];
}

/** Which key is meant. Without an identifier any device of the name is. */
export interface KeyPlace {
  app: string;
  device: string;
  identifier?: string;
}

/** Applications, their devices, and the keys of records. Names count in any letter case, values exactly. */
export class ForeignKeys implements Part {
  private apps: ForeignApp[] = [];
  private last = { app: 0, device: 0, key: 0 };

  constructor(private readonly clock: OfficeClock) {}

  reset(): void {
    this.apps = [];
    this.last = { app: 0, device: 0, key: 0 };
  }

  all(): ForeignApp[] {
    return this.apps;
  }

  app(name: string): ForeignApp | undefined {
    return this.apps.find((app) => isSame(app.name, name));
  }

  /** The application of this name, made if there is none. */
  saveApp(name: string): ForeignApp {
    const found = this.app(name);
    if (found) return found;
    const app = { id: ++this.last.app, name, created: this.stamp(), updated: this.stamp(), devices: [] };
    this.apps.push(app);
    return app;
  }

  removeApp(id: number): void {
    this.apps = this.apps.filter((app) => app.id !== id);
  }

  device({ app, device, identifier }: KeyPlace): ForeignDevice | undefined {
    return this.app(app)?.devices.find(
      (each) =>
        isSame(each.name, device) && (identifier === undefined || isSame(each.identifier, identifier)),
    );
  }

  /** The device, made if there is none. Undefined without its application. */
  saveDevice(place: KeyPlace): ForeignDevice | undefined {
    const found = this.device(place);
    const app = this.app(place.app);
    if (found || !app) return found;
    const device = {
      id: ++this.last.device,
      name: place.device,
      identifier: place.identifier ?? '',
      created: this.stamp(),
      keys: [],
    };
    app.devices.push(device);
    return device;
  }

  removeDevice(place: KeyPlace): void {
    const app = this.app(place.app);
    const device = this.device(place);
    if (app) app.devices = app.devices.filter((each) => each !== device);
  }

  /** Keys of a place that fit. */
  find(place: KeyPlace, fits: (key: ForeignKey) => boolean): ForeignKey | undefined {
    const devices = (this.app(place.app)?.devices ?? []).filter(
      (each) =>
        isSame(each.name, place.device) &&
        (place.identifier === undefined || isSame(each.identifier, place.identifier)),
    );
    return devices.flatMap(({ keys }) => keys).find(fits);
  }

  /** Stores the value of a record's key: its old one, if it has one, is replaced. */
  save(
    device: ForeignDevice,
    key: Pick<ForeignKey, 'name' | 'value' | 'table' | 'record'>,
    by: string,
  ): ForeignKey {
    const old = device.keys.find(
      (each) => isSame(each.name, key.name) && each.table === key.table && each.record === key.record,
    );
    if (old) return Object.assign(old, { value: key.value, updated: this.stamp(), updatedBy: by });
    return this.add(device, key, by);
  }

  /** Adds a key beside those that are there. */
  add(
    device: ForeignDevice,
    key: Pick<ForeignKey, 'name' | 'value' | 'table' | 'record'>,
    by: string,
  ): ForeignKey {
    const made = {
      ...key,
      id: ++this.last.key,
      created: this.stamp(),
      updated: this.stamp(),
      createdBy: by,
      updatedBy: by,
    };
    device.keys.push(made);
    return made;
  }

  /** Removes keys. A record of 0 means every record, no table every table: the vendor's own client says so. */
  remove(place: KeyPlace, name: string, table: number, record: number): void {
    const device = this.device(place);
    if (!device) return;
    device.keys = device.keys.filter((key) => {
      const isMeant =
        isSame(key.name, name) &&
        (table === 0 || key.table === table) &&
        (record === 0 || key.record === record);
      return !isMeant;
    });
  }

  rows(): Array<{ app: ForeignApp; device: ForeignDevice; key: ForeignKey }> {
    return this.apps.flatMap((app) =>
      app.devices.flatMap((device) => device.keys.map((key) => ({ app, device, key }))),
    );
  }

  /** The keys of a record by `app.device.key`. */
  valuesOf(kind: KindName, record: number): Record<string, string> {
    const mine = this.rows().filter(({ key }) => key.table === KINDS[kind].table && key.record === record);
    return Object.fromEntries(
      mine.map(({ app, device, key }) => [`${app.name}.${device.name}.${key.name}`, key.value]),
    );
  }

  snapshot(): unknown {
    return this.apps;
  }

  private stamp(): string {
    return this.clock.now().toISOString().slice(0, 19);
  }
}

/** The number of a table; 0 for no table, undefined for one that is not simulated. */
export function tableNumber(name: string): number | undefined {
  return name === '' ? 0 : kindNamed(name)?.table;
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
