import type { SoapRecord } from '../record';
import { text } from '../state/store';
import { brandLetter, masked } from './instrument';
import type { Instrument } from './instrument';
import { seededMethods } from './seededMethods';

/** A stored payment method. */
export interface StoredMethod {
  methodId: string;
  name: string;
  /** 0 is the default one. */
  sort: number;
  created: string;
  modified: string;
  instrument: Instrument;
}

/** Seeded methods have lower numbers. */
const FIRST_NEW_ID = 500_001;

/** The stored payment methods of the merchant's customers, by their numbers at the gateway. */
export class Wallet {
  private readonly methods = new Map<string, StoredMethod[]>();
  private added = 0;

  constructor(private readonly now: () => Date) {}

  reset(): void {
    this.methods.clear();
    this.added = 0;
  }

  /** The methods of a customer, the default one first. */
  of(custNum: string): StoredMethod[] {
    let methods = this.methods.get(custNum);
    if (!methods) this.methods.set(custNum, (methods = seededMethods(custNum, this.now())));
    return methods.sort((a, b) => a.sort - b.sort);
  }

  /** One method; `0` is the default one. */
  find(custNum: string, methodId: string): StoredMethod | undefined {
    const methods = this.of(custNum);
    return methodId === '0' ? methods[0] : methods.find((method) => method.methodId === methodId);
  }

  add(custNum: string, method: Pick<StoredMethod, 'name' | 'sort' | 'instrument'>): StoredMethod {
    const created = this.now().toISOString();
    const added = { ...method, methodId: String(FIRST_NEW_ID + this.added), created, modified: created };
    this.added += 1;
    this.of(custNum).push(added);
    return added;
  }

  /** Adds the method of a PaymentMethodProfile. */
  addProfile(custNum: string, profile: SoapRecord): StoredMethod {
    return this.add(custNum, {
      name: text(profile, 'MethodName'),
      sort: Number(text(profile, 'SecondarySort') || this.of(custNum).length),
      instrument: instrumentOf(profile),
    });
  }

  remove(custNum: string, method: StoredMethod): void {
    this.methods.set(
      custNum,
      this.of(custNum).filter((each) => each !== method),
    );
  }

  /** Makes a method the first; the others keep their order behind it. */
  makeDefault(custNum: string, method: StoredMethod): void {
    const others = this.of(custNum).filter((each) => each !== method);
    [method, ...others].forEach((each, index) => (each.sort = index));
  }

  snapshot(): object {
    return { customersRead: this.methods.size };
  }
}

/** The PaymentMethodProfile of a stored method. `whole`: with the whole number, as no service should. */
export function profileOf(method: StoredMethod, whole: boolean): SoapRecord {
  const shown = (number: string): string => (whole ? number : masked(number));
  const { instrument } = method;
  const common = {
    MethodID: method.methodId,
    MethodName: method.name,
    SecondarySort: String(method.sort),
    Created: method.created,
    Modified: method.modified,
    AccountHolderName: instrument.holder,
  };
  if (instrument.kind === 'bank')
    return {
      ...common,
      MethodType: 'ACH',
      Account: shown(instrument.account),
      AccountType: instrument.accountType,
      Routing: shown(instrument.routing),
    };
  return {
    ...common,
    MethodType: 'CreditCard',
    AvsStreet: instrument.street,
    AvsZip: instrument.zip,
    CardExpiration: instrument.expiration,
    CardNumber: shown(instrument.number),
    CardType: brandLetter(instrument.number),
  };
}

/** The method that a PaymentMethodProfile describes. If the kind is not named, it is guessed from the data. */
export function instrumentOf(profile: SoapRecord): Instrument {
  const holder = text(profile, 'AccountHolderName');
  if (text(profile, 'MethodType') === 'ACH' || text(profile, 'CardNumber') === '')
    return {
      kind: 'bank',
      account: text(profile, 'Account'),
      routing: text(profile, 'Routing'),
      accountType: text(profile, 'AccountType') || 'checking',
      holder,
    };
  return {
    kind: 'card',
    number: text(profile, 'CardNumber').replace(/[\s-]/g, ''),
    expiration: text(profile, 'CardExpiration'),
    street: text(profile, 'AvsStreet'),
    zip: text(profile, 'AvsZip'),
    holder,
  };
}
