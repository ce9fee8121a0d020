import { CallFailure, type FailureKind } from '../errors';
import { assertAllowedDomain } from '../http/domains';
import { asker } from './ask';
import type { Ask, SignIn, Target, Ticket } from './connector';
import type { Entrance } from './entrance';
import { digestOf, Keep, type Given, type Kept } from './keep';
import { accessToken } from './oauth2';

/** Shared by all executions of the process. */
const targets = new Keep<Target>();
const tickets = new Keep<Ticket>();

/** The address and ticket of an attempt. */
export interface Standing {
  target: Kept<Target>;
  ticket?: Kept<Ticket>;
}

interface Opening {
  signal?: AbortSignal;
  /** Request address and ticket, even if both are known. */
  anew?: boolean;
}

/** Where the calls of a session go, and the ticket that they carry; both may be renewed while it is open. */
export class SignedIn {
  private standing!: Standing;
  private readonly ask: Ask;
  /** Identifies the credential with its current values. A changed credential gets a new address and ticket. */
  private readonly key: string;
  /** n8n keeps OAuth2 tokens itself. */
  private readonly tickets: Keep<Ticket>;

  private constructor(
    private readonly entrance: Entrance,
    private readonly signal: AbortSignal | undefined,
  ) {
    const { way, credential, egress } = entrance;
    this.ask = asker(credential, egress);
    this.key = digestOf(way.credentialType, credential);
    this.tickets = way.ticket === 'oauth2' ? new Keep() : tickets;
  }

  /**
   * Throws CallFailure if the vendor accepts no calls now, or if its address is not among the credential's allowed domains.
   */
  static async open(entrance: Entrance, { signal, anew }: Opening = {}): Promise<SignedIn> {
    const signedIn = new SignedIn(entrance, signal);
    if (anew) for (const keep of [targets, tickets]) keep.forget(signedIn.key);
    signedIn.standing = { target: await signedIn.targetNow() };
    return signedIn;
  }

  get now(): Standing {
    return this.standing;
  }

  get target(): Target {
    return this.standing.target.value;
  }

  /** '' if the credential itself is sent, and before the first call. */
  get ticket(): string {
    return this.standing.ticket?.value.value ?? '';
  }

  /** Whether a refused ticket can be renewed. */
  get renewsTicket(): boolean {
    const { way, refresh } = this.entrance;
    return way.ticket === 'oauth2' ? refresh !== undefined : way.ticket !== undefined;
  }

  /** Whether a call may be sent without `ready`: the address does not change, and there is no ticket. */
  get isReady(): boolean {
    return this.target.validUntil === undefined && this.entrance.way.ticket === undefined;
  }

  /**
   * Before a call: gets an address or ticket that is missing or too old. If it throws CallFailure, the call was not sent.
   */
  async ready(): Promise<void> {
    if ((this.target.validUntil ?? Infinity) <= Date.now())
      this.standing = { ...this.standing, target: await this.targetNow() };
    if (this.entrance.way.ticket === undefined) return;
    this.adopt(await unsent(async () => await this.tickets.get(this.key, this.askTicket, this.signal)));
  }

  /**
   * After 401 or 421. Out: true if another attempt is worth it, with a new ticket or address. All calls for which the same
   * one was refused share one renewal. Throws CallFailure if it fails.
   */
  async renew({ kind }: CallFailure, used: Standing): Promise<boolean> {
    return kind === 'misdirected' ? await this.renewTarget(used) : await this.renewTicket(used);
  }

  /** Notes what an answer shows about the ticket and the address of a call. */
  note({ target, ticket }: Standing, refusedAs?: FailureKind): void {
    if (refusedAs !== 'misdirected') target.accepted = true;
    if (!ticket || refusedAs === 'misdirected' || refusedAs === 'unauthorized') return;
    ticket.accepted = true;
    ticket.until = this.idleUntil(ticket.value);
  }

  /** After a call that reached nobody: the host may be gone, so the next execution requests the address again. */
  unreached(): void {
    targets.forget(this.key);
  }

  private async renewTarget({ target }: Standing): Promise<boolean> {
    if (target.value.validUntil === undefined) return false;
    const renewed = await unsent(
      async () => await targets.renew(this.key, target, this.askTarget, this.signal),
    );
    if (renewed) this.standing = { ...this.standing, target: this.allowed(renewed) };
    return renewed !== undefined;
  }

  private async renewTicket({ ticket }: Standing): Promise<boolean> {
    if (!ticket || !this.renewsTicket) return false;
    const renewed = await unsent(
      async () =>
        await this.tickets.renew(
          this.key,
          ticket,
          async () => await this.askTicket(ticket.value.value),
          this.signal,
        ),
    );
    if (renewed) this.adopt(renewed);
    return renewed !== undefined;
  }

  private async targetNow(): Promise<Kept<Target>> {
    return this.allowed(await unsent(async () => await targets.get(this.key, this.askTarget, this.signal)));
  }

  private readonly askTarget = async (): Promise<Given<Target>> => {
    const { way, credential } = this.entrance;
    const value = await way.target(credential, this.ask);
    return { value, until: value.validUntil ?? 0 };
  };

  /** In: the refused ticket, if there is one. */
  private readonly askTicket = async (refused?: string): Promise<Given<Ticket>> => {
    const { way, credential, refresh } = this.entrance;
    if (way.ticket === 'oauth2') {
      const value = refused === undefined ? accessToken(credential) : await refresh?.(refused);
      return { value: { value: value ?? '' }, until: Infinity };
    }
    const value = await (way.ticket as SignIn).signIn(credential, this.ask);
    return { value, until: this.idleUntil(value) };
  };

  private idleUntil({ validUntil = Infinity }: Ticket): number {
    const { ticket } = this.entrance.way;
    return typeof ticket === 'object' ? Math.min(validUntil, Date.now() + ticket.idleMs) : validUntil;
  }

  private adopt(ticket: Kept<Ticket>): void {
    this.entrance.redact.learn(ticket.value.value);
    this.standing = { ...this.standing, ticket };
  }

  /** Checked because the credential is sent to this address next. */
  private allowed(target: Kept<Target>): Kept<Target> {
    assertAllowedDomain(target.value.baseUrl, this.entrance.credential);
    return target;
  }
}

/** If the address or the ticket can't be obtained, the call was not sent, even if the request for them was. */
async function unsent<T>(asking: () => Promise<T>): Promise<T> {
  try {
    return await asking();
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    const { kind } = error;
    throw error.with({ kind: WAITS.has(kind) ? 'unsent' : kind, sent: false, outcome: 'failed' });
  }
}

/** After these kinds of failures, waiting may help. */
const WAITS: ReadonlySet<FailureKind> = new Set(['unavailable', 'lost', 'unreadable', 'misdirected']);
