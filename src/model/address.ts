/** Is this the address of something that is not on the disk? */
export function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+]*:\/\//i.test(path);
}

/**
 * An address as it may be shown: a signature or a login in it is a secret. A password may hold an @ itself: the last one
 * before the path ends the login, as it does for whoever fetches the address.
 */
export function shownAddress(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//');
}
