import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import useAsync from 'react-use/esm/useAsync';
import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { stageTitles } from '../shared/stageTitles';
import { CostChart } from './CostChart';
import { CostSeriesTable } from './CostSeriesTable';
import { DailyCostsTable } from './DailyCostsTable';
import { DownloadCosts } from './DownloadCosts';
import { groupingTitles } from './groupingTitles';
import { seriesTitle } from './seriesTitles';
import { chartSeries } from './chartSeries';

/** Costs day by day and part by part: as a chart, and the same numbers as tables. */
export function CostBreakdown(props: { slug: string; costs: ProjectCosts }) {
  const { slug, costs } = props;
  const api = useApi(mlPlatformApiRef);
  // Only to say which stage an account is; without it the account's number must do.
  const { value: accounts } = useAsync(
    () => api.getAccounts(slug),
    [api, slug],
  );
  const accountNames = Object.fromEntries(
    (accounts?.items ?? []).map(it => [
      it.accountId,
      `${it.accountId} (${stageTitles[it.stage]})`,
    ]),
  );
  const titled = costs.series.map(series => ({
    ...series,
    title: seriesTitle(costs.groupBy, series.key, accountNames),
  }));
  const by = groupingTitles[costs.groupBy].toLocaleLowerCase();

  return (
    <>
      <InfoCard
        title={`Daily costs by ${by}`}
        subheader="Unblended costs of all accounts of the ML project, as AWS Cost Explorer gives them"
      >
        <CostChart
          costs={costs}
          series={chartSeries(titled)}
          label={`Daily costs of ${slug} by ${by}; the tables below have the same numbers`}
        />
      </InfoCard>
      <InfoCard
        title={`Costs by ${by}`}
        action={<DownloadCosts slug={slug} costs={costs} series={titled} />}
      >
        <CostSeriesTable costs={costs} series={titled} />
        <Box mt={2}>
          <DailyCostsTable costs={costs} series={titled} />
        </Box>
      </InfoCard>
    </>
  );
}
