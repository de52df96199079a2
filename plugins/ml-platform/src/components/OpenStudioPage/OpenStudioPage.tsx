import { useParams } from 'react-router-dom';
import { Content, ErrorPage } from '@backstage/core-components';
import {
  isProjectSlug,
  isStage,
  isStudioProfileName,
} from '@atelier/plugin-ml-platform-common';
import { OpeningStudio } from './OpeningStudio';

/** Asks for a Studio session of the profile in the address, and goes there. */
export function OpenStudioPage() {
  const {
    slug = '',
    stage,
    region = '',
    domainId = '',
    profileName = '',
  } = useParams();

  if (
    !isProjectSlug(slug) ||
    !isStage(stage) ||
    !isStudioProfileName(profileName)
  ) {
    return (
      <ErrorPage
        status="404"
        statusMessage="This address does not lead to a Studio profile"
        additionalInfo="Open Studio from the Studio tab of your ML project."
      />
    );
  }
  return (
    <Content>
      <OpeningStudio
        slug={slug}
        profile={{ stage, region, domainId, profileName }}
      />
    </Content>
  );
}
