import { useSearchParams } from 'react-router-dom';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { Theme } from '@material-ui/core/styles';

export type StepsView = 'graph' | 'table';

/** How the steps are shown and which is chosen: kept in the URL. A narrow screen shows the table unless told otherwise. */
export function useStepsQuery() {
  const [params, setParams] = useSearchParams();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('xs'), {
    noSsr: true,
  });
  const asked = params.get('view');
  const view: StepsView =
    asked === 'graph' || asked === 'table'
      ? asked
      : (narrow && 'table') || 'graph';

  const set = (key: string, value: string) =>
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        next.set(key, value);
        return next;
      },
      { replace: true },
    );

  return {
    view,
    step: params.get('step') ?? undefined,
    setView: (next: StepsView) => set('view', next),
    select: (name: string) => set('step', name),
  };
}
