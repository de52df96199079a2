import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { isStage } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { describedBy } from '../describedBy';
import { FieldLoadError } from '../FieldLoadError';
import { readField } from '../readField';
import { stageTitle } from '../../components/shared/stageTitles';
import { personaRefusal } from '../refusals';
import { PersonaLabel } from './PersonaLabel';
import { PersonaPickerProps, stageFieldOf } from './schema';

/** Picks one of the personas that are allowed at the chosen stage. */
export function PersonaPicker(props: PersonaPickerProps) {
  const { formData: id, formContext, uiSchema, schema, onChange } = props;
  const { rawErrors = [], idSchema, required, disabled } = props;
  const stage = readField(formContext?.formData, stageFieldOf(uiSchema));
  const api = useApi(mlPlatformApiRef);
  const { value, error, retry } = useAsyncRetry(() => api.getPersonas(), [api]);

  if (error) {
    return <FieldLoadError what="the personas" error={error} onRetry={retry} />;
  }
  const allowed = (value?.items ?? []).filter(
    it => isStage(stage) && it.stages.includes(stage),
  );
  const refusal = id && value && personaRefusal(id, stage, value.items);

  return (
    <FormControl
      component="fieldset"
      required={required}
      disabled={disabled}
      margin="normal"
      error={rawErrors.length > 0 || Boolean(refusal)}
    >
      <FormLabel component="legend">{schema.title ?? 'Persona'}</FormLabel>
      <FormHelperText id={`${idSchema?.$id}-helper-text`}>
        {schema.description}
      </FormHelperText>
      {!value && <Progress />}
      {value && allowed.length === 0 && (
        <FormHelperText>
          {stage
            ? `No persona is allowed in ${stageTitle(
                stage,
              )}. Choose another stage.`
            : 'Choose a stage first.'}
        </FormHelperText>
      )}
      <RadioGroup
        id={idSchema?.$id}
        name={idSchema?.$id}
        aria-label={schema.title ?? 'Persona'}
        aria-describedby={describedBy(idSchema?.$id)}
        value={id ?? ''}
        onChange={event => onChange(event.target.value)}
      >
        {allowed.map(persona => (
          <FormControlLabel
            key={persona.id}
            value={persona.id}
            control={<Radio color="primary" />}
            label={<PersonaLabel persona={persona} />}
          />
        ))}
      </RadioGroup>
      {refusal && rawErrors.length === 0 && (
        <FormHelperText>{refusal}</FormHelperText>
      )}
    </FormControl>
  );
}
