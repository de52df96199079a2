/**
 * The ids of the texts that describe a field: its help, and the errors that the form puts below it.
 * The form's field template names the latter.
 */
export function describedBy(id = 'field') {
  return `${id}-helper-text ${id}__error`;
}
