/** Where the document of a `did:web` is read; nothing where the key itself names the institution. */
export function documentAddress(did: string): string | null {
  const [, host, ...path] = did.startsWith("did:web:") ? did.slice("did:".length).split(":") : [];
  if (host === undefined) {
    return null;
  }
  const server = `https://${host.replace(/%3a/i, ":")}`;
  return path.length === 0 ? `${server}/.well-known/did.json` : `${server}/${path.join("/")}/did.json`;
}
