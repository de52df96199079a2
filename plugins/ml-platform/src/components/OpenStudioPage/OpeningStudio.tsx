import { LinkButton, Progress } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { OpenStudioRequest } from '@atelier/plugin-ml-platform-common';
import { LoadError } from '../shared/LoadError';
import { stageTitles } from '../shared/stageTitles';
import { useProjectPaths } from '../shared/useProjectPaths';
import { useStudioSession } from './useStudioSession';

/** Shows that Studio is being opened, or why it could not be. */
export function OpeningStudio(props: {
  slug: string;
  profile: OpenStudioRequest;
}) {
  const { slug, profile } = props;
  const { error, retry } = useStudioSession(slug, profile);
  const { stage, region, profileName } = profile;
  const paths = useProjectPaths(slug);

  return (
    <>
      {error ? (
        <LoadError
          error={error}
          action={`open Studio as ${profileName} in ${slug} (${stageTitles[stage]}, ${region})`}
          onRetry={retry}
        />
      ) : (
        <div role="status">
          <Typography variant="h5" component="h2" gutterBottom>
            Opening Studio
          </Typography>
          <Typography paragraph>
            Signing in as {profileName} in {slug} ({stageTitles[stage]},{' '}
            {region}).
          </Typography>
          <Progress />
        </div>
      )}
      <Box mt={2}>
        <LinkButton to={paths.studio} variant="outlined">
          Back to the Studio tab of {slug}
        </LinkButton>
      </Box>
    </>
  );
}
