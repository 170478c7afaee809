export { type Fetched, Fetcher, type FetcherOptions, type FetchRequest } from './fetcher';
export { FetchError, type FetchFailure, type FetchTry, LIMITS, type Limits } from './types';
