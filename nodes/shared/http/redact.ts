import { trimmed } from '../operation/invisible';
import { MASK, type GivenSecret } from '../operation/secretFields';
import { Finder } from './finder';
import { ValueMask, type Hidden } from './valueMask';

/**
 * Masks the secrets of a credential in what is shown or saved. This is the last step before a value leaves the pack:
 * everything before it works with values as received. Secrets are found in any letter case and encoding.
 */
export interface Redactor {
  /** Masks every secret and every user name of 4 or more characters in the words of a failure or a hint. */
  text(words: string): string;
  /**
   * A JSON value with its secrets masked, also in keys. A text or number that equals a secret of 4 or more characters is
   * masked as a whole; a secret of 8 or more characters inside a text is masked there. User names stay. Returns the value
   * itself if it has no secret, else a copy.
   */
  value<T>(value: T): T;
  /** The first 1,000 characters of a vendor's words. Fewer if that would cut a secret in two. */
  cut(words: string): string;
}

/** A shorter secret would also match ordinary words and IDs, and make texts unreadable. */
const SHORTEST_SECRET = 4;

/** Inside the texts of a record, a shorter secret would match ordinary words. */
const SHORTEST_WITHIN = 8;

const MOST_WORDS = 1_000;

/**
 * A redactor for these secrets and user names, as given and without invisible characters at their ends.
 * Also pass combinations such as the `user:password` of Basic authentication: they are separate secrets.
 */
export function redactor(secrets: string[], userNames: string[] = []): Redactor {
  const anywhere = finderOf(formsOf([...secrets, ...userNames]));
  if (!anywhere) return NO_SECRETS;
  const values = new ValueMask(hiddenBy(formsOf(secrets)));
  return {
    text: (words) => anywhere.replacedIn(words, MASK),
    value: <T>(value: T) => values.masked(value) as T,
    cut: (words) => cut(words, anywhere),
  };
}

/**
 * A redactor for the values of a call's secret fields, and for everything that `beside` masks. A value of 3 characters,
 * such as the code on a card, is masked only where it stands alone in a message, or as the value of a member with the field's
 * name.
 */
export function redactorOfCall(given: GivenSecret[], beside: Redactor): Redactor {
  const long = formsOf(given.flatMap(({ text }) => spellingsOf(trimmed(text))));
  const finder = finderOf(long);
  const short = given.filter(({ text }) => trimmed(text).length === SHORTEST_ALONE);
  const values = new ValueMask({ ...hiddenBy(long), named: byName(short) });
  const apart = given.map(({ text }) => digitsApart(trimmed(text)));
  const patterns = [...short.map(({ text }) => standingAlone(trimmed(text))), ...apart];
  return {
    text(words) {
      const clean = finder?.replacedIn(beside.text(words), MASK) ?? beside.text(words);
      return patterns.reduce((text, pattern) => (pattern ? text.replace(pattern, MASK) : text), clean);
    },
    value: <T>(value: T) => values.masked(beside.value(value)) as T,
    cut(words) {
      const [one, other] = [beside.cut(words), cut(words, finder)];
      return one.length < other.length ? one : other;
    },
  };
}

/** The length of a secret that is masked only where it stands alone. */
const SHORTEST_ALONE = 3;

/** Fewer digits with separators between them would match ordinary numbers. */
const FEWEST_DIGITS = 7;

/** Matches the number of a card, account or bank in a text, with any separators and with or without leading zeros. */
function digitsApart(secret: string): RegExp | undefined {
  const digits = secret.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(digits) || digits.length < FEWEST_DIGITS) return undefined;
  const own = [...digits.replace(/^0+/, '')].join('[\\s.-]{0,2}');
  return own === '' ? undefined : new RegExp(`(?<![1-9])(?:0[\\s.-]?)*${own}(?!\\d)`, 'g');
}

/** A secret as given. If it may be a card number, also in other spellings. */
function spellingsOf(secret: string): string[] {
  const digits = secret.replace(/[ -]/g, '');
  if (!/^\d{12,19}$/.test(digits)) return [secret];
  const fours = digits.match(/\d{1,4}/g) ?? [];
  return [secret, digits, fours.join(' '), fours.join('-')];
}

const standingAlone = (secret: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${secret.replace(/\W/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');

function byName(secrets: GivenSecret[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { text, names } of secrets) {
    for (const name of names.map((each) => each.toLowerCase()))
      named.set(name, (named.get(name) ?? new Set()).add(text).add(trimmed(text)));
  }
  return named;
}

/** A redactor that learns secrets while it is in use, such as the session tickets of a run. */
export class GrowingRedactor implements Redactor {
  private readonly secrets: Set<string>;
  private now: Redactor;

  constructor(
    secrets: string[],
    private readonly userNames: string[] = [],
  ) {
    this.secrets = new Set(secrets);
    this.now = redactor(secrets, userNames);
  }

  learn(secret: string): void {
    if (this.secrets.has(secret)) return;
    this.secrets.add(secret);
    this.now = redactor([...this.secrets], this.userNames);
  }

  /** Learns all secrets of another redactor. */
  learnFrom({ secrets }: GrowingRedactor): void {
    for (const secret of secrets) this.learn(secret);
  }

  readonly text = (words: string): string => this.now.text(words);
  readonly value = <T>(value: T): T => this.now.value(value);
  readonly cut = (words: string): string => this.now.cut(words);
}

/** For calls without a credential. */
export const NO_SECRETS: Redactor = {
  text: (words) => words,
  value: (value) => value,
  cut: (words) => cut(words),
};

/** Longest first, so that a secret inside a longer one does not leave the rest of the longer one visible. */
function formsOf(secrets: string[]): string[] {
  const long = secrets.filter((secret) => trimmed(secret).length >= SHORTEST_SECRET);
  const forms = new Set(long.flatMap((secret) => [secret, trimmed(secret)]));
  return [...forms].sort((a, b) => b.length - a.length);
}

const finderOf = (secrets: string[]): Finder | undefined =>
  secrets.length === 0 ? undefined : new Finder(secrets);

const hiddenBy = (secrets: string[]): Hidden => ({
  equal: finderOf(secrets.filter((secret) => secret.length < SHORTEST_WITHIN)),
  within: finderOf(secrets.filter((secret) => secret.length >= SHORTEST_WITHIN)),
  hasNumbers: secrets.some((secret) => /^[\d.+-]+$/.test(secret)),
});

function cut(words: string, secrets?: Finder): string {
  if (words.length <= MOST_WORDS) return words;
  // Half a secret would not be found, and so not masked.
  const around = secrets?.placesIn(words.slice(0, 2 * MOST_WORDS)) ?? [];
  const [end = MOST_WORDS] = around.find(([from, to]) => from < MOST_WORDS && to > MOST_WORDS) ?? [];
  return `${words.slice(0, end).trimEnd()}…`;
}
