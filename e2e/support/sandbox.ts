export const sandboxUrl = 'http://127.0.0.1:4566';

interface JournalEntry {
  seq: number;
  service: string;
  operation: string;
  account: string;
  principal: string;
  source: string;
  write: boolean;
}

/** Number of the newest call in the sandbox's journal. */
export async function lastCall(): Promise<number> {
  const entries = await callsSince(0);
  return entries.at(-1)?.seq ?? 0;
}

/** What the sandbox was asked since a call. */
export async function callsSince(seq: number): Promise<JournalEntry[]> {
  const response = await fetch(`${sandboxUrl}/_sandbox/journal?since=${seq}`);
  const { entries } = (await response.json()) as { entries: JournalEntry[] };
  return entries;
}

/** What the portal wrote to AWS since a call, as `service:operation`. */
export async function writesSince(seq: number): Promise<string[]> {
  const calls = await callsSince(seq);
  return calls
    .filter(({ source, write, principal }) =>
      Boolean(source === 'client' && write && principal.includes('Atelier')),
    )
    .map(({ service, operation }) => `${service}:${operation}`);
}

/** Makes calls fail as AWS would say it; gives what ends that. */
export async function fail(
  call: { service: string; operation: string; account: string },
  error: { code: string; status: number; message: string },
): Promise<() => Promise<void>> {
  const response = await fetch(`${sandboxUrl}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...call, effect: { type: 'error', ...error } }),
  });
  const { id } = (await response.json()) as { id: string };
  return async () => {
    await fetch(`${sandboxUrl}/_sandbox/faults/${id}`, { method: 'DELETE' });
  };
}
