import Typography from '@material-ui/core/Typography';
import { Persona } from '@atelier/plugin-ml-platform-common';

/** A persona's title, and what it is for. */
export function PersonaLabel({ persona }: { persona: Persona }) {
  return (
    <>
      <Typography>{persona.title}</Typography>
      {persona.description && (
        <Typography variant="caption" component="div" color="textSecondary">
          {persona.description}
        </Typography>
      )}
    </>
  );
}
