import { escapeXml } from './xml';

/** A SOAP 1.1 service, as its WSDL names things. */
export interface SoapService {
  /** Target namespace of messages and elements. */
  namespace: string;
  name: string;
  portType: string;
  /** The SOAPAction of an operation. */
  action(operation: string): string;
}

/** An element of a message. */
export interface SoapElement {
  name: string;
  /** `text`: a leaf. Else the fields of a record, in schema order. */
  type: 'text' | SoapElement[];
  /** This element wraps an array: its child of this name is repeated, each of `type`. */
  item?: string;
}

/** An operation: wrapper `<name>`, answered by `<name>Response` with `<name>Result` in it. */
export interface SoapOperationShape {
  name: string;
  /** The arguments in schema order. */
  args: SoapElement[];
  /** Undefined for an operation that answers nothing but its wrapper. */
  result: SoapElement | undefined;
}

/**
 * A WSDL 1.1 for SOAP 1.1, document/literal wrapped, elements qualified. Every leaf is an optional xs:string: decimals,
 * dates and wide ids then travel as the text they are. It names no address, the caller knows it.
 * https://www.w3.org/TR/2001/NOTE-wsdl-20010315
 */
export function makeWsdl(service: SoapService, operations: SoapOperationShape[]): string {
  const name = escapeXml(service.name);
  const namespace = escapeXml(service.namespace);
  const portType = escapeXml(service.portType);
  // `tns` is the one prefix that node-soap replaces by a default namespace, so that the envelope has no prefixes.
  return `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions name="${name}" targetNamespace="${namespace}" xmlns:tns="${namespace}"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">
<wsdl:types>
<xs:schema targetNamespace="${namespace}" elementFormDefault="qualified">
${operations.map(wrappers).join('\n')}
</xs:schema>
</wsdl:types>
${operations.map(messages).join('\n')}
<wsdl:portType name="${portType}">
${operations.map(portOperation).join('\n')}
</wsdl:portType>
<wsdl:binding name="${name}Binding" type="tns:${portType}">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>
${operations.map((operation) => bindingOperation(operation, service)).join('\n')}
</wsdl:binding>
<wsdl:service name="${name}">
<wsdl:port name="${name}Port" binding="tns:${name}Binding"><soap:address location=""/></wsdl:port>
</wsdl:service>
</wsdl:definitions>`;
}

function wrappers({ name, args, result }: SoapOperationShape): string {
  const answer = result ? [{ ...result, name: `${name}Result` }] : [];
  return topElement(name, args) + topElement(`${name}Response`, answer);
}

function topElement(name: string, fields: SoapElement[]): string {
  return `<xs:element name="${escapeXml(name)}">${record(fields)}</xs:element>`;
}

function record(fields: SoapElement[]): string {
  const elements = fields.map((field) => localElement(field, '1')).join('');
  return `<xs:complexType><xs:sequence>${elements}</xs:sequence></xs:complexType>`;
}

function localElement({ name, type, item }: SoapElement, maxOccurs: '1' | 'unbounded'): string {
  const open = `<xs:element name="${escapeXml(name)}" minOccurs="0" maxOccurs="${maxOccurs}"`;
  if (item !== undefined) {
    const items = localElement({ name: item, type }, 'unbounded');
    return `${open}><xs:complexType><xs:sequence>${items}</xs:sequence></xs:complexType></xs:element>`;
  }
  return type === 'text' ? `${open} type="xs:string"/>` : `${open}>${record(type)}</xs:element>`;
}

function messages({ name }: SoapOperationShape): string {
  const operation = escapeXml(name);
  return (
    `<wsdl:message name="${operation}In"><wsdl:part name="parameters" element="tns:${operation}"/></wsdl:message>` +
    `<wsdl:message name="${operation}Out">` +
    `<wsdl:part name="parameters" element="tns:${operation}Response"/></wsdl:message>`
  );
}

function portOperation({ name }: SoapOperationShape): string {
  const operation = escapeXml(name);
  return (
    `<wsdl:operation name="${operation}"><wsdl:input message="tns:${operation}In"/>` +
    `<wsdl:output message="tns:${operation}Out"/></wsdl:operation>`
  );
}

function bindingOperation({ name }: SoapOperationShape, service: SoapService): string {
  return (
    `<wsdl:operation name="${escapeXml(name)}">` +
    `<soap:operation soapAction="${escapeXml(service.action(name))}" style="document"/>` +
    '<wsdl:input><soap:body use="literal"/></wsdl:input>' +
    '<wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>'
  );
}
