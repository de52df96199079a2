const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long something took, such as `3 min 4 s`, from milliseconds. */
export function formatDuration(milliseconds: number): string {
  const duration = Math.max(0, milliseconds);
  if (duration < minute) {
    return `${Math.floor(duration / second)} s`;
  }
  if (duration < hour) {
    const seconds = Math.floor((duration % minute) / second);
    return `${Math.floor(duration / minute)} min ${seconds} s`;
  }
  const minutes = Math.floor((duration % hour) / minute);
  return `${Math.floor(duration / hour)} h ${minutes} min`;
}
