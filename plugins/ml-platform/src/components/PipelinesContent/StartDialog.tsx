import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { MlPipeline } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { ActionDialog } from '../shared/ActionDialog';
import { stageTitles } from '../shared/stageTitles';
import { useProjectPaths } from '../shared/useProjectPaths';
import { changedParameters, checkParameter } from './parameters';
import { ParameterField } from './ParameterField';
import { newRequestToken } from './requestToken';

/** Asks for the parameters of a pipeline, starts it and leads to its execution. */
export function StartDialog(props: {
  slug: string;
  pipeline: MlPipeline;
  onClose: () => void;
}) {
  const { slug, pipeline, onClose } = props;
  const { stage, region, name, parameters } = pipeline;
  const api = useApi(mlPlatformApiRef);
  const navigate = useNavigate();
  const paths = useProjectPaths(slug);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(parameters.map(it => [it.name, it.defaultValue ?? ''])),
  );
  // Sent again after a lost answer, the same request does not start a second execution.
  const token = useRef(newRequestToken());

  const start = async () => {
    const ref = await api.startPipeline(
      slug,
      { stage, region, pipeline: name },
      {
        parameters: changedParameters(parameters, values),
        requestToken: token.current,
      },
    );
    navigate(paths.execution(ref));
  };

  return (
    <ActionDialog
      title={`Start ${pipeline.displayName || name}`}
      confirm="Start"
      act={start}
      onClose={onClose}
      ready={parameters.every(it => !checkParameter(it, values[it.name]))}
    >
      <Typography paragraph>
        Starts an execution in {stageTitles[stage]}, account{' '}
        {pipeline.accountId}, {region}. Its jobs cost money there.
      </Typography>
      {parameters.length === 0 && (
        <Typography paragraph>The pipeline takes no parameters.</Typography>
      )}
      {parameters.map(parameter => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          value={values[parameter.name]}
          onChange={value => {
            // Other parameters are another request.
            token.current = newRequestToken();
            setValues(it => ({ ...it, [parameter.name]: value }));
          }}
        />
      ))}
    </ActionDialog>
  );
}
