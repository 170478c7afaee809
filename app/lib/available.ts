import { DataUnavailable } from '../data';

/** The answer, or null when the database is away; any other error goes on. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DataUnavailable) return null;
    throw error;
  }
}
