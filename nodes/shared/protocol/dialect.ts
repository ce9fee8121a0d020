import type { CallFailure } from '../errors';
import type { Reading, Verdict } from '../operation';

/** What the protocols need to know about a vendor. */
export interface Dialect extends Reading {
  /** The product's name, for people. */
  vendor: string;
  /** Sent with every call. */
  headers: Record<string, string>;
  /** The longest body that the vendor documents, in bytes. A larger batch is split into several calls. */
  maxBodyBytes?: number;
  /** Decides whether an answer, or one row with its own status, is a success. */
  judge: Verdict;
  /** Members that report success in an answer. They are left out of items, which report it in n8n's way. */
  envelope?: string[];
  /**
   * Members that report whether a call succeeded. If an answer is documented with one of them but has none, its outcome is
   * not known.
   */
  signs?: string[];
  /** Names that carry the credential in a query or a body. Users can't add members of these names by hand. */
  tokenNames?: string[];
  soap?: SoapDialect;
}

/** How the calls to a SOAP vendor look. */
export interface SoapDialect {
  service: SoapService;
  /** The element that carries the credential unless a call says otherwise, and its fields in schema order. */
  token: { element: string; fields: string[] };
  /**
   * Whether a fault means that the vendor refused and did nothing. Any other fault may come in the middle of the work, so
   * the outcome of a `once` call is then unknown.
   */
  meansNo(fault: CallFailure): boolean;
}

/** A SOAP 1.1 service, by the names in its WSDL. */
export interface SoapService {
  /** The target namespace of messages and elements. */
  namespace: string;
  name: string;
  portType: string;
  /** The SOAPAction of an operation. */
  action(operation: string): string;
}
