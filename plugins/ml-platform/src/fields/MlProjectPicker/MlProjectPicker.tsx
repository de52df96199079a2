import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Autocomplete, {
  createFilterOptions,
} from '@material-ui/lab/Autocomplete';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { MlProjectChoice } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { describedBy } from '../describedBy';
import { FieldLoadError } from '../FieldLoadError';
import { groupName, projectRefusal } from '../refusals';
import { ProjectOption } from './ProjectOption';
import { MlProjectPickerProps } from './schema';

const filterOptions = createFilterOptions<MlProjectChoice>({
  stringify: ({ slug, owner, costCenter }) => `${slug} ${owner} ${costCenter}`,
  limit: 100,
});

/** Picks one of the ML projects that the person belongs to; lists the others and says why not. */
export function MlProjectPicker(props: MlProjectPickerProps) {
  const { formData: slug, onChange, schema, required, disabled } = props;
  const { rawErrors = [], idSchema } = props;
  const api = useApi(mlPlatformApiRef);
  const { value, loading, error, retry } = useAsyncRetry(
    () => api.getProjectChoices(),
    [api],
  );

  if (error) {
    return (
      <FieldLoadError what="the ML projects" error={error} onRetry={retry} />
    );
  }
  const choices = [...(value?.items ?? [])].sort(
    (a, b) => Number(b.member) - Number(a.member),
  );
  const chosen = choices.find(it => it.slug === slug) ?? null;
  const refusal = slug && value ? projectRefusal(slug, choices) : undefined;

  return (
    <Autocomplete
      id={idSchema?.$id}
      options={choices}
      value={chosen}
      onChange={(_event, choice) => onChange(choice?.slug)}
      filterOptions={filterOptions}
      groupBy={({ member }) =>
        member ? 'Your ML projects' : 'ML projects of others'
      }
      getOptionLabel={choice => choice.slug}
      getOptionSelected={(option, choice) => option.slug === choice.slug}
      getOptionDisabled={choice => !choice.member}
      renderOption={choice => <ProjectOption choice={choice} />}
      loading={loading}
      loadingText="Reading the ML projects…"
      noOptionsText="No ML project matches"
      disabled={disabled}
      renderInput={params => (
        <TextField
          {...params}
          inputProps={{
            ...params.inputProps,
            'aria-describedby': describedBy(idSchema?.$id),
          }}
          label={schema.title ?? 'ML project'}
          required={required}
          margin="normal"
          error={rawErrors.length > 0 || refusal !== undefined}
          helperText={
            // The form shows the same refusal itself once it has validated.
            (rawErrors.length === 0 && refusal) ||
            helpFor(chosen, value?.items, schema.description)
          }
        />
      )}
    />
  );
}

function helpFor(
  chosen: MlProjectChoice | null,
  choices: MlProjectChoice[] | undefined,
  description?: string,
) {
  if (chosen) {
    return `Owned by ${groupName(chosen.owner)}, cost centre ${
      chosen.costCenter
    }`;
  }
  if (choices && !choices.some(it => it.member)) {
    return 'You belong to no ML project yet. Ask the group that owns one to add you.';
  }
  return description;
}
