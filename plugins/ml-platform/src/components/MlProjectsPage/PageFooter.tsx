import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { MlProjectPage } from '@atelier/plugin-ml-platform-common';
import { formatMoney, sumMoney } from '../shared/formatMoney';

/** How many ML projects there are, what this page's cost together, and the way to the other pages. */
export function PageFooter(props: {
  page: MlProjectPage;
  /** Whether it is the page before, until the next one is read. */
  turning: boolean;
  hasPrevious: boolean;
  onPrevious: () => void;
  onNext: (cursor: string) => void;
}) {
  const { turning, hasPrevious } = props;
  const { items, totalItems, nextCursor } = props.page;
  const cost = sumMoney(items.flatMap(it => it.monthToDate ?? []));
  const complete = !hasPrevious && !nextCursor;
  const count = totalItems === 1 ? '1 ML project' : `${totalItems} ML projects`;

  return (
    <Box
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      justifyContent="space-between"
      gridGap={8}
      mt={2}
    >
      <Typography variant="body2" role="status">
        {complete ? count : `${items.length} of ${count}`}
        {cost && `, ${formatMoney(cost)} month to date`}
      </Typography>
      {!complete && (
        <nav aria-label="Pages of ML projects">
          <Button disabled={turning || !hasPrevious} onClick={props.onPrevious}>
            Previous page
          </Button>
          <Button
            disabled={turning || !nextCursor}
            onClick={() => nextCursor && props.onNext(nextCursor)}
          >
            Next page
          </Button>
        </nav>
      )}
    </Box>
  );
}
