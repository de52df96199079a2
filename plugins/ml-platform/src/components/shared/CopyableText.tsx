import { CopyTextButton } from '@backstage/core-components';
import Box from '@material-ui/core/Box';

/** A value that people paste elsewhere. */
export function CopyableText(props: { text: string; what: string }) {
  return (
    <Box component="span" display="inline-flex" alignItems="center">
      <code>{props.text}</code>
      <CopyTextButton
        text={props.text}
        variant="tertiary"
        tooltipText="Copied"
        aria-label={`Copy ${props.what} ${props.text}`}
      />
    </Box>
  );
}
