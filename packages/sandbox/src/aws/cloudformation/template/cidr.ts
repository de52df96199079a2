import { TemplateError } from './TemplateError';

/**
 * `Fn::Cidr`: so many blocks of an IPv4 block, one after another.
 *
 * @param hostBits - how many bits of an address are the block's own: 8 makes /24
 */
export function cidrBlocks(
  block: string,
  count: number,
  hostBits: number,
): string[] {
  const [, address, prefix] = /^((?:\d{1,3}\.){3}\d{1,3})\/(\d{1,2})$/.exec(
    block,
  ) ?? [undefined, undefined, undefined];
  const bytes = address?.split('.').map(Number) ?? [];
  const outer = 32 - Number(prefix);
  if (
    !address ||
    outer < 0 ||
    bytes.some(byte => byte > 255) ||
    !Number.isInteger(count) ||
    count < 1 ||
    count > 256 ||
    !Number.isInteger(hostBits) ||
    hostBits < 1 ||
    hostBits > outer ||
    count > 2 ** (outer - hostBits)
  ) {
    throw new TemplateError(
      `Template error: Fn::Cidr cannot make ${count} blocks with ${hostBits} host bits of ${block}`,
    );
  }
  const start = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const first = start - (start % 2 ** outer);
  return Array.from({ length: count }, (_, index) => {
    const value = first + index * 2 ** hostBits;
    const parts = [24, 16, 8, 0].map(
      bits => Math.floor(value / 2 ** bits) % 256,
    );
    return `${parts.join('.')}/${32 - hostBits}`;
  });
}
