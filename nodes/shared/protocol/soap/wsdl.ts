import type { SoapService } from '../dialect';
import { escapeXml } from './xml';

/**
 * A WSDL 1.1 of one operation: SOAP 1.1, document/literal wrapped, elements qualified. It has no types and no address,
 * since the caller writes the content of the wrapper and sends it.
 * https://www.w3.org/TR/2001/NOTE-wsdl-20010315
 */
export function makeWsdl(service: SoapService, operation: string): string {
  const name = escapeXml(service.name);
  const namespace = escapeXml(service.namespace);
  const portType = escapeXml(service.portType);
  const element = escapeXml(operation);
  // node-soap replaces only the prefix `tns` by a default namespace, so the envelope has no prefixes.
  return `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions name="${name}" targetNamespace="${namespace}" xmlns:tns="${namespace}"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">
<wsdl:types>
<xs:schema targetNamespace="${namespace}" elementFormDefault="qualified">
<xs:element name="${element}"/>
</xs:schema>
</wsdl:types>
<wsdl:message name="In"><wsdl:part name="parameters" element="tns:${element}"/></wsdl:message>
<wsdl:portType name="${portType}">
<wsdl:operation name="${element}"><wsdl:input message="tns:In"/></wsdl:operation>
</wsdl:portType>
<wsdl:binding name="${name}Binding" type="tns:${portType}">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>
<wsdl:operation name="${element}">
<soap:operation soapAction="${escapeXml(service.action(operation))}" style="document"/>
<wsdl:input><soap:body use="literal"/></wsdl:input>
</wsdl:operation>
</wsdl:binding>
<wsdl:service name="${name}">
<wsdl:port name="${name}Port" binding="tns:${name}Binding"><soap:address location=""/></wsdl:port>
</wsdl:service>
</wsdl:definitions>`;
}
