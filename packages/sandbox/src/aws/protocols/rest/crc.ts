import { crc32 as zlibCrc32 } from 'node:zlib';

/** CRC-32 of ISO-HDLC. */
export function crc32(bytes: Buffer): Buffer {
  return uint32(zlibCrc32(bytes));
}

const castagnoli = table(0x82f63b78);

/** CRC-32C (Castagnoli). */
export function crc32c(bytes: Buffer): Buffer {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc = castagnoli[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  }
  return uint32((crc ^ 0xffffffff) >>> 0);
}

const nvme = [...Array(256).keys()].map(byte => {
  const polynomial = 0x9a6c9329ac4bc9b5n;
  let crc = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) {
    crc = crc & 1n ? (crc >> 1n) ^ polynomial : crc >> 1n;
  }
  return [Number(crc >> 32n), Number(crc & 0xffffffffn)] as const;
});

/** CRC-64/NVME, in two halves because JavaScript's numbers have 53 bits. */
export function crc64nvme(bytes: Buffer): Buffer {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of bytes) {
    const [tableHigh, tableLow] = nvme[(low ^ byte) & 0xff];
    low = (((low >>> 8) | (high << 24)) ^ tableLow) >>> 0;
    high = ((high >>> 8) ^ tableHigh) >>> 0;
  }
  return Buffer.concat([
    uint32((high ^ 0xffffffff) >>> 0),
    uint32((low ^ 0xffffffff) >>> 0),
  ]);
}

function table(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    }
    return crc >>> 0;
  });
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
