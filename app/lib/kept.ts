/**
 * Keeps what is computed from one load of the market for as long as that load is in use: a publish
 * brings another load, and with it an empty memory.
 * @param most answers kept for each load; the one longest not asked for goes first
 */
export function keptBy<Load extends object, Answer>(most: number) {
  const loads = new WeakMap<Load, Map<string, Answer>>();
  return (load: Load, asked: readonly unknown[], make: () => Answer): Answer => {
    const answers = loads.get(load) ?? new Map<string, Answer>();
    loads.set(load, answers);
    const key = JSON.stringify(asked);
    const answer = answers.has(key) ? (answers.get(key) as Answer) : make();
    // The one asked for last stands last.
    answers.delete(key);
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= most) break;
      answers.delete(oldest);
    }
    return answer;
  };
}
