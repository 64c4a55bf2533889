/** Takes the focus to the first field that says it is wrong. @returns whether there was one */
export function focusInvalid(form: Element | null): boolean {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"], .wrong input');
  field?.focus();
  return field !== null && field !== undefined;
}
