import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';

/** Why there is no ML project to see, and what to do about it. */
export function NoProjects(props: {
  filter: string;
  /** Whether there are pages before this one. */
  laterPage: boolean;
  onClear: () => void;
}) {
  if (props.laterPage) {
    return (
      <EmptyState
        missing="data"
        title="No ML projects on this page any more"
        description="There are fewer of them than when its address was made. Go back to the page before."
      />
    );
  }
  if (props.filter) {
    return (
      <EmptyState
        missing="data"
        title={`No ML project matches “${props.filter}”`}
        description="The search looks at names, owners and cost centres."
        action={
          <Button variant="outlined" onClick={props.onClear}>
            Show all ML projects
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      missing="content"
      title="No ML projects yet"
      description={
        'An ML project appears here a few minutes after its AWS accounts are tagged with its name, stage, ' +
        'owner and cost centre. Ask the ML platform team to set up accounts for your team.'
      }
    />
  );
}
