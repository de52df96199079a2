import Button from '@material-ui/core/Button';
import DownloadIcon from '@material-ui/icons/GetApp';
import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { TitledSeries } from './chartSeries';
import { costsCsv } from './costsCsv';

/** Saves the daily costs as a file for a spreadsheet. */
export function DownloadCosts(props: {
  slug: string;
  costs: ProjectCosts;
  series: TitledSeries[];
}) {
  const { slug, costs, series } = props;
  const first = costs.dates[0];
  const last = costs.dates[costs.dates.length - 1];

  const download = () => {
    const url = URL.createObjectURL(
      new Blob([costsCsv(costs, series)], { type: 'text/csv;charset=utf-8' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = `${slug}-costs-by-${costs.groupBy}-${first}-${last}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };

  return (
    <Button startIcon={<DownloadIcon />} onClick={download}>
      Download CSV
    </Button>
  );
}
