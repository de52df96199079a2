/**
 * A token of 32 characters for a request that must not be done twice.
 * Made without `crypto.randomUUID`, which browsers keep from pages over plain HTTP.
 */
export function newRequestToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, it => it.toString(16).padStart(2, '0')).join('');
}
