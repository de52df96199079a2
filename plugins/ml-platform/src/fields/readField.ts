/** The text that a form holds under a name; nothing when it is empty or no text. */
export function readField(formData: unknown, name: string): string | undefined {
  const value = (formData as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
