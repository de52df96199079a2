const pattern =
  /^P?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

const second = 1_000;
const day = 86_400 * second;
const units = [
  365 * day,
  30 * day,
  7 * day,
  day,
  3_600 * second,
  60 * second,
  second,
];

/** Milliseconds of an ISO 8601 duration, for example `P30D`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const found = pattern.exec(text);
  if (!found || !text || /[PT]$/i.test(text)) {
    return undefined;
  }
  return units.reduce(
    (sum, unit, index) => sum + Number(found[index + 1] ?? 0) * unit,
    0,
  );
}
