/** The part of sax that the simulators use; the package has no types of its own. */
declare module 'sax' {
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
  export interface Parser {
    onopentag: (tag: QualifiedTag) => void;
    onclosetag: () => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    ondoctype: (text: string) => void;
    onerror: (error: Error) => void;
    write(text: string): Parser;
    close(): Parser;
  }
  export function parser(strict: boolean, options: { xmlns: boolean }): Parser;
}
