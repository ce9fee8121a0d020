/** The part of sax that is used; the package has no types of its own. */
declare module 'sax' {
  export interface Tag {
    name: string;
    attributes: Record<string, string>;
  }
  export interface QualifiedAttribute {
    local: string;
    uri: string;
    value: string;
  }
  export interface QualifiedTag {
    local: string;
    uri: string;
    attributes: Record<string, QualifiedAttribute>;
  }
  export interface Parser<T> {
    /** Text by the name of an entity: "lt", "#x0B". */
    ENTITIES: Readonly<Record<string, string | undefined>>;
    onattribute: () => void;
    onopentag: (tag: T) => void;
    onclosetag: () => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    ondoctype: (text: string) => void;
    onerror: (error: Error) => void;
    readonly tagName: string;
    readonly attribName: string;
    readonly attribValue: string;
    readonly comment: string;
    readonly procInstName: string;
    readonly procInstBody: string;
    readonly entity: string;
    /** Passes the text so far to ontext and oncdata. */
    flush(): void;
    write(text: string): Parser<T>;
    close(): Parser<T>;
  }
  export function parser(strict: boolean, options: { xmlns: true }): Parser<QualifiedTag>;
  export function parser(strict: boolean, options: { position: boolean }): Parser<Tag>;
}
