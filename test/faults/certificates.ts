import forge from 'node-forge';

/** A certificate with its key, as PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** What a certificate says. By default it is valid for 127.0.0.1, today, and self-signed. */
interface Claims {
  issuer?: Certificate;
  isAuthority?: boolean;
  /** Its name; by default its address. */
  name?: string;
  /** The IP address that it is for. */
  address?: string;
  /** Days from today. */
  from?: number;
  until?: number;
}

const DAY_MS = 86_400_000;

const newKeys = () => forge.pki.rsa.generateKeyPair(2048);

/** The same in all certificates of servers, since making one takes a while. */
let serverKeys: forge.pki.rsa.KeyPair | undefined;

/** Makes a certificate. */
export function certificate({
  issuer,
  isAuthority = false,
  address = '127.0.0.1',
  name = address,
  from = -1,
  until = 30,
}: Claims): Certificate {
  const keys = isAuthority ? newKeys() : (serverKeys ??= newKeys());
  const cert = forge.pki.createCertificate();
  cert.publicKey = keys.publicKey;
  cert.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(8))}`;
  cert.validity.notBefore = new Date(Date.now() + from * DAY_MS);
  cert.validity.notAfter = new Date(Date.now() + until * DAY_MS);
  const subject = [{ name: 'commonName', value: name }];
  cert.setSubject(subject);
  cert.setIssuer(issuer ? forge.pki.certificateFromPem(issuer.cert).subject.attributes : subject);
  cert.setExtensions([
    { name: 'basicConstraints', cA: isAuthority },
    ...(isAuthority ? [] : [{ name: 'subjectAltName', altNames: [{ type: 7, ip: address }] }]),
  ]);
  const signer = issuer ? forge.pki.privateKeyFromPem(issuer.key) : keys.privateKey;
  cert.sign(signer, forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(cert), key: forge.pki.privateKeyToPem(keys.privateKey) };
}
