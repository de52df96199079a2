import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  CostGrouping,
  costGroupings,
} from '@atelier/plugin-ml-platform-common';

/** The ranges that can be chosen, in days. */
export const ranges = [7, 30, 90, 365];

/** Which costs are shown. */
export interface CostsQuery {
  groupBy: CostGrouping;
  days: number;
}

/** Which costs are shown: kept in the URL, so it can be shared and gone back to. */
export function useCostsQuery() {
  const [params, setParams] = useSearchParams();
  const by = params.get('by');
  const lastDaysText = params.get('days');
  const query = useMemo<CostsQuery>(
    () => ({
      groupBy: costGroupings.find(it => it === by) ?? 'service',
      days: ranges.find(it => String(it) === lastDaysText) ?? 30,
    }),
    [by, lastDaysText],
  );

  const set = (key: string, value: string) =>
    setParams(previous => {
      const next = new URLSearchParams(previous);
      next.set(key, value);
      return next;
    });
  return {
    query,
    groupBy: (grouping: CostGrouping) => set('by', grouping),
    lastDays: (days: number) => set('days', String(days)),
  };
}
