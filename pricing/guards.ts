/** What a value that a guard held back waits for: an error repeats itself as faithfully as a fact. */

/** A person alone can decide on these. */
const ONLY_A_PERSON = ['not_positive', 'became_zero', 'rejected_before', 'corrected_by_hand'];

export function settledByPersonOnly(guard: string): boolean {
  return ONLY_A_PERSON.includes(guard);
}

/** True where the same value in the next run is word enough. */
export function settledByRepetition(guard: string): boolean {
  return guard !== 'implausible' && !settledByPersonOnly(guard);
}
