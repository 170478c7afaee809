/** The fields of a plain form that scripts follow. */

export type Field = HTMLInputElement | HTMLSelectElement;

/**
 * Lets what was changed before the scripts had started count. Of two fields of one name that were
 * both changed the later one does, as it does without scripts.
 * @returns the field in hand, else the last one changed; undefined: none was
 */
export function catchUp(form: HTMLFormElement): Field | undefined {
  const asServed = form.cloneNode(true) as HTMLFormElement;
  asServed.reset();
  const fields = [...form.elements] as HTMLInputElement[];
  const early = fields.filter((field, i) => {
    const served = asServed.elements[i] as HTMLInputElement;
    return field.value !== served.value || field.checked !== served.checked;
  });
  for (const field of new Map(early.map((f) => [f.name, f])).values()) clearTwins(form, field);
  return early.find((field) => field === document.activeElement) ?? early.at(-1);
}

/**
 * Of two fields of one name ("Size", "Other size") the choice just made counts: what was typed in
 * the other before would win by standing later.
 */
export function clearTwins(form: HTMLFormElement, changed: Element | null) {
  if (!(changed instanceof HTMLSelectElement)) return;
  const others = changed.dataset.instead?.split(' ') ?? [];
  for (const field of form.elements)
    if (isTyped(field) && (field.name === changed.name || others.includes(field.name)))
      field.value = '';
}

export function isTyped(field: EventTarget | null): field is HTMLInputElement {
  return field instanceof HTMLInputElement && !['checkbox', 'hidden'].includes(field.type);
}

export function isWriting(field: Field): boolean {
  return isTyped(field) && field === document.activeElement;
}

export function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (field): field is Field =>
      field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  );
}
