/** One line of text: what AWS lets people write into names and tags, without control characters. */
export function plainText(value: string): string {
  return value.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Text that Markdown and templates show as it is: none of its characters means anything to them. */
export function escapeMarkdown(value: string): string {
  return plainText(value).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A slug as a title: `demand-forecast` becomes `Demand forecast`. */
export function titleFromSlug(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
