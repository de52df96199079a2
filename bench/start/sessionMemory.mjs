import { readFileSync, readdirSync } from 'node:fs';

/** Memory of the processes of a session (`setsid`) in gigabytes, each page counted once: their PSS. */
export function sessionMemory(sessionId) {
  let kilobytes = 0;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const session = Number(
        stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3],
      );
      if (session !== sessionId) continue;
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)[1]);
    } catch (error) {
      if (!['ENOENT', 'ESRCH'].includes(error.code)) throw error;
    }
  }
  return kilobytes / 1e6;
}
