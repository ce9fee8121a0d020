import { derived } from '../operation/derived';

type Headers = Readonly<Record<string, string>>;

interface Joined {
  fixed: Headers;
  withAccess: (ofAccess: Headers) => Headers;
}

/** The headers that all calls of an operation have, joined once. Of one name, in whatever letter case, the last one is sent. */
export class FixedHeaders {
  /** By the type of the body; '' without a body. */
  private readonly byType = new Map<string, Joined>();

  constructor(private readonly sources: Headers[]) {}

  /** The headers of a call. In: the type of its body, its own, and those of the credential, which many calls share. */
  with(contentType: string | undefined, own: Headers, ofAccess: Headers): Headers {
    const { fixed, withAccess } = this.of(contentType);
    if (!hasNoMembers(own)) return joined(fixed, own, ofAccess);
    return hasNoMembers(ofAccess) ? fixed : withAccess(ofAccess);
  }

  private of(contentType = ''): Joined {
    let known = this.byType.get(contentType);
    if (!known) {
      const fixed = joined(...this.sources, contentType === '' ? {} : { 'Content-Type': contentType });
      known = { fixed, withAccess: derived((ofAccess: Headers) => joined(fixed, ofAccess)) };
      this.byType.set(contentType, known);
    }
    return known;
  }
}

/** Whether an object has no members. */
export function hasNoMembers(members: Record<string, unknown>): boolean {
  for (const _ in members) return false;
  return true;
}

function joined(...sources: Headers[]): Headers {
  const sent: Record<string, string> = {};
  const names = new Map<string, string>();
  for (const source of sources)
    for (const [name, value] of Object.entries(source)) {
      const known = names.get(name.toLowerCase());
      if (known !== undefined && known !== name) delete sent[known];
      names.set(name.toLowerCase(), name);
      sent[name] = value;
    }
  return sent;
}
